import Core
import Foundation
import SeededRandom
import Testing

@testable import Publishing

@Suite("Verification of a published site")
struct VerificationTests {
  private let workshop: Workshop
  private var key: VerifierKey { workshop.key.verifier }

  init() throws {
    workshop = try Workshop()
    for site in ["a", "b", "c"] {
      try workshop.site(site, ["index.html": site, "data/a.csv": "1\n"])
      try workshop.publish(site)
    }
  }

  private func alter(_ name: String, _ change: (String) -> String) throws {
    let file = "out/current/\(name)"
    try workshop.write(change(try workshop.text(file)), to: file)
  }

  @Test("finds nothing in a site as it was published, and nothing in a copy of it")
  func sound() throws {
    let verification = try Verification(folder: workshop.out, key: key)
    #expect(verification.findings.isEmpty)
    #expect(verification.release == (try workshop.releases.liveID()))
    #expect(verification.files == 2)
    #expect(verification.ledger.entries.count == 3)
    #expect(!verification.usedOfferedKey)
    try FileManager.default.copyItem(
      atPath: "\(workshop.root)/\(try workshop.live())", toPath: workshop.root + "/copy")
    let copy = try Verification(folder: workshop.root + "/copy")
    #expect(copy.findings.isEmpty)
    #expect(copy.usedOfferedKey)
  }

  @Test("finds a changed byte")
  func changedByte() throws {
    try alter("data/a.csv") { $0.replacing("1", with: "2") }
    #expect(try workshop.findings(key: key) == [.fileChanged(try path("data/a.csv"))])
  }

  @Test("finds a missing file")
  func missingFile() throws {
    try workshop.remove("out/current/data/a.csv")
    #expect(try workshop.findings(key: key) == [.fileMissing(try path("data/a.csv"))])
  }

  @Test(
    "finds an extra file, wherever it lies",
    arguments: [
      "x.html", "data/.hidden", "ledger/more.txt", ".portal-files", "index.html.portal-partial",
    ])
  func extraFile(name: String) throws {
    try workshop.write("x", to: "out/current/\(name)")
    #expect(try workshop.findings(key: key) == [.fileExtra(name)])
  }

  @Test("finds a link, even to the right bytes")
  func link() throws {
    try workshop.write("1\n", to: "elsewhere.csv")
    try workshop.remove("out/current/data/a.csv")
    try FileManager.default.createSymbolicLink(
      atPath: workshop.out + "/current/data/a.csv",
      withDestinationPath: workshop.root + "/elsewhere.csv")
    #expect(
      try workshop.findings(key: key) == [
        .fileMissing(try path("data/a.csv")), .fileExtra("data/a.csv"),
      ])
  }

  @Test("finds a manifest that was made to fit")
  func alteredManifest() throws {
    try alter("data/a.csv") { $0.replacing("1", with: "2") }
    try alter("manifest.sha256") {
      $0.replacing(
        ContentHash(of: Array("1\n".utf8)).description,
        with: ContentHash(of: Array("2\n".utf8)).description)
    }
    let id = ContentHash(of: try workshop.bytes("out/current/manifest.sha256"))
    #expect(try workshop.findings(key: key) == [.releaseNotRecorded(id)])
    try workshop.remove("out/current/manifest.sha256")
    #expect(try workshop.findings(key: key).contains(.manifestMissing))
  }

  @Test("finds a rewritten entry of the ledger, the newest as well", arguments: 1...3)
  func rewrittenEntry(number: Int) throws {
    try alter("ledger/entries.txt") {
      $0.replacing("entry \(number)\ntime 2026", with: "entry \(number)\ntime 2025")
    }
    let expected: [Finding] =
      number < 3 ? [.entryRewritten(number: number), .checkpointRoot] : [.checkpointRoot]
    #expect(try workshop.findings(key: key) == expected)
  }

  @Test("finds a dropped entry of the ledger, the newest as well", arguments: 1...3)
  func droppedEntry(number: Int) throws {
    try alter("ledger/entries.txt") { text in
      let entries = Ledger.read(Array(text.utf8)).ledger.entries
      return entries.filter { $0.number != number }.map(\.text).joined(separator: "\n")
    }
    let size = Finding.checkpointSize(signed: 3, entries: 2)
    let id = try #require(try workshop.releases.liveID())
    #expect(
      try workshop.findings(key: key)
        == (number < 3
          ? [.entriesDropped(expected: number, found: number + 1), size]
          : [.releaseNotRecorded(id), size]))
  }

  @Test("finds a wrong signature, and one of another key")
  func wrongSignature() throws {
    let bytes = try workshop.bytes("out/current/ledger/checkpoint")
    let checkpoint = try #require(Checkpoint(parsing: bytes))
    let signature = try #require(checkpoint.note.signatures.first)
    var altered = signature.bytes
    altered[10] ^= 1
    try alter("ledger/checkpoint") {
      $0.replacing(
        Base64.encode(signature.keyID + signature.bytes),
        with: Base64.encode(signature.keyID + altered))
    }
    #expect(try workshop.findings(key: key) == [.signatureWrong])
    #expect(try workshop.findings() == [.signatureWrong])
    var generator = SeededGenerator(seed: 77)
    let other = SigningKey(name: key.name, drawing: &generator).verifier
    #expect(try workshop.findings(key: other) == [.signatureMissing])
  }

  @Test("finds a ledger that was written anew with another key, when the right one is known")
  func forgedLedger() throws {
    var generator = SeededGenerator(seed: 78)
    let forger = SigningKey(name: key.name, drawing: &generator)
    var ledger = Ledger()
    let id = try #require(try workshop.releases.liveID())
    ledger.append(.publish, id, at: try time(workshop.moment))
    try LedgerFiles(ledger, key: forger).write(into: "\(workshop.root)/\(try workshop.live())")
    #expect(try workshop.findings().isEmpty)
    #expect(try workshop.findings(key: key) == [.signatureMissing])
  }

  @Test("finds a ledger that was written anew with the right key, when a checkpoint was kept")
  func rewrittenHistory() throws {
    let bytes = try workshop.bytes("out/current/ledger/checkpoint")
    let kept = try #require(Checkpoint(parsing: bytes))
    #expect(try workshop.findings(key: key, kept: kept).isEmpty)
    var ledger = Ledger()
    let id = try #require(try workshop.releases.liveID())
    for _ in 0..<3 { ledger.append(.publish, id, at: try time(workshop.moment)) }
    let live = "\(workshop.root)/\(try workshop.live())"
    try LedgerFiles(ledger, key: workshop.key).write(into: live)
    #expect(try workshop.findings(key: key).isEmpty)
    #expect(try workshop.findings(key: key, kept: kept) == [.historyRewritten(size: 3)])
  }

  @Test("finds an older state of everything, when a newer checkpoint was kept")
  func olderState() throws {
    let bytes = try workshop.bytes("out/current/ledger/checkpoint")
    let kept = try #require(Checkpoint(parsing: bytes))
    let older = try #require(try workshop.releases.releases().last?.id)
    let copy = "\(workshop.out)/releases/\(older)"
    #expect(try Verification(folder: copy, key: key).findings.isEmpty)
    #expect(
      try Verification(folder: copy, key: key, kept: kept).findings == [.historyRewritten(size: 3)])
  }

  @Test("finds parts of the ledger missing or unreadable")
  func brokenLedger() throws {
    try workshop.write("hello", to: "out/current/ledger/checkpoint")
    #expect(try workshop.findings(key: key) == [.checkpointMalformed])
    try workshop.remove("out/current/ledger/checkpoint")
    #expect(try workshop.findings(key: key) == [.checkpointMissing])
    #expect(try workshop.findings() == [.checkpointMissing])
    try workshop.write("hello\n", to: "out/current/ledger/entries.txt")
    let id = try #require(try workshop.releases.liveID())
    #expect(
      try workshop.findings() == [
        .releaseNotRecorded(id), .ledgerMalformed(entry: 1), .checkpointMissing,
      ])
    try workshop.remove("out/current/ledger")
    #expect(try workshop.findings() == [.ledgerMissing])
  }

  @Test("reads a ledger from another place")
  func elsewhere() throws {
    try FileManager.default.moveItem(
      atPath: "\(workshop.root)/\(try workshop.live())/ledger", toPath: workshop.root + "/log")
    #expect(try workshop.findings() == [.ledgerMissing])
    let verification = try Verification(
      folder: workshop.out, ledgerFolder: workshop.root + "/log", key: key)
    #expect(verification.findings.isEmpty)
  }

  @Test("fails for a folder that is not there")
  func noFolder() {
    #expect(throws: FileFailure.self) { try Verification(folder: workshop.root + "/none") }
  }
}
