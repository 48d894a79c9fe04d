import Core
import Foundation
import References

@testable import Lookup

/// The page's script at work on a tree that was sealed here: `Tests/Script/open.mjs` under Node.
struct ScriptRun {
  struct Failure: Error, CustomStringConvertible {
    let description: String
  }

  struct Question {
    var typed: String
    var code = ""
    /// Secrets that must open nothing.
    var others: [String] = []
  }

  struct Answer: Decodable {
    /// What the script made of what was typed: the reference, a line end and the code if there is one.
    let secret: String
    /// JSON of the record; empty when none was found.
    let appeal: String
    let requests: Int
    /// What became of the wrong secrets.
    let wrong: [String]
    /// Entries of the whole tree that the first wrong secret opens.
    let openedBy: Int
  }

  let answers: [Answer]

  init(
    _ tree: SealedTree, patterns: [ReferencePattern], accessCode: ReferencePattern? = nil,
    asking questions: [Question]
  ) throws {
    let day = CalendarDate(dayNumber: 20_800)
    let manifest = LookupManifest(
      updated: "\(day)T00:00:00+06:00", dataAsOf: day, staleAfterDays: 7, period: tree.period,
      layout: tree.layout, entries: [], coverageFrom: day, publishLagDays: 2, codes: "codes.json")
    let task = JSONText.object([
      ("manifest", manifest.json),
      ("patterns", JSONText.array(patterns.map { $0.scriptJSON(accessCode: accessCode) })),
      (
        "shards",
        JSONText.object(
          try tree.allShards.map {
            ($0.path.description, JSONText.quoted(String(decoding: $0.bytes, as: UTF8.self)))
          })
      ),
      ("questions", JSONText.array(questions.map(ScriptRun.json))),
    ])
    answers = try JSONDecoder().decode([Answer].self, from: ScriptRun.output(of: task))
  }

  private static func json(_ question: Question) -> String {
    JSONText.object([
      ("typed", JSONText.quoted(question.typed)), ("code", JSONText.quoted(question.code)),
      ("others", JSONText.array(question.others.map(JSONText.quoted))),
    ])
  }

  private static func output(of task: String) throws -> Data {
    let tests = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    let folder = FileManager.default.temporaryDirectory.appending(
      path: "script-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    // Files, not pipes: a full pipe would stop both.
    let (input, output) = (folder.appending(path: "in"), folder.appending(path: "out"))
    try Data(task.utf8).write(to: input)
    try Data().write(to: output)
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["node", tests.appending(path: "Script/open.mjs").path()]
    process.standardInput = try FileHandle(forReadingFrom: input)
    process.standardOutput = try FileHandle(forWritingTo: output)
    try process.run()
    process.waitUntilExit()
    if process.terminationStatus != 0 {
      throw Failure(
        description: "Node did not run open.mjs (Debian package nodejs): status "
          + "\(process.terminationStatus)")
    }
    return try Data(contentsOf: output)
  }
}
