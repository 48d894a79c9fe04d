import Foundation
import FuzzTargets
import Testing

/// Bytes that once broke a reader, or that somebody would try first.
@Suite struct CorpusTests {
  private static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Fuzz/corpus")

  private static func samples(_ target: FuzzTarget) throws -> [URL] {
    try FileManager.default.contentsOfDirectory(
      at: root.appending(path: target.rawValue), includingPropertiesForKeys: nil
    ).sorted { $0.path < $1.path }
  }

  @Test("every reader gets through what is written down", arguments: FuzzTarget.allCases)
  func replay(target: FuzzTarget) throws {
    let samples = try Self.samples(target)
    #expect(samples.count >= 5)
    for sample in samples { target.run(Array(try Data(contentsOf: sample))) }
  }

  @Test(
    "a reader gets through what is too much", arguments: FuzzTarget.allCases,
    [
      "[", "{a: ", "> ", "- ", "\"", "((", ":::steps\n", "&a *a ", "%2e", "{\"e\":[\"", "\u{202E}",
      "9",
    ])
  func much(target: FuzzTarget, piece: String) {
    target.run(Array(String(repeating: piece, count: 20_000).utf8))
  }

  @Test("the folder of each target is there, and no other")
  func folders() throws {
    let names = try FileManager.default.contentsOfDirectory(atPath: Self.root.path)
    #expect(Set(names) == Set(FuzzTarget.allCases.map(\.rawValue)))
  }
}
