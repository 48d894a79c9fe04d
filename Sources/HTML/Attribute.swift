/// An attribute of an element; its value is escaped when it is written.
///
/// Event handlers (`on…`) and `style` are refused, in capitals too: the content security policy
/// would block them, so one here is a mistake of ours. So is a name with anything but ASCII letters,
/// digits, `-` and `:`.
package struct Attribute: Sendable, Hashable {
  package let name: String
  /// What its value begins with, and what follows: addresses are written many times, and to join their
  /// parts first takes longer. `nil` for a boolean attribute that is present.
  let start: String?
  let rest: String

  /// `nil` for a boolean attribute that is present.
  package var value: String? { start.map { $0 + rest } }

  package init(_ name: String, _ value: String?) {
    precondition(Attribute.isName(name), "not the name of an attribute: \(name)")
    precondition(
      !Attribute.isForbidden(name), "the content security policy forbids the attribute \(name)")
    self.init(known: name, value)
  }

  private init(known name: String, _ value: String?, _ rest: String = "") {
    self.name = name
    start = value
    self.rest = rest
  }

  package static func id(_ value: String) -> Attribute { Attribute(known: "id", value) }
  package static func `class`(_ value: String) -> Attribute { Attribute(known: "class", value) }
  package static func href(_ value: String, _ rest: String = "") -> Attribute {
    Attribute(known: "href", value, rest)
  }
  package static func lang(_ value: String) -> Attribute { Attribute(known: "lang", value) }
  package static func rel(_ value: String) -> Attribute { Attribute(known: "rel", value) }
  package static func role(_ value: String) -> Attribute { Attribute(known: "role", value) }
  package static func name(_ value: String) -> Attribute { Attribute(known: "name", value) }
  package static func type(_ value: String) -> Attribute { Attribute(known: "type", value) }
  package static func value(_ value: String) -> Attribute { Attribute(known: "value", value) }
  package static func scope(_ value: String) -> Attribute { Attribute(known: "scope", value) }
  package static func content(_ value: String, _ rest: String = "") -> Attribute {
    Attribute(known: "content", value, rest)
  }
  package static func property(_ value: String) -> Attribute { Attribute(known: "property", value) }
  package static func hreflang(_ value: String) -> Attribute { Attribute(known: "hreflang", value) }
  package static func tabindex(_ value: String) -> Attribute { Attribute(known: "tabindex", value) }
  package static func ariaLabel(_ value: String) -> Attribute {
    Attribute(known: "aria-label", value)
  }
  package static func ariaLabelledBy(_ id: String) -> Attribute {
    Attribute(known: "aria-labelledby", id)
  }
  package static func aria(_ name: String, _ value: String) -> Attribute {
    Attribute("aria-" + name, value)
  }
  package static func data(_ name: String, _ value: String) -> Attribute {
    Attribute("data-" + name, value)
  }
  /// A boolean attribute, such as `hidden` or `open`.
  package static func flag(_ name: String) -> Attribute { Attribute(name, nil) }

  package static func == (left: Attribute, right: Attribute) -> Bool {
    left.name == right.name && left.value == right.value
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(name)
    hasher.combine(value)
  }

  private static func isName(_ name: String) -> Bool {
    !name.isEmpty
      && name.utf8.allSatisfy {
        (0x61...0x7A).contains($0 | 0x20) || (0x30...0x3A).contains($0) || $0 == 0x2D
      }
  }

  private static func isForbidden(_ name: String) -> Bool {
    let lower = name.utf8.lazy.map { $0 | 0x20 }
    return lower.starts(with: "on".utf8) || lower.elementsEqual("style".utf8)
  }
}
