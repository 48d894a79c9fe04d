import Core
import LocatedYAML

extension AppealCodes {
  /// Reads `codes.yaml`: seven lists, each entry with `code`, `name` in each language and optionally
  /// `note`, `from`, `until`, `empty: true` (what an empty cell stands for); topics may name a
  /// `parent`, channels may be `outside_total`, bodies may have a `size`, and a status that closes an
  /// appeal lists the `outcomes` it may have.
  ///
  /// `nil` when a list is missing; entries with errors are reported and left out.
  package static func parse(
    _ text: String, path: String, reporting diagnostics: inout [Diagnostic]
  ) -> AppealCodes? {
    guard let root = YAMLValue.parse(text, path: path, reporting: &diagnostics),
      var mapping = root.mapping(reporting: &diagnostics)
    else { return nil }
    let channels = list("channels", .channels, in: &mapping, &diagnostics)
    let kinds = list("kinds", .kinds, in: &mapping, &diagnostics)
    let topics = list("topics", .topics, in: &mapping, &diagnostics)
    let regions = list("regions", .regions, in: &mapping, &diagnostics)
    let bodies = list("bodies", .bodies, in: &mapping, &diagnostics)
    let statuses = list("statuses", .statuses, in: &mapping, &diagnostics)
    let outcomes = list("outcomes", .outcomes, in: &mapping, &diagnostics)
    mapping.finish(reporting: &diagnostics)
    guard let channels, let kinds, let topics, let regions, let bodies, let statuses, let outcomes
    else { return nil }
    let permitted = statuses.entries.map { entry in
      entry.outcomes.compactMap { number(of: $0, in: outcomes.list, &diagnostics) }
    }
    return AppealCodes(
      channels: channels.list, kinds: kinds.list, topics: topics.list, regions: regions.list,
      bodies: bodies.list, statuses: statuses.list, outcomes: outcomes.list,
      outcomesOfStatus: [[]] + permitted)
  }

  private static func list(
    _ key: String, _ column: CodeListReading.Column, in mapping: inout YAMLMapping,
    _ diagnostics: inout [Diagnostic]
  ) -> CodeListReading? {
    mapping.required(key, reporting: &diagnostics) { value, diagnostics in
      CodeListReading(value, of: column, reporting: &diagnostics)
    }
  }

  private static func number(
    of outcome: CodeListReading.Mention, in list: CodeList, _ diagnostics: inout [Diagnostic]
  ) -> Int? {
    if let number = list.number(of: outcome.id) { return number }
    diagnostics.append(
      Diagnostic(
        .error, "codes.outcome", "no outcome has the code ‘\(outcome.id)’", at: outcome.location,
        hint: suggestion(for: outcome.id, among: list.codes.map(\.id))))
    return nil
  }
}
