import Foundation
import SeededRandom
import Testing

@testable import Publishing

@Suite("A signing key")
struct SigningKeyTests {
  private let workshop: Workshop
  private var place: String { workshop.root + "/portal.key" }

  init() throws { workshop = try Workshop() }

  @discardableResult
  private func create(outside folders: [String] = []) throws -> SigningKey {
    var generator = SeededGenerator(seed: 3)
    return try SigningKey.create(
      at: place, name: try name("portal.example/ledger"), outside: folders, drawing: &generator)
  }

  @Test("is kept in a file that only its owner may read, and comes back from it")
  func file() throws {
    let key = try create()
    #expect(try workshop.attribute(.posixPermissions, of: "portal.key") == 0o600)
    #expect(try SigningKey.load(place).verifier == key.verifier)
    #expect(try workshop.names(".") == ["portal.key"])
  }

  @Test("is never overwritten")
  func overwriting() throws {
    try workshop.write("mine", to: "portal.key")
    #expect(throws: KeyRefusal.exists(place)) { try create() }
    #expect(try workshop.text("portal.key") == "mine")
    #expect(try workshop.names(".") == ["portal.key"])
  }

  @Test("is made over what a killed run left")
  func remains() throws {
    try workshop.write("half", to: "portal.key.portal-partial")
    try create()
    #expect(try workshop.names(".") == ["portal.key"])
  }

  @Test("is refused in a folder that is published, also through a link")
  func inside() throws {
    let manager = FileManager.default
    try manager.createDirectory(atPath: workshop.root + "/site", withIntermediateDirectories: true)
    try manager.createSymbolicLink(
      atPath: workshop.root + "/alias", withDestinationPath: workshop.root)
    let alias = workshop.root + "/alias"
    #expect(throws: KeyRefusal.insidePublishedFolder(place, folder: alias)) {
      try create(outside: [workshop.root + "/site", alias])
    }
    #expect(!workshop.exists("portal.key"))
    try create(outside: [workshop.root + "/site"])
    #expect(throws: KeyRefusal.insidePublishedFolder(place, folder: workshop.root)) {
      try SigningKey.load(place, outside: [workshop.root])
    }
  }

  @Test("is refused when others may read the file", arguments: [0o640, 0o604, 0o622])
  func permissions(mode: Int) throws {
    try create()
    try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: place)
    #expect(throws: KeyRefusal.openToOthers(place, mode: String(mode, radix: 8))) {
      try SigningKey.load(place)
    }
  }

  @Test("is refused when the text is not that of a key")
  func malformed() throws {
    let text = try create().text
    for other in [
      "", "x", text.replacing("PRIVATE", with: "PUBLIC"), text.replacing("ledger", with: "other"),
      String(text.dropLast(4)),
    ] {
      try workshop.write(other, to: "portal.key")
      try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: place)
      #expect(throws: KeyRefusal.malformed(place)) { try SigningKey.load(place) }
    }
  }

  @Test(
    "has a name without spaces and plus signs", arguments: ["", "a b", "a+b", "a\u{A0}b", "a\nb"])
  func names(text: String) {
    #expect(KeyName(text) == nil)
  }
}
