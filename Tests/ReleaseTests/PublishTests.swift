import Core
import Foundation
import Testing

@testable import Publishing

@Suite("Publishing a site")
struct PublishTests {
  private let workshop: Workshop
  private let home = ["ky/index.html": "home", "data/a.csv": "1\n", "ky/law/index.html": "law"]

  init() throws {
    workshop = try Workshop()
    try workshop.site("a", home)
  }

  /// What a server would show.
  private func shown() throws -> [String: String] {
    var files: [String: String] = [:]
    for name in try FileManager.default.subpathsOfDirectory(atPath: workshop.root + "/out/current/")
    {
      if let text = try? workshop.text("out/current/\(name)") { files[name] = text }
    }
    return files
  }

  @Test("shows exactly the files of the manifest, the manifest, and the ledger")
  func whole() throws {
    let summary = try #require(try workshop.publish("a").summary)
    var expected = home
    expected["manifest.sha256"] = try workshop.text("a/manifest.sha256")
    for name in LedgerFiles.names {
      expected["ledger/\(name)"] = try workshop.text("out/current/ledger/\(name)")
    }
    #expect(try shown() == expected)
    #expect(summary.copied == 3)
    #expect(summary.replaced == nil)
    #expect(try workshop.names("out") == [".portal-releases", "current", "releases"])
    #expect(
      try workshop.releases.liveID() == ContentHash(of: try workshop.bytes("a/manifest.sha256")))
  }

  @Test("does nothing for a site that is live")
  func unchanged() throws {
    try workshop.publish("a")
    let ledger = try workshop.bytes("out/current/ledger/entries.txt")
    guard case .unchanged = try workshop.publish("a") else {
      Issue.record("was published again")
      return
    }
    #expect(try workshop.bytes("out/current/ledger/entries.txt") == ledger)
    #expect(try workshop.names("out/releases").count == 1)
  }

  @Test("shares unchanged files with the release before, and copies the others")
  func hardLinks() throws {
    try workshop.publish("a")
    try workshop.site("b", home.merging(["ky/index.html": "new"]) { $1 })
    let old = try workshop.live()
    let summary = try #require(try workshop.publish("b").summary)
    let new = try workshop.live()
    #expect(summary.linked == 2)
    #expect(summary.copied == 1)
    #expect(
      try workshop.attribute(.systemFileNumber, of: old + "/data/a.csv")
        == workshop.attribute(.systemFileNumber, of: new + "/data/a.csv"))
    #expect(try workshop.text(old + "/ky/index.html") == "home")
    #expect(try workshop.text(new + "/ky/index.html") == "new")
  }

  @Test("does not carry a file on that was damaged in the live release")
  func damagedLive() throws {
    try workshop.publish("a")
    let old = try workshop.live()
    try workshop.write("2\n", to: old + "/data/a.csv")
    try workshop.site("b", home.merging(["ky/index.html": "new"]) { $1 })
    try workshop.publish("b")
    #expect(try workshop.findings().isEmpty)
    #expect(try workshop.text("out/current/data/a.csv") == "1\n")
  }

  @Test("puts right what is damaged in a site that is live already")
  func mending() throws {
    try workshop.publish("a")
    let live = try workshop.live()
    try workshop.write("2\n", to: live + "/data/a.csv")
    try workshop.remove(live + "/ky/law")
    try workshop.write("half", to: live + "/data/a.csv.portal-partial")
    guard case .mended(_, let files) = try workshop.publish("a") else {
      Issue.record("was not mended")
      return
    }
    #expect(files.map(\.description) == ["data/a.csv", "ky/law/index.html"])
    #expect(try workshop.findings().isEmpty)
    try workshop.write("", to: live + "/manifest.sha256")
    try workshop.publish("a")
    #expect(try workshop.findings().isEmpty)
  }

  @Test("goes over a live release whose manifest cannot be read, when told to")
  func unreadableLive() throws {
    try workshop.publish("a")
    try workshop.write("x", to: try workshop.live() + "/manifest.sha256")
    try workshop.site("b", ["x.html": "x"])
    #expect(throws: PublishRefusal.guarded([.factsMissing(isLive: true)])) {
      try workshop.publish("b")
    }
    let accepting = [try acceptance("facts: the disk was damaged")]
    try workshop.publish("b", try workshop.publication(accepting: accepting))
    #expect(try workshop.findings().isEmpty)
  }

  @Test("refuses a build with other files than its manifest says, and says which")
  func differingBuild() throws {
    let place = workshop.root + "/a"
    try workshop.write("x", to: "a/extra.html")
    #expect(throws: PublishRefusal.siteDiffers(folder: place, [.fileExtra("extra.html")])) {
      try workshop.publish("a")
    }
    try workshop.remove("a/extra.html")
    try workshop.write("2\n", to: "a/data/a.csv")
    #expect(
      throws: PublishRefusal.siteDiffers(folder: place, [.fileChanged(try path("data/a.csv"))])
    ) {
      try workshop.publish("a")
    }
    try workshop.remove("a/data/a.csv")
    #expect(
      throws: PublishRefusal.siteDiffers(folder: place, [.fileMissing(try path("data/a.csv"))])
    ) {
      try workshop.publish("a")
    }
    try FileManager.default.createSymbolicLink(
      atPath: place + "/data/a.csv", withDestinationPath: "/etc/hostname")
    #expect(throws: PublishRefusal.self) { try workshop.publish("a") }
    #expect(!workshop.exists("out/current"))
  }

  @Test("refuses a folder without a manifest, or with a foreign one")
  func noManifest() throws {
    try workshop.remove("a/manifest.sha256")
    let place = workshop.root + "/a"
    #expect(throws: PublishRefusal.siteDiffers(folder: place, [.manifestMissing])) {
      try workshop.publish("a")
    }
    try workshop.write("hello\n", to: "a/manifest.sha256")
    #expect(
      throws: PublishRefusal.siteDiffers(
        folder: place, [.manifestMalformed(.malformed(line: 1))])
    ) { try workshop.publish("a") }
  }

  @Test("refuses a folder with anything in it that bears no mark")
  func foreignFolder() throws {
    try workshop.write("mine", to: "out/thesis.txt")
    #expect(
      throws: PublishRefusal.foreignFiles(
        folder: workshop.out, names: ["thesis.txt"], count: 1)
    ) { try workshop.publish("a") }
    #expect(try workshop.names("out") == ["thesis.txt"])
  }

  @Test("takes an empty folder, one it was killed in at once, and a link to a folder")
  func emptyFolders() throws {
    try FileManager.default.createDirectory(
      atPath: workshop.root + "/disk", withIntermediateDirectories: true)
    try FileManager.default.createSymbolicLink(
      atPath: workshop.out, withDestinationPath: workshop.root + "/disk")
    try workshop.publish("a")
    #expect(try workshop.names("disk") == [".portal-releases", "current", "releases"])
    try workshop.write("", to: "killed/.portal-releases")
    let folder = ReleaseFolder(workshop.root + "/killed/")
    _ = try folder.publish(from: workshop.root + "/a", try workshop.publication())
    #expect(try folder.liveID() != nil)
  }

  @Test("refuses a file in place of the folder, and a folder in place of the link")
  func foreignPlaces() throws {
    try workshop.write("mine", to: "out")
    #expect(throws: PublishRefusal.notAFolder(workshop.out)) { try workshop.publish("a") }
    try workshop.remove("out")
    try workshop.write("mine", to: "out/current/index.html")
    try workshop.write("", to: "out/.portal-releases")
    #expect(throws: PublishRefusal.foreignPlace(workshop.out + "/current")) {
      try workshop.publish("a")
    }
    try workshop.remove("out/current")
    try FileManager.default.createSymbolicLink(
      atPath: workshop.out + "/current", withDestinationPath: "../a")
    #expect(throws: PublishRefusal.foreignPlace(workshop.out + "/current")) {
      try workshop.publish("a")
    }
  }

  @Test("keeps a second publisher out, and not because of a process that is gone")
  func lock() throws {
    try workshop.publish("a")
    try workshop.write(
      "releases of a site, kept by portal; last publisher: process 1\n",
      to: "out/.portal-releases")
    try workshop.site("b", ["x.html": "x"])
    let mark = try workshop.releases.claim()
    #expect(throws: PublishRefusal.busy(folder: workshop.out, process: Int(getpid()))) {
      try workshop.publish("b")
    }
    try mark.close("mark")
    try workshop.publish("b")
  }

  @Test("removes what killed runs left, and nothing else")
  func remains() throws {
    try workshop.publish("a")
    let id = String(repeating: "ab", count: 32)
    try workshop.write("x", to: "out/releases/.\(id).partial/ky/index.html")
    try workshop.write("x", to: "out/releases/.\(id).removed/index.html")
    try workshop.write("x", to: "out/releases/.mine.partial/index.html")
    try workshop.write("x", to: "out/releases/notes.txt")
    try workshop.publish("a")
    let kept = try workshop.releases.liveID()?.description ?? ""
    #expect(try workshop.names("out/releases") == [".mine.partial", kept, "notes.txt"].sorted())
  }
}
