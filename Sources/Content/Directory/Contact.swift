import Core
import LocatedYAML

/// A contact card of `directory/contacts.yaml`: where an office can be reached. Only what was verified
/// belongs there; every part but the name may be absent.
package struct Contact: Sendable {
  package let id: String
  package let name: Localized<String>
  package let address: Localized<String>?
  package let hours: Localized<String>?
  /// In the international form, `+996 312 …`.
  package let phone: String?
  package let email: String?

  package init(
    id: String, name: Localized<String>, address: Localized<String>?, hours: Localized<String>?,
    phone: String?, email: String?
  ) {
    self.id = id
    self.name = name
    self.address = address
    self.hours = hours
    self.phone = phone
    self.email = email
  }
}

extension Contact {
  /// Reads the list `contacts`; the file may be absent, then there are none.
  static func read(_ content: FileTree, reporting diagnostics: inout [Diagnostic]) -> [Contact] {
    guard let path = RelativePath("directory/contacts.yaml"), content[path] != nil,
      let text = content.text(path, reporting: &diagnostics),
      let root = YAMLValue.parse(text, path: content.displayed(path), reporting: &diagnostics),
      var keys = root.mapping(reporting: &diagnostics)
    else { return [] }
    let contacts = keys.required("contacts", reporting: &diagnostics) { value, diagnostics in
      value.list(reporting: &diagnostics) { Contact($0, reporting: &$1) }
    }
    keys.finish(reporting: &diagnostics)
    return contacts ?? []
  }

  private init?(_ value: YAMLValue, reporting diagnostics: inout [Diagnostic]) {
    guard var keys = value.mapping(reporting: &diagnostics) else { return nil }
    let id = keys.required("id", reporting: &diagnostics) { $0.string(reporting: &$1) }
    let name = keys.required("name", reporting: &diagnostics) { $0.localized(reporting: &$1) }
    address = keys.optional("address", reporting: &diagnostics) { $0.localized(reporting: &$1) }
    hours = keys.optional("hours", reporting: &diagnostics) { $0.localized(reporting: &$1) }
    phone = keys.optional("phone", reporting: &diagnostics, readPhone)
    email = keys.optional("email", reporting: &diagnostics, readEmail)
    keys.finish(reporting: &diagnostics)
    guard let id, let name else { return nil }
    self.id = id
    self.name = name
  }
}

func readPhone(_ value: YAMLValue, _ diagnostics: inout [Diagnostic]) -> String? {
  guard let text = value.string(reporting: &diagnostics) else { return nil }
  let digits = text.utf8.filter { (0x30...0x39).contains($0) }.count
  let isPlain = text.utf8.dropFirst().allSatisfy { (0x30...0x39).contains($0) || $0 == 0x20 }
  if text.hasPrefix("+"), isPlain, (8...15).contains(digits) { return text }
  diagnostics.append(
    Diagnostic(
      .error, "contact.phone", "phone is not in the international form", at: value.location,
      hint: "write + and the country, then digits and spaces"))
  return nil
}

func readEmail(_ value: YAMLValue, _ diagnostics: inout [Diagnostic]) -> String? {
  guard let text = value.string(reporting: &diagnostics) else { return nil }
  let parts = text.split(separator: "@", omittingEmptySubsequences: false)
  if parts.count == 2, !parts[0].isEmpty, parts[1].contains("."),
    text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F })
  {
    return text
  }
  diagnostics.append(
    Diagnostic(
      .error, "contact.email", "not an e-mail address", at: value.location,
      hint: "write it as name@host"))
  return nil
}
