import Core
import LocatedYAML

/// `Site/site.yaml`: who publishes the site and how it is cut.
package struct Settings: Sendable {
  /// A heading with the guides under it, on the home page and beside each of them.
  package struct Section: Sendable {
    package let title: Localized<String>
    package let pages: [PageName]
  }

  /// A site that is still being tried out: what it is called, what readers can expect, where they can say
  /// what does not work.
  package struct Phase: Sendable {
    package let label: Localized<String>
    package let text: Localized<String>
    package let page: PageName

    package init(label: Localized<String>, text: Localized<String>, page: PageName) {
      self.label = label
      self.text = text
      self.page = page
    }
  }

  /// A page named in the settings, with its place, so that a wrong name can be reported.
  package struct PageName: Sendable, Hashable {
    package let slug: RelativePath
    package let location: SourceLocation

    package init(slug: RelativePath, location: SourceLocation) {
      self.slug = slug
      self.location = location
    }
  }

  /// Where the site is served, without a slash at the end; used in feeds and the sitemap.
  package let address: String
  /// Whether `address` is one of the names reserved for examples (RFC 2606): not yet a real site.
  package let addressIsReserved: Bool
  package let addressLocation: SourceLocation
  package let name: Localized<String>
  /// The unit that answers for the site.
  package let office: Localized<String>
  package let organisation: Localized<String>
  package let identity: Identity
  /// Links in the header.
  package let navigation: [PageName]
  package let sections: [Section]
  /// Links in the footer.
  package let footer: [PageName]
  /// Where every page sends readers who need help; the same everywhere (WCAG 2.2, 3.2.6).
  package let help: [PageName]
  /// `nil` for a site that is past its trial.
  package let phase: Phase?
  /// An outage or a delay that every page tells of; `nil` while there is none.
  package let serviceNotice: Localized<String>?
  package let lookup: LookupSettings
  /// Look-up records that may vanish with one publication, in percent of the live ones.
  package let mostRecordsLost: Int

  /// Percent; where the settings say nothing.
  package static let usualRecordsLost = 5

  /// Every page that the settings name.
  package var namedPages: [PageName] {
    navigation + sections.flatMap(\.pages) + help + footer + [phase?.page].compactMap { $0 }
  }
}

extension Settings {
  /// Reads `site.yaml`; `nil` when errors were reported.
  package init?(_ site: FileTree, reporting diagnostics: inout [Diagnostic]) {
    let before = diagnostics.count
    guard let path = RelativePath("site.yaml"),
      let text = site.text(path, reporting: &diagnostics),
      let root = YAMLValue.parse(text, path: site.displayed(path), reporting: &diagnostics),
      var keys = root.mapping(reporting: &diagnostics)
    else { return nil }
    var addressPlace = root.location
    let address = keys.required("address", reporting: &diagnostics) { value, diagnostics in
      addressPlace = value.location
      return readAddress(value, &diagnostics)
    }
    let name = keys.required("name", reporting: &diagnostics) { $0.localized(reporting: &$1) }
    let office = keys.required("office", reporting: &diagnostics) { $0.localized(reporting: &$1) }
    let organisation = keys.required("organisation", reporting: &diagnostics) {
      $0.localized(reporting: &$1)
    }
    let identity = keys.optional("identity", reporting: &diagnostics) {
      Identity($0, reporting: &$1)
    }
    let navigation = keys.required("navigation", reporting: &diagnostics, readPages)
    let sections = keys.required("sections", reporting: &diagnostics) { value, diagnostics in
      value.list(reporting: &diagnostics, readSection)
    }
    let footer = keys.required("footer", reporting: &diagnostics, readPages)
    let help = keys.optional("help", reporting: &diagnostics, readPages)
    let phase = keys.optional("phase", reporting: &diagnostics, readPhase)
    let notice = keys.optional("service_notice", reporting: &diagnostics) {
      $0.localized(reporting: &$1)
    }
    let lookup = keys.required("lookup", reporting: &diagnostics) {
      LookupSettings($0, reporting: &$1)
    }
    let mostLost = keys.optional("most_records_lost", reporting: &diagnostics) {
      readNumber($0, in: 0...100, &$1)
    }
    keys.finish(reporting: &diagnostics)
    guard let address, let name, let office, let organisation, let navigation, let sections,
      let footer, let lookup, !diagnostics[before...].contains(where: \.isError)
    else { return nil }
    self.address = address
    addressIsReserved = isReserved(address)
    addressLocation = addressPlace
    self.name = name
    self.office = office
    self.organisation = organisation
    self.identity = identity ?? .standard
    self.navigation = navigation
    self.sections = sections
    self.footer = footer
    self.help = help ?? []
    self.phase = phase
    serviceNotice = notice
    self.lookup = lookup
    mostRecordsLost = mostLost ?? Settings.usualRecordsLost
  }
}

private func readAddress(_ value: YAMLValue, _ diagnostics: inout [Diagnostic]) -> String? {
  guard let text = value.string(reporting: &diagnostics) else { return nil }
  let host = text.dropFirst("https://".count)
  let isPlain = host.utf8.allSatisfy {
    ($0 >= 0x61 && $0 <= 0x7A) || ($0 >= 0x30 && $0 <= 0x39) || $0 == 0x2D || $0 == 0x2E
  }
  if text.hasPrefix("https://"), !host.isEmpty, isPlain { return text }
  diagnostics.append(
    Diagnostic(
      .error, "settings.address", "address is not https:// and a host name", at: value.location,
      hint: "write it as https://host.name, in small letters, without a slash at the end"))
  return nil
}

private func isReserved(_ address: String) -> Bool {
  let host = address.dropFirst("https://".count)
  return ["example", "test", "invalid", "localhost"].contains(host.split(separator: ".").last)
    || ["example.com", "example.org", "example.net"].contains(host)
}

private func readPages(
  _ value: YAMLValue, _ diagnostics: inout [Diagnostic]
) -> [Settings.PageName]? {
  value.list(reporting: &diagnostics, readPageName)
}

private func readSection(
  _ value: YAMLValue, _ diagnostics: inout [Diagnostic]
) -> Settings.Section? {
  guard var keys = value.mapping(reporting: &diagnostics) else { return nil }
  let title = keys.required("title", reporting: &diagnostics) { $0.localized(reporting: &$1) }
  let pages = keys.required("pages", reporting: &diagnostics, readPages)
  keys.finish(reporting: &diagnostics)
  guard let title, let pages else { return nil }
  return Settings.Section(title: title, pages: pages)
}

private func readPhase(
  _ value: YAMLValue, _ diagnostics: inout [Diagnostic]
) -> Settings.Phase? {
  guard var keys = value.mapping(reporting: &diagnostics) else { return nil }
  let label = keys.required("label", reporting: &diagnostics) { $0.localized(reporting: &$1) }
  let text = keys.required("text", reporting: &diagnostics) { $0.localized(reporting: &$1) }
  let page = keys.required("page", reporting: &diagnostics, readPageName)
  keys.finish(reporting: &diagnostics)
  guard let label, let text, let page else { return nil }
  return Settings.Phase(label: label, text: text, page: page)
}
