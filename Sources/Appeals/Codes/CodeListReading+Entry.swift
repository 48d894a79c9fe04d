import Core
import LocatedYAML

extension CodeListReading.Entry {
  init?(
    _ value: YAMLValue, of column: CodeListReading.Column, reporting diagnostics: inout [Diagnostic]
  ) {
    guard var mapping = value.mapping(reporting: &diagnostics) else { return nil }
    let id = mapping.required("code", reporting: &diagnostics, Self.id)
    let name = mapping.required("name", reporting: &diagnostics) { $0.localized(reporting: &$1) }
    let note = mapping.optional("note", reporting: &diagnostics) { $0.localized(reporting: &$1) }
    let from = mapping.optional("from", reporting: &diagnostics) { $0.date(reporting: &$1) }
    let until = mapping.optional("until", reporting: &diagnostics) { $0.date(reporting: &$1) }
    let empty = mapping.optional("empty", reporting: &diagnostics) { $0.boolean(reporting: &$1) }
    let parent =
      column == .topics ? mapping.optional("parent", reporting: &diagnostics, Self.mention) : nil
    let outcomes =
      column == .statuses
      ? mapping.optional("outcomes", reporting: &diagnostics) {
        $0.list(reporting: &$1, Self.mention)
      } : nil
    let size =
      column == .bodies
      ? mapping.optional("size", reporting: &diagnostics) {
        $0.choice(of: Code.Size.self, reporting: &$1)
      } : nil
    let outside =
      column == .channels
      ? mapping.optional("outside_total", reporting: &diagnostics) { $0.boolean(reporting: &$1) }
      : nil
    mapping.finish(reporting: &diagnostics)
    guard let id, let name else { return nil }
    if let from, let until, until < from {
      Self.reportValidity(of: id, at: value.location, &diagnostics)
      return nil
    }
    location = value.location
    self.parent = parent
    self.outcomes = outcomes ?? []
    standsForEmpty = empty ?? false
    code = Code(
      id: id, name: name, note: note, validFrom: from, validUntil: until, parent: nil, size: size,
      isOutsideTotal: outside ?? false)
  }

  private static func reportValidity(
    of id: String, at location: SourceLocation, _ diagnostics: inout [Diagnostic]
  ) {
    diagnostics.append(
      Diagnostic(
        .error, "codes.validity", "code ‘\(id)’ ends before it begins", at: location,
        hint: "write ‘until’ on or after ‘from’"))
  }

  private static func id(_ value: YAMLValue, reporting diagnostics: inout [Diagnostic]) -> String? {
    guard let id = value.string(reporting: &diagnostics) else { return nil }
    if id.utf8.count <= CodeIndex.longestId, id.utf8.allSatisfy(isAllowed) { return id }
    diagnostics.append(
      Diagnostic(
        .error, "codes.spelling", "‘\(id)’ cannot be a code", at: value.location,
        hint: "use 1 to \(CodeIndex.longestId) Latin letters, digits, hyphens, dots"))
    return nil
  }

  private static func isAllowed(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"),
      UInt8(ascii: "."):
      true
    default: false
    }
  }

  private static func mention(
    _ value: YAMLValue, reporting diagnostics: inout [Diagnostic]
  ) -> CodeListReading.Mention? {
    value.string(reporting: &diagnostics).map {
      CodeListReading.Mention(id: $0, location: value.location)
    }
  }
}
