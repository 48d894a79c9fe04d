import Core
import Disclosure
import LocatedYAML

/// `NNNN.json` of the ledger as it was read; JSON is YAML, so that faults have places.
struct ReleaseHeader {
  let number: Int
  let previous: String?
  let closedOn: CalendarDate
  let rule: SafetyRule
  let periods: [Period]
  let families: [Family]
  let measures: [Period: PeriodMeasures]
  let revises: Int?
  let isDemonstration: Bool

  struct Family {
    let year: Int
    let sha256: String
    let audit: FiguresRelease.Summary
  }

  /// `nil` when errors were reported.
  init?(_ text: String, path: String, reporting diagnostics: inout [Diagnostic]) {
    let before = diagnostics.count
    guard let root = YAMLValue.parse(text, path: path, reporting: &diagnostics),
      var keys = root.mapping(reporting: &diagnostics)
    else { return nil }
    let format = keys.required("format", reporting: &diagnostics) { $0.integer(reporting: &$1) }
    let number = keys.required("number", reporting: &diagnostics) { $0.integer(reporting: &$1) }
    let previous = keys.required("previous", reporting: &diagnostics) { value, diagnostics in
      value.isNull ? .some(String?.none) : value.string(reporting: &diagnostics).map { .some($0) }
    }
    let day = keys.required("closed_on", reporting: &diagnostics) { $0.date(reporting: &$1) }
    let rule = ReleaseHeader.rule(&keys, &diagnostics)
    let periods = keys.required("periods", reporting: &diagnostics) { value, diagnostics in
      value.list(reporting: &diagnostics) { $0.period(&$1) }
    }
    let families = keys.required("families", reporting: &diagnostics) { value, diagnostics in
      value.list(reporting: &diagnostics, Family.init)
    }
    let measures = keys.required("measures", reporting: &diagnostics) { value, diagnostics in
      value.list(reporting: &diagnostics, ReleaseHeader.measures)
    }
    let revises = keys.optional("revises", reporting: &diagnostics) {
      $0.integer(reporting: &$1)
    }
    let isDemonstration = keys.optional("demonstration", reporting: &diagnostics) {
      $0.boolean(reporting: &$1)
    }
    keys.finish(reporting: &diagnostics)
    if let format, format != FiguresRelease.format { root.malformed("format", &diagnostics) }
    guard let number, let previous, let day, let rule, let periods, let families, let measures,
      !diagnostics[before...].contains(where: \.isError)
    else { return nil }
    self.number = number
    self.previous = previous
    closedOn = day
    self.rule = rule
    self.periods = periods
    self.families = families
    self.measures = Dictionary(measures) { first, _ in first }
    self.revises = revises
    self.isDemonstration = isDemonstration ?? false
  }

  private static func rule(
    _ keys: inout YAMLMapping, _ diagnostics: inout [Diagnostic]
  ) -> SafetyRule? {
    let threshold = keys.required("threshold", reporting: &diagnostics) {
      $0.integer(reporting: &$1)
    }
    let zeros = keys.required("zeros", reporting: &diagnostics) { $0.string(reporting: &$1) }
    let requirement = keys.required("requirement", reporting: &diagnostics) {
      $0.string(reporting: &$1)
    }
    guard let threshold, threshold >= 2, let zeros, let requirement else { return nil }
    return SafetyRule(
      threshold: threshold, zeros: zeros == "hidden" ? .hidden : .shown,
      requirement: requirement == "strong" ? .strong : .range)
  }

  private static func measures(
    _ value: YAMLValue, _ diagnostics: inout [Diagnostic]
  ) -> (Period, PeriodMeasures)? {
    guard var keys = value.mapping(reporting: &diagnostics) else { return nil }
    var measures = PeriodMeasures()
    let period = keys.required("period", reporting: &diagnostics) { $0.period(&$1) }
    func number(_ key: String) -> Int? {
      keys.optional(key, reporting: &diagnostics) { $0.integer(reporting: &$1) }
    }
    measures.doubledMedian = number("median_x2")
    measures.meanInTenths = number("mean_x10")
    measures.signatories = number("signatories")
    let tables = keys.optional("row_medians_x2", reporting: &diagnostics) {
      $0.mapping(reporting: &$1)
    }
    for table in tables?.entries ?? [] {
      for row in table.value.mapping(reporting: &diagnostics)?.entries ?? [] {
        measures.rowMedians[table.key, default: [:]][row.key] =
          row.value.integer(reporting: &diagnostics)
      }
    }
    keys.finish(reporting: &diagnostics)
    return period.map { ($0, measures) }
  }
}

extension ReleaseHeader.Family {
  fileprivate init?(_ value: YAMLValue, _ diagnostics: inout [Diagnostic]) {
    guard var keys = value.mapping(reporting: &diagnostics) else { return nil }
    let counts = ["year", "cells", "hidden", "programs"].map { key in
      keys.required(key, reporting: &diagnostics) { $0.integer(reporting: &$1) }
    }
    let sha256 = keys.required("sha256", reporting: &diagnostics) { $0.string(reporting: &$1) }
    keys.finish(reporting: &diagnostics)
    guard let year = counts[0], let cells = counts[1], let hidden = counts[2],
      let programs = counts[3], let sha256
    else { return nil }
    self.init(
      year: year, sha256: sha256,
      audit: FiguresRelease.Summary(cells: cells, hidden: hidden, linearPrograms: programs))
  }
}

extension YAMLValue {
  fileprivate func period(_ diagnostics: inout [Diagnostic]) -> Period? {
    guard let text = string(reporting: &diagnostics) else { return nil }
    if let period = Period(text) { return period }
    malformed("period", &diagnostics)
    return nil
  }

  /// Only a person who changed a file by hand gets here.
  fileprivate func malformed(_ what: String, _ diagnostics: inout [Diagnostic]) {
    diagnostics.append(
      Diagnostic(
        .error, "ledger.malformed", "\(what) cannot be read", at: location,
        hint: "restore the file as it was published"))
  }
}
