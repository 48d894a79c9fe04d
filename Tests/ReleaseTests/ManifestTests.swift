import Core
import Testing

@testable import Publishing

@Suite("The manifest of a site")
struct ManifestTests {
  private let empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"

  @Test("is written as sha256sum writes it, in byte order")
  func writing() throws {
    let hash = ContentHash(of: [])
    let manifest = Manifest([try path("ky/б.html"): hash, try path("a.html"): hash])
    #expect(
      String(decoding: manifest.bytes, as: UTF8.self)
        == "\(empty)  a.html\n\(empty)  ky/б.html\n")
    #expect(manifest.id == ContentHash(of: manifest.bytes))
    #expect(manifest[try path("a.html")] == hash)
  }

  @Test("is read back from what it writes, empty or not", arguments: [0, 1, 500])
  func roundTrip(count: Int) throws {
    var files: [RelativePath: ContentHash] = [:]
    for number in 0..<count {
      files[try path("p/\(number) x")] = ContentHash(of: [UInt8(number & 255)])
    }
    let manifest = Manifest(files)
    #expect(try Manifest(parsing: manifest.bytes) == manifest)
  }

  @Test(
    "is refused in any other spelling",
    arguments: [
      ("H  a", Manifest.Fault.malformed(line: 1)),
      ("H a\n", .malformed(line: 1)),
      ("H *a\n", .malformed(line: 1)),
      ("H  \n", .malformed(line: 1)),
      ("E3B0C442  a\n", .malformed(line: 1)),
      ("H  a\n\n", .malformed(line: 2)),
      ("H  ../a\n", .malformed(line: 1)),
      ("H  /etc/passwd\n", .malformed(line: 1)),
      ("H  a\\b\n", .malformed(line: 1)),
      ("H  a\r\n", .malformed(line: 1)),
      ("H  b\nH  a\n", .unordered(line: 2)),
      ("H  a\nH  a\n", .unordered(line: 2)),
      ("H  .portal-files\n", .reserved(line: 1)),
      ("H  ledger/entries.txt\n", .reserved(line: 1)),
      ("H  manifest.sha256\n", .reserved(line: 1)),
    ])
  func refusal(text: String, fault: Manifest.Fault) {
    let bytes = Array(text.replacing("H", with: empty).utf8)
    #expect(throws: fault) { try Manifest(parsing: bytes) }
  }

  @Test("refuses names that are not UTF-8")
  func encoding() {
    let bytes = Array("\(empty)  ".utf8) + [0xFF, 0x0A]
    #expect(throws: Manifest.Fault.malformed(line: 1)) { try Manifest(parsing: bytes) }
  }
}

@Suite("A content hash")
struct ContentHashTests {
  @Test("is SHA-256, in hexadecimal")
  func vector() {
    // FIPS 180-4, example of the message "abc".
    let text = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    let hash = ContentHash(of: Array("abc".utf8))
    #expect(hash.description == text)
    #expect(ContentHash(text) == hash)
    #expect(ContentHash(bytes: hash.bytes) == hash)
  }

  @Test("is read in 64 small digits only")
  func refusal() {
    let text = String(repeating: "a", count: 64)
    #expect(ContentHash(text) != nil)
    #expect(ContentHash(text.uppercased()) == nil)
    #expect(ContentHash(text.dropLast()) == nil)
    #expect(ContentHash(text + "a") == nil)
    #expect(ContentHash(text.dropLast() + "g") == nil)
  }
}

@Suite("The time of a publication")
struct PublicationTimeTests {
  @Test(
    "is universal, to the second",
    arguments: [
      (0, "1970-01-01T00:00:00Z"), (951_782_400, "2000-02-29T00:00:00Z"),
      (1_785_412_799, "2026-07-30T11:59:59Z"), (253_402_300_799, "9999-12-31T23:59:59Z"),
    ])
  func spelling(seconds: Int, text: String) throws {
    #expect(try time(seconds).description == text)
    #expect(PublicationTime(text)?.seconds == seconds)
  }

  @Test(
    "is read in one spelling only",
    arguments: [
      "2026-07-30T24:00:00Z", "2026-07-30T11:60:00Z", "2026-07-30T11:59:60Z",
      "2026-02-30T11:59:59Z", "2026-07-30 11:59:59Z", "2026-07-30T11:59:59+06:00",
      "2026-07-30T11:59:59", "1969-12-31T23:59:59Z", "",
    ])
  func refusal(text: String) {
    #expect(PublicationTime(text) == nil)
  }

  @Test("has no moment outside its years", arguments: [-1, 253_402_300_800])
  func range(seconds: Int) {
    #expect(PublicationTime(seconds: seconds) == nil)
  }
}
