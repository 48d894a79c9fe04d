import Foundation
import Publishing
import Testing

@Suite("A file that takes its name only when complete")
struct NewFileTests {
  @Test("takes the place of no folder, link or device", arguments: ["folder", "link", "pipe"])
  func notAFile(name: String) throws {
    let root = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString).path
    try FileManager.default.createDirectory(
      atPath: root + "/folder", withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: root) }
    try FileManager.default.createSymbolicLink(
      atPath: root + "/link", withDestinationPath: "nowhere")
    #expect(mkfifo(root + "/pipe", 0o600) == 0)
    let before = try FileManager.default.contentsOfDirectory(atPath: root).sorted()
    #expect(throws: NewFile.Refusal.self) {
      try NewFile.write([1], to: "\(root)/\(name)")
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: root).sorted() == before)
  }
}
