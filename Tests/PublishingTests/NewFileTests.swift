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

  @Test("of two writers the second waits until the first has put its file in place")
  func twoWriters() throws {
    let root = try folder()
    defer { try? FileManager.default.removeItem(atPath: root) }
    DispatchQueue.concurrentPerform(iterations: 200) { number in
      let bytes = [UInt8](repeating: UInt8(number), count: 1000 + number)
      #expect(throws: Never.self) { try NewFile.write(bytes, to: root + "/list") }
    }
    let bytes = try Data(contentsOf: URL(filePath: root + "/list"))
    #expect(bytes.count == 1000 + Int(bytes[0]))
    #expect(Set(bytes).count == 1)
    #expect(try FileManager.default.contentsOfDirectory(atPath: root) == ["list"])
  }

  @Test("a writer that does not end is named; what it left when it was killed is taken over")
  func endlessWriter() throws {
    let root = try folder()
    defer { try? FileManager.default.removeItem(atPath: root) }
    try Data("half".utf8).write(to: URL(filePath: root + "/list.portal-partial"))
    var first: NewFile? = try NewFile(root + "/list", replacing: true)
    let refusal = #expect(throws: NewFile.Refusal.self) {
      try NewFile(root + "/list", replacing: true, patience: 5)
    }
    #expect(refusal?.description.contains("written by another process\nhint: wait") == true)
    try first?.append([1].span)
    try first?.close()
    first = nil
    #expect(try Data(contentsOf: URL(filePath: root + "/list")) == Data([1]))
    try NewFile.write([2], to: root + "/list")
    #expect(try FileManager.default.contentsOfDirectory(atPath: root) == ["list"])
  }

  private func folder() throws -> String {
    let root = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString).path
    try FileManager.default.createDirectory(atPath: root, withIntermediateDirectories: true)
    return root
  }
}
