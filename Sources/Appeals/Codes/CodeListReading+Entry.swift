import Core
import LocatedYAML

extension CodeListReading.Entry {
  init?(
    _ value: YAMLValue, of column: CodeListReading.Column, isOwn: Bool,
    reporting diagnostics: inout [Diagnostic]
  ) {
    if isOwn, !value.isMapping {
      guard let name = value.string(reporting: &diagnostics) else { return nil }
      self.init(named: name, at: value.location)
      return
    }
    guard var mapping = value.mapping(reporting: &diagnostics) else { return nil }
    var id = isOwn ? nil : mapping.required("code", reporting: &diagnostics, Self.id)
    if isOwn { id = mapping.optional("code", reporting: &diagnostics, Self.id) }
    let name = mapping.required("name", reporting: &diagnostics) {
      isOwn && !$0.isMapping
        ? $0.string(reporting: &$1).map { name in Localized { _ in name } }
        : $0.localized(reporting: &$1)
    }
    if isOwn, id == nil { id = name.map { DerivedCode.id(of: $0[.source]) } }
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
    self.init(
      code: Code(
        id: id, name: name, note: note, validFrom: from, validUntil: until, parent: nil, size: size,
        isOutsideTotal: outside ?? false),
      location: value.location, parent: parent, outcomes: outcomes ?? [],
      standsForEmpty: empty ?? false)
  }

  /// An entry that is a name and nothing else.
  private init(named name: String, at location: SourceLocation) {
    self.init(
      code: Code(
        id: DerivedCode.id(of: name), name: Localized { _ in name }, note: nil, validFrom: nil,
        validUntil: nil, parent: nil, size: nil, isOutsideTotal: false),
      location: location, parent: nil, outcomes: [], standsForEmpty: false)
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
