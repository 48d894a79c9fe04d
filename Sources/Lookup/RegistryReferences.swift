import Appeals
import Core
import References

/// The references of the rows to publish, each of which follows a pattern.
struct RegistryReferences: Sendable {
  let grammar: ReferenceGrammar
  private let references: ReferenceColumn
  private let rows: [UInt32]
  /// The pattern of all of them where each is a faultless number in one piece: then nothing need be
  /// read again to spell one.
  private let plainPattern: Int?

  /// Reports at most fifty that follow no pattern, like the reader of the registry; `nil` then.
  init?(
    _ references: ReferenceColumn, rows: [UInt32], grammar: ReferenceGrammar,
    location: @Sendable (Int) -> SourceLocation, reporting diagnostics: inout [Diagnostic]
  ) {
    let found = RecordKeys.inParallel(rows.count, scratch: [UInt8]()) {
      RegistryReferences.pattern(references, Int(rows[$0]), grammar, &$1)
    }
    let failed = found.indices.filter { found[$0] == RegistryReferences.unread }
    for index in failed.prefix(50) {
      let row = Int(rows[index])
      guard case .failure(let problem) = grammar.canonical(of: references[row]) else { continue }
      diagnostics.append(problem.diagnostic(at: location(row)))
    }
    if !failed.isEmpty { return nil }
    self.grammar = grammar
    self.references = references
    self.rows = rows
    let first = found.first ?? RegistryReferences.spelled
    plainPattern = first >= 0 && found.allSatisfy { $0 == first } ? first : nil
  }

  /// In its canonical spelling.
  subscript(index: Int) -> CanonicalReference {
    let text = references[Int(rows[index])]
    if let plainPattern { return CanonicalReference(text: text, pattern: plainPattern) }
    guard case .success(let reference) = grammar.canonical(of: text) else {
      preconditionFailure("references were checked before")
    }
    return reference
  }

  /// Appends it in its canonical spelling.
  func append(_ index: Int, to bytes: inout [UInt8]) {
    if plainPattern == nil {
      bytes += self[index].text.utf8
    } else {
      references.append(Int(rows[index]), to: &bytes)
    }
  }

  /// The pattern that it follows.
  func pattern(of index: Int) -> Int { plainPattern ?? self[index].pattern }

  private static let unread = -2
  private static let spelled = -1

  /// The pattern of a number in one piece, or whether the reference is another or none.
  private static func pattern(
    _ references: ReferenceColumn, _ row: Int, _ grammar: ReferenceGrammar,
    _ bytes: inout [UInt8]
  ) -> Int {
    bytes.removeAll(keepingCapacity: true)
    references.append(row, to: &bytes)
    if let pattern = grammar.plainNumber(bytes.span) { return pattern }
    if case .success = grammar.canonical(of: references[row]) { return spelled }
    return unread
  }
}
