import Core
import SeededRandom
import Testing

@testable import Publishing

@Suite("Publishing against a guard")
struct GuardedPublishTests {
  private let workshop: Workshop

  init() throws {
    workshop = try Workshop()
    try workshop.site("a", ["a.html": "a"], facts: try facts(records: 100))
    try workshop.site("b", ["a.html": "b"], facts: try facts(records: 50))
    try workshop.publish("a")
  }

  private func facts(records: Int, day text: String = "2026-06-30") throws -> ReleaseFacts {
    ReleaseFacts(dataDate: try day(text), records: records, pages: [try path("a.html")])
  }

  @Test("is refused when more look-up records vanish than the settings allow")
  func records() throws {
    let workshop = try Workshop()
    try workshop.site("a", ["a.html": "1"])
    try workshop.publish("a")
    try workshop.site("b", ["a.html": "2"])
    var publication = try workshop.publication()
    publication.guards = Guards(mostRecordsLost: 10)
    publication.records = (live: 100, lost: 11)
    #expect(
      throws: PublishRefusal.guarded([.recordsVanished(live: 100, new: 89, mostPercent: 10)])
    ) { try workshop.publish("b", publication) }
    publication.records = (live: 100, lost: 10)
    try workshop.publish("b", publication)
  }

  @Test("is refused, and leaves everything as it was")
  func refused() throws {
    let before = try workshop.releases.liveID()
    #expect(
      throws: PublishRefusal.guarded([.recordsVanished(live: 100, new: 50, mostPercent: 5)])
    ) { try workshop.publish("b") }
    #expect(try workshop.releases.liveID() == before)
    #expect(try workshop.names("out/releases").count == 1)
  }

  @Test("goes through with a reason, which the ledger keeps")
  func accepted() throws {
    let accepting = [
      try acceptance("records: the year 2019 was archived"), try acceptance("page: not needed"),
    ]
    let publication = try workshop.publication(accepting: accepting)
    let summary = try #require(try workshop.publish("b", publication).summary)
    #expect(summary.entry.accepted == [accepting[0]])
    #expect(summary.unusedAcceptances == [accepting[1]])
    #expect(
      try workshop.text("out/current/ledger/entries.txt").contains(
        "\naccepted records: the year 2019 was archived\n"))
    #expect(try workshop.findings().isEmpty)
  }

  @Test("is refused for the reasons that were not accepted")
  func partly() throws {
    try workshop.site("b", ["a.html": "b"], facts: try facts(records: 50, day: "2026-06-01"))
    let publication = try workshop.publication(accepting: [try acceptance("data: was wrong")])
    #expect(
      throws: PublishRefusal.guarded([.recordsVanished(live: 100, new: 50, mostPercent: 5)])
    ) { try workshop.publish("b", publication) }
  }

  @Test("is refused when there are no facts to compare by, or none that can be read")
  func noFacts() throws {
    try workshop.site("b", ["a.html": "b"])
    #expect(throws: PublishRefusal.guarded([.factsMissing(isLive: false)])) {
      try workshop.publish("b")
    }
    try workshop.site("b", ["a.html": "b", "release.txt": "portal-release\t2\n"])
    #expect(
      throws: PublishRefusal.factsMalformed(folder: workshop.root + "/b", .init(line: 1))
    ) { try workshop.publish("b") }
  }

  @Test("is refused when the clock is behind the ledger")
  func clock() throws {
    let newest = try time(workshop.moment)
    let early = try time(workshop.moment - 1)
    try workshop.site("b", ["a.html": "b"], facts: try facts(records: 100))
    #expect(throws: PublishRefusal.guarded([.clockBehind(newest: newest, now: early)])) {
      try workshop.publish("b", Publication(time: early, key: workshop.key))
    }
  }

  @Test("is refused without the key of a signed ledger, or with another")
  func keys() throws {
    try workshop.site("b", ["a.html": "b"], facts: try facts(records: 100))
    #expect(throws: PublishRefusal.keyNeeded(workshop.key.verifier)) {
      try workshop.publish("b", try workshop.publication(signed: false))
    }
    var generator = SeededGenerator(seed: 9)
    let old = workshop.key.verifier
    workshop.key = SigningKey(name: old.name, drawing: &generator)
    let new = workshop.key.verifier
    #expect(throws: PublishRefusal.guarded([.signingKeyChanged(live: old, new: new)])) {
      try workshop.publish("b")
    }
    let accepting = [try acceptance("signing-key: the old one was lost")]
    try workshop.publish("b", try workshop.publication(accepting: accepting))
    #expect(try workshop.findings(key: new).isEmpty)
    #expect(try workshop.findings(key: old) == [.signatureMissing])
  }

  @Test("is refused over a ledger that was tampered with")
  func tampered() throws {
    try workshop.site("b", ["a.html": "b"], facts: try facts(records: 100))
    let ledger = try workshop.live() + "/ledger/entries.txt"
    try workshop.write(try workshop.text(ledger).replacing("1 added", with: "2 added"), to: ledger)
    let id = try #require(try workshop.releases.liveID())
    #expect(throws: PublishRefusal.ledgerDamaged(id, [.checkpointRoot])) {
      try workshop.publish("b")
    }
    try workshop.remove(try workshop.live() + "/ledger")
    #expect(throws: PublishRefusal.ledgerDamaged(id, [.ledgerMissing])) {
      try workshop.publish("b")
    }
  }

  @Test("begins to sign whenever there is a key")
  func beginToSign() throws {
    let other = try Workshop()
    try other.site("a", ["a.html": "a"])
    try other.publish("a", try other.publication(signed: false))
    #expect(!other.exists("out/current/ledger/checkpoint"))
    #expect(try other.findings().isEmpty)
    #expect(try other.findings(key: other.key.verifier) == [.checkpointMissing])
    try other.site("b", ["a.html": "b"])
    try other.publish("b")
    #expect(try other.findings(key: other.key.verifier).isEmpty)
  }
}
