import Core
import Foundation
import References
import Testing

/// The shared table of cases, `Tests/Fixtures/references.json`.
struct ReferenceCases: Decodable {
  struct Pattern: Decodable {
    var p: String
    var check: String?
    var aliases: [String]?
  }

  struct Case: Decodable, CustomTestStringConvertible {
    var patterns: [String]
    var typed: String
    var canonical: String?
    var problem: String?
    var length: [Int]?
    var note: String

    var testDescription: String { "\(note): \(typed.debugDescription)" }
  }

  var patterns: [String: Pattern]
  var cases: [Case]

  static let shared: ReferenceCases = {
    let path = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Fixtures/references.json")
    do {
      return try JSONDecoder().decode(ReferenceCases.self, from: Data(contentsOf: path))
    } catch {
      preconditionFailure("\(path.path): \(error)")
    }
  }()

  func grammar(of names: [String]) -> ReferenceGrammar? {
    var diagnostics: [Diagnostic] = []
    let place = SourceLocation(path: "references.json")
    let read = names.compactMap { name in
      patterns[name].flatMap {
        ReferencePattern(
          id: name, text: $0.p, check: $0.check, aliases: $0.aliases ?? [], at: place,
          reporting: &diagnostics)
      }
    }
    guard read.count == names.count else { return nil }
    return ReferenceGrammar(patterns: read, at: place, reporting: &diagnostics)
  }
}
