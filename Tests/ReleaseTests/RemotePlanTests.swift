import Core
import Testing

@testable import Publishing

@Suite("The order in which a release goes to a server")
struct RemotePlanTests {
  private func manifest(_ files: [String: String]) throws -> Manifest {
    Manifest(
      try files.reduce(into: [:]) { $0[try path($1.key)] = ContentHash(of: Array($1.value.utf8)) })
  }

  private func plan(
    _ release: [String: String], over remote: [String: String]?,
    _ journal: RemoteJournal = RemoteJournal(), at seconds: Int = 1_785_000_000
  ) throws -> RemotePlan {
    RemotePlan(
      try manifest(release), over: try remote.map(manifest), journal,
      ledger: [try path("ledger/entries.txt")], at: try time(seconds), graceDays: 7)
  }

  private func names(_ groups: [[RelativePath]]) -> [[String]] {
    groups.map { $0.map(\.description) }
  }

  @Test("what is new comes first, then what changed, new pages, other pages, the log")
  func order() throws {
    let plan = try plan(
      [
        "ky/a.html": "2", "ky/b.html": "1", "assets/x.2.js": "2", "lookup/s/0.json": "2",
        "same.txt": "1", "release.txt": "2",
      ],
      over: [
        "ky/a.html": "1", "lookup/s/0.json": "1", "same.txt": "1", "assets/x.1.js": "1",
        "release.txt": "1",
      ])
    #expect(
      names(plan.groups) == [
        ["assets/x.2.js"], ["lookup/s/0.json"], ["ky/b.html"], ["ky/a.html"],
        ["release.txt", "ledger/entries.txt"],
      ])
    #expect(plan.deletions.isEmpty)
    #expect(plan.leaving.keys.map(\.description) == ["assets/x.1.js"])
  }

  @Test("what left the site is deleted after its days, unless it came back")
  func grace() throws {
    var journal = RemoteJournal()
    journal.leaving = [
      try path("old.html"): try time(1_785_000_000), try path("back.html"): try time(0),
    ]
    let files = ["back.html": "1"]
    #expect(
      try plan(files, over: files, journal, at: 1_785_000_000 + 7 * 86_400 - 1).deletions.isEmpty)
    let over = try plan(files, over: files, journal, at: 1_785_000_000 + 7 * 86_400)
    #expect(over.deletions.map(\.description) == ["old.html"])
    #expect(over.leaving.isEmpty)
  }

  @Test("a run that was broken off is taken up, also by another release")
  func resumed() throws {
    var journal = RemoteJournal()
    for (name, text) in ["a.txt": "2", "b.txt": "2", "extra.txt": "2"] {
      journal.copied[try path(name)] = ContentHash(of: Array(text.utf8))
    }
    let plan = try plan(["a.txt": "2", "b.txt": "1"], over: ["a.txt": "1", "b.txt": "1"], journal)
    #expect(names(plan.groups) == [["b.txt"], ["ledger/entries.txt"]])
    #expect(plan.leaving.keys.map(\.description) == ["extra.txt"])
  }

  @Test("what is noted reads back as the same, and nothing else does")
  func journal() throws {
    var journal = RemoteJournal()
    journal.copied[try path("ky/a b.html")] = ContentHash(of: [1])
    journal.leaving[try path("ky/c.html")] = try time(1_785_000_000)
    #expect(RemoteJournal(parsing: journal.bytes) == journal)
    #expect(
      RemoteJournal(parsing: Array("copied x y\nleaving 1 ../a\nfoo\n\n".utf8)) == RemoteJournal())
  }
}
