import Core
import Foundation
import Testing

@testable import Publishing

@Suite("The way back")
struct RollbackTests {
  private let workshop: Workshop
  private var ids: [String: ContentHash] = [:]

  init() throws {
    workshop = try Workshop()
    for site in ["a", "b", "c"] {
      try workshop.site(site, ["index.html": site, "same.html": "same"])
      ids[site] = try workshop.publish(site).summary?.release
    }
  }

  private func rollback(_ id: String? = nil, because reason: String? = nil) throws -> String {
    _ = try workshop.releases.rollback(to: id, because: reason, try workshop.publication())
    return try workshop.text("out/current/index.html")
  }

  @Test("leads to the release before, then further, and ends where nothing is left")
  func backwards() throws {
    #expect(try rollback() == "b")
    #expect(try rollback() == "a")
    #expect(throws: PublishRefusal.nothingToRollBackTo) { try rollback() }
    #expect(try workshop.findings(key: workshop.key.verifier).isEmpty)
  }

  @Test("adds to the ledger and takes nothing from it")
  func ledger() throws {
    let before = try workshop.text("out/current/ledger/entries.txt")
    _ = try rollback(because: "figures of another year")
    let after = try workshop.text("out/current/ledger/entries.txt")
    #expect(after.hasPrefix(before + "\n"))
    #expect(after.hasSuffix("\nbecause figures of another year\n"))
    let entry = try #require(try Verification(folder: workshop.out).ledger.entries.last)
    #expect(entry.act == .rollback)
    #expect(entry.release == ids["b"])
    #expect(entry.number == 4)
    #expect(entry.pages == ChangeCounts(changed: 1))
  }

  @Test("continues the log that others remember")
  func history() throws {
    let bytes = try workshop.bytes("out/current/ledger/checkpoint")
    let kept = try #require(Checkpoint(parsing: bytes))
    _ = try rollback()
    #expect(try workshop.findings(kept: kept).isEmpty)
  }

  @Test("goes to a release that is named by its first digits")
  func named() throws {
    let id = try #require(ids["a"]).description
    #expect(try rollback(id) == "a")
    #expect(try rollback(try #require(ids["c"]).description.prefix(12).description) == "c")
    guard
      case .unchanged = try workshop.releases.rollback(
        to: ids["c"]?.description, try workshop.publication())
    else {
      Issue.record("went live again")
      return
    }
  }

  @Test(
    "is refused for digits that no release or more than one begins with",
    arguments: ["", "x", "../"])
  func unknown(digits: String) throws {
    #expect(
      throws: (digits.isEmpty ? PublishRefusal.ambiguousRelease("") : .unknownRelease(digits))
    ) {
      try rollback(digits)
    }
  }

  @Test("is refused to a release that is damaged")
  func damaged() throws {
    let id = try #require(ids["b"])
    try workshop.write("x", to: "out/releases/\(id)/index.html")
    #expect(throws: PublishRefusal.releaseDamaged(id, [.fileChanged(try path("index.html"))])) {
      try rollback()
    }
    #expect(try workshop.text("out/current/index.html") == "c")
  }

  @Test("is refused where nothing is published")
  func nothing() throws {
    let folder = ReleaseFolder(workshop.root + "/empty")
    let publication = try workshop.publication()
    #expect(throws: PublishRefusal.nothingLive(workshop.root + "/empty")) {
      try folder.rollback(publication)
    }
  }

  @Test("clears up after a run that was killed in the ledger of the release it went to")
  func remains() throws {
    let id = try #require(ids["b"])
    try workshop.write("half", to: "out/releases/\(id)/ledger/checkpoint.portal-partial")
    #expect(try rollback() == "b")
    #expect(try workshop.findings().isEmpty)
  }

  @Test("is shown with the newest first and the live one marked")
  func listing() throws {
    _ = try rollback()
    let releases = try workshop.releases.releases()
    #expect(releases.map(\.id) == [ids["b"], ids["c"], ids["a"]])
    #expect(releases.map(\.isLive) == [true, false, false])
    #expect(releases.map(\.files) == [2, 2, 2])
    #expect(releases[0].lastWentLive == (try time(workshop.moment)))
    #expect(try ReleaseFolder(workshop.root + "/empty").releases().isEmpty)
  }

  @Test("from a published site leads back to it, and its ledger counts every step")
  func forthAgain() throws {
    _ = try rollback()
    try workshop.publish("c")
    #expect(try workshop.text("out/current/index.html") == "c")
    #expect(try rollback() == "b")
    #expect(try Verification(folder: workshop.out).ledger.entries.count == 6)
  }
}

@Suite("Old releases")
struct RetentionTests {
  private let workshop: Workshop

  init() throws { workshop = try Workshop() }

  /// Publishes sites named by letters, a day apart, and gives the letters that are kept.
  private func kept(_ sites: String, _ retention: Retention) throws -> String {
    for site in sites {
      try workshop.site("site", ["index.html": String(site)])
      try workshop.publish("site", try workshop.publication(retention: retention, days: 1))
    }
    return try workshop.releases.releases().map {
      try workshop.text("out/releases/\($0.id)/index.html")
    }
    .joined()
  }

  @Test("are kept by number")
  func number() throws {
    #expect(try kept("abcdef", Retention(releases: 3, days: 0)) == "fed")
  }

  @Test("are kept by the days since they were last live")
  func days() throws {
    // Each was live until the next came, a day and a minute later.
    #expect(try kept("abcdef", Retention(releases: 2, days: 3)) == "fedc")
  }

  @Test("are never fewer than the live one and one to go back to")
  func least() throws {
    #expect(try kept("abc", Retention(releases: 0, days: -5)) == "cb")
  }

  @Test("are counted once, however often they went live")
  func again() throws {
    #expect(try kept("abcaba", Retention(releases: 3, days: 0)) == "abc")
  }

  @Test("stay when somebody put a file into them, and are named")
  func foreignFile() throws {
    #expect(try kept("ab", Retention(releases: 2, days: 0)) == "ba")
    let id = try #require(try workshop.releases.releases().last?.id)
    try workshop.write("mine", to: "out/releases/\(id)/notes.txt")
    try workshop.site("site", ["index.html": "c"])
    let publication = try workshop.publication(retention: Retention(releases: 2, days: 0))
    let summary = try #require(try workshop.publish("site", publication).summary)
    #expect(summary.cleaning.kept == [id])
    #expect(try workshop.text("out/releases/\(id)/notes.txt") == "mine")
  }
}
