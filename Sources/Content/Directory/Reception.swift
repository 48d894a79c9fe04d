import Core
import LocatedYAML

/// `directory/reception.yaml`: where citizens are received in person, by region. Only what was
/// verified belongs there; a region without offices is listed too, and its page says what to do.
package struct Reception: Sendable {
  package struct Region: Sendable {
    /// ISO 3166-2, such as `KG-B`; also the end of the address of its page.
    package let code: String
    package let name: Localized<String>
    package let offices: [Office]
    /// Pages of bodies that have reception offices of their own in the region.
    package let others: [Settings.PageName]
  }

  package struct Office: Sendable {
    package let id: String
    package let name: Localized<String>
    package let address: Localized<String>?
    /// In the international form, `+996 312 …`.
    package let phone: String?
    package let hours: [WeeklyHours]
    /// Who says so, and when it was last looked at.
    package let source: Localized<String>
    package let checked: CalendarDate
  }

  package let regions: [Region]
  /// Who says that the bodies under `others` receive, with its date.
  package let othersSource: Localized<String>?

  static func read(
    _ content: FileTree, reporting diagnostics: inout [Diagnostic]
  ) -> Reception? {
    guard let path = RelativePath("directory/reception.yaml"), content[path] != nil,
      let text = content.text(path, reporting: &diagnostics),
      let root = YAMLValue.parse(text, path: content.displayed(path), reporting: &diagnostics),
      var keys = root.mapping(reporting: &diagnostics)
    else { return nil }
    let source = keys.optional("others_source", reporting: &diagnostics) {
      $0.localized(reporting: &$1)
    }
    let regions = keys.required("regions", reporting: &diagnostics) { value, diagnostics in
      Finder.unique(value, "region", id: \Region.code, &diagnostics) {
        Region($0, reporting: &$1)
      }
    }
    keys.finish(reporting: &diagnostics)
    return regions.map { Reception(regions: $0, othersSource: source) }
  }
}

extension Reception.Region {
  fileprivate init?(_ value: YAMLValue, reporting diagnostics: inout [Diagnostic]) {
    guard var keys = value.mapping(reporting: &diagnostics) else { return nil }
    let code = keys.required("code", reporting: &diagnostics, readRegionCode)
    let name = keys.required("name", reporting: &diagnostics) { $0.localized(reporting: &$1) }
    let offices = keys.optional("offices", reporting: &diagnostics) { value, diagnostics in
      Finder.unique(value, "office", id: \Reception.Office.id, &diagnostics) {
        Reception.Office($0, reporting: &$1)
      }
    }
    let others = keys.optional("others", reporting: &diagnostics) { value, diagnostics in
      value.list(reporting: &diagnostics, readPageName)
    }
    keys.finish(reporting: &diagnostics)
    guard let code, let name else { return nil }
    self.init(code: code, name: name, offices: offices ?? [], others: others ?? [])
  }
}

extension Reception.Office {
  fileprivate init?(_ value: YAMLValue, reporting diagnostics: inout [Diagnostic]) {
    guard var keys = value.mapping(reporting: &diagnostics) else { return nil }
    let id = keys.required("id", reporting: &diagnostics, readIdentifier)
    let name = keys.required("name", reporting: &diagnostics) { $0.localized(reporting: &$1) }
    let address = keys.optional("address", reporting: &diagnostics) {
      $0.localized(reporting: &$1)
    }
    let phone = keys.optional("phone", reporting: &diagnostics, readPhone)
    let hours = keys.optional("hours", reporting: &diagnostics) { value, diagnostics in
      value.list(reporting: &diagnostics) { WeeklyHours($0, reporting: &$1) }
    }
    let source = keys.required("source", reporting: &diagnostics) { $0.localized(reporting: &$1) }
    let checked = keys.required("checked", reporting: &diagnostics) { $0.date(reporting: &$1) }
    keys.finish(reporting: &diagnostics)
    guard let id, let name, let source, let checked else { return nil }
    self.init(
      id: id, name: name, address: address, phone: phone, hours: hours ?? [], source: source,
      checked: checked)
  }
}

private func readRegionCode(_ value: YAMLValue, _ diagnostics: inout [Diagnostic]) -> String? {
  guard let text = value.string(reporting: &diagnostics) else { return nil }
  let parts = text.split(separator: "-", omittingEmptySubsequences: false)
  let isCode =
    parts.count == 2 && parts[0].utf8.count == 2 && (1...3).contains(parts[1].utf8.count)
    && parts.allSatisfy {
      $0.utf8.allSatisfy { (0x41...0x5A).contains($0) || (0x30...0x39).contains($0) }
    }
  if isCode { return text }
  diagnostics.append(
    Diagnostic(
      .error, "reception.region", "‘\(text)’ is not a code of a region", at: value.location,
      hint: "use the code of ISO 3166-2, such as KG-B"))
  return nil
}
