import Core
import LocatedYAML

extension Finder.Channel {
  init?(_ value: YAMLValue, reporting diagnostics: inout [Diagnostic]) {
    guard var keys = value.mapping(reporting: &diagnostics) else { return nil }
    let id = keys.required("id", reporting: &diagnostics, readIdentifier)
    let name = keys.required("name", reporting: &diagnostics) { $0.localized(reporting: &$1) }
    let page = keys.required("page", reporting: &diagnostics, readPageName)
    keys.finish(reporting: &diagnostics)
    guard let id, let name, let page else { return nil }
    self.init(id: id, name: name, page: page)
  }
}

extension Finder.Topic {
  init?(_ value: YAMLValue, _ known: Finder.Names, reporting diagnostics: inout [Diagnostic]) {
    guard var keys = value.mapping(reporting: &diagnostics) else { return nil }
    let id = keys.required("id", reporting: &diagnostics, readIdentifier)
    let name = keys.required("name", reporting: &diagnostics) { $0.localized(reporting: &$1) }
    let examples = keys.required("examples", reporting: &diagnostics) {
      $0.localized(reporting: &$1)
    }
    let cases = keys.required("cases", reporting: &diagnostics) { value, diagnostics in
      Finder.unique(value, "case", id: \Finder.Case.id, &diagnostics) {
        Finder.Case($0, known, reporting: &$1)
      }
    }
    keys.finish(reporting: &diagnostics)
    guard let id, let name, let examples, let cases else { return nil }
    self.init(id: id, name: name, examples: examples, cases: cases)
  }
}

extension Finder.Case {
  init?(_ value: YAMLValue, _ known: Finder.Names, reporting diagnostics: inout [Diagnostic]) {
    guard var keys = value.mapping(reporting: &diagnostics) else { return nil }
    let id = keys.required("id", reporting: &diagnostics, readIdentifier)
    let situation = keys.required("situation", reporting: &diagnostics) {
      $0.localized(reporting: &$1)
    }
    let body = keys.required("body", reporting: &diagnostics, readPageName)
    let channels = keys.required("channels", reporting: &diagnostics) { value, diagnostics in
      value.list(reporting: &diagnostics) {
        readName($0, of: "channel", in: "directory/finder.yaml", among: known.channels, &$1)
      }
    }
    let next = keys.optional("next", reporting: &diagnostics) { value, diagnostics in
      value.list(reporting: &diagnostics, readPageName)
    }
    contact = keys.optional("contact", reporting: &diagnostics) {
      readName($0, of: "contact", in: "directory/contacts.yaml", among: known.contacts, &$1)
    }
    keys.finish(reporting: &diagnostics)
    guard let id, let situation, let body, let channels else { return nil }
    self.id = id
    self.situation = situation
    self.body = body
    self.channels = channels
    self.next = next ?? []
  }
}

/// An id that can stand in an address: small Latin letters, digits and hyphens.
func readIdentifier(_ value: YAMLValue, _ diagnostics: inout [Diagnostic]) -> String? {
  guard let text = value.string(reporting: &diagnostics) else { return nil }
  let isPlain = text.utf8.allSatisfy {
    (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D
  }
  if isPlain { return text }
  diagnostics.append(
    Diagnostic(
      .error, "directory.id", "‘\(text)’ cannot stand in an address", at: value.location,
      hint: "use small Latin letters, digits and hyphens"))
  return nil
}

func readPageName(
  _ value: YAMLValue, _ diagnostics: inout [Diagnostic]
) -> Settings.PageName? {
  guard let text = value.string(reporting: &diagnostics) else { return nil }
  guard let slug = RelativePath(text) else {
    diagnostics.append(
      Diagnostic(
        .error, "settings.page", "‘\(text)’ is not the name of a page", at: value.location,
        hint: "write the name of a folder in pages/"))
    return nil
  }
  return Settings.PageName(slug: slug, location: value.location)
}

private func readName(
  _ value: YAMLValue, of kind: String, in file: String, among known: [String],
  _ diagnostics: inout [Diagnostic]
) -> String? {
  guard let text = value.string(reporting: &diagnostics) else { return nil }
  if known.contains(text) { return text }
  diagnostics.append(
    Diagnostic(
      .error, "directory.name", "no \(kind) ‘\(text)’", at: value.location,
      hint: nearestName(to: text, among: known).map { "use ‘\($0)’" } ?? "add it to \(file)"))
  return nil
}
