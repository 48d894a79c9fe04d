import SeededRandom
import Testing

@testable import Publishing

@Suite("Base 64")
struct Base64Tests {
  @Test(
    "is that of RFC 4648",
    arguments: [
      ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="),
      ("fooba", "Zm9vYmE="), ("foobar", "Zm9vYmFy"),
    ])
  func vectors(bytes: String, text: String) {
    #expect(Base64.encode(Array(bytes.utf8)) == text)
    #expect(Base64.decode(text) == Array(bytes.utf8))
  }

  @Test(
    "is read in one spelling only",
    arguments: ["Zg", "Zg=", "Zh==", "Zm9v=", "Z===", "Zm-v", "Zm9v\n", "=Zm9"])
  func refusal(text: String) {
    #expect(Base64.decode(text) == nil)
  }

  @Test("comes back as it went", arguments: 0..<200)
  func roundTrip(length: Int) {
    var generator = SeededGenerator(seed: UInt64(length))
    let bytes = (0..<length).map { _ in UInt8.random(in: 0...255, using: &generator) }
    #expect(Base64.decode(Base64.encode(bytes)) == bytes)
  }
}

@Suite("The Merkle tree of a log")
struct MerkleTreeTests {
  // The leaves and roots by which implementations of RFC 6962 are commonly tested.
  private static let leaves: [[UInt8]] = [
    [], [0x00], [0x10], [0x20, 0x21], [0x30, 0x31], [0x40, 0x41, 0x42, 0x43],
    Array(0x50...0x57), Array(0x60...0x6F),
  ]
  private static let roots = [
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
  ]

  @Test("has the roots that other implementations have", arguments: 0...8)
  func vectors(size: Int) {
    let leaves = MerkleTreeTests.leaves.prefix(size).map(MerkleTree.leafHash)
    #expect(MerkleTree.root(leaves[...]).description == MerkleTreeTests.roots[size])
  }
}

@Suite("A signed note")
struct SignedNoteTests {
  // The example of Go's sumdb/note, which the specification grew out of.
  private let secret =
    "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz"
  private let known = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
  private let text = """
    If you think cryptography is the answer to your problem,
    then you don't know what your problem is.

    """
  private let line = """
    — PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=

    """

  @Test("is signed as Go signs it, byte for byte")
  func vector() throws {
    let key = try #require(SigningKey(secret))
    #expect(key.verifier.description == known)
    #expect(key.text == secret)
    #expect(
      String(decoding: SignedNote(signing: text, with: key).bytes, as: UTF8.self)
        == "\(text)\n\(line)")
  }

  @Test("is read back and found signed")
  func reading() throws {
    let note = try #require(SignedNote(parsing: Array("\(text)\n\(line)".utf8)))
    let key = try #require(VerifierKey(known))
    #expect(note.text == text)
    #expect(note.verdict(of: key) == .signed)
    #expect(note.bytes == Array("\(text)\n\(line)".utf8))
  }

  @Test("may have empty lines, and signatures of strangers")
  func strangers() throws {
    let key = try #require(SigningKey(secret))
    let body = "a\n\n\nb\n"
    let own = SignedNote(signing: body, with: key).bytes
    let note = try #require(SignedNote(parsing: own + Array("— witness.example/w AAAAAAE=\n".utf8)))
    #expect(note.text == body)
    #expect(note.signatures.count == 2)
    #expect(note.verdict(of: key.verifier) == .signed)
  }

  @Test("is forged when the text or a signature with the key's name and id is another's")
  func forgery() throws {
    let key = try #require(VerifierKey(known))
    let altered = text.replacing("then", with: "Then")
    let note = try #require(SignedNote(parsing: Array("\(altered)\n\(line)".utf8)))
    #expect(note.verdict(of: key) == .forged)
    let false2 = line + "— PeterNeumann x08go/ZJkuBS\n"
    let both = try #require(SignedNote(parsing: Array("\(text)\n\(false2)".utf8)))
    #expect(both.verdict(of: key) == .forged)
  }

  @Test("is unsigned by a key of another name")
  func otherName() throws {
    var generator = SeededGenerator(seed: 1)
    let other = SigningKey(name: try name("PeterNeumann"), drawing: &generator).verifier
    let note = try #require(SignedNote(parsing: Array("\(text)\n\(line)".utf8)))
    #expect(note.verdict(of: other) == .unsigned)
  }

  @Test(
    "is refused when malformed",
    arguments: [
      "", "\n", "a\n", "a\n\n", "\n— n AAAAAAE=\n", "a\n\n— n AAAAAAE=", "a\n— n AAAAAAE=\n",
      "a\n\n- n AAAAAAE=\n", "a\n\n— n  AAAAAAE=\n", "a\n\n— n AAAAAA==\n", "a\n\n— n+m AAAAAAE=\n",
      "a\tb\n\n— n AAAAAAE=\n", "a\r\n\n— n AAAAAAE=\n", "a\n\n— n AAAAAAE=\nb\n",
    ])
  func refusal(note: String) {
    #expect(SignedNote(parsing: Array(note.utf8)) == nil)
  }

  @Test("has at most a hundred signatures")
  func limit() {
    let line = "— n AAAAAAE=\n"
    #expect(SignedNote(parsing: Array(("a\n\n" + String(repeating: line, count: 100)).utf8)) != nil)
    #expect(SignedNote(parsing: Array(("a\n\n" + String(repeating: line, count: 101)).utf8)) == nil)
  }
}

@Suite("A checkpoint")
struct CheckpointTests {
  @Test("names the log, its size and its root, and nothing else")
  func writing() throws {
    var generator = SeededGenerator(seed: 2)
    let key = SigningKey(name: try name("portal.example/ledger"), drawing: &generator)
    var ledger = Ledger()
    ledger.append(.publish, ContentHash(of: []), at: try time(0))
    let checkpoint = Checkpoint(ledger: ledger, key: key)
    let root = Base64.encode(ledger.root.bytes)
    #expect(checkpoint.note.text == "portal.example/ledger\n1\n\(root)\n")
    #expect(Checkpoint(parsing: checkpoint.note.bytes) == checkpoint)
  }

  @Test("of the specification is read")
  func example() throws {
    let text = """
      example.com/behind-the-sofa
      20852163
      CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=

      — example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=

      """
    let checkpoint = try #require(Checkpoint(parsing: Array(text.utf8)))
    #expect(checkpoint.origin == "example.com/behind-the-sofa")
    #expect(checkpoint.size == 20_852_163)
    #expect(checkpoint.note.bytes == Array(text.utf8))
  }

  @Test("is refused with another size or root", arguments: ["01", "-1", "+1", "", "x", "1 "])
  func refusal(size: String) {
    let root = Base64.encode(ContentHash(of: []).bytes)
    #expect(Checkpoint(parsing: Array("o\n\(size)\n\(root)\n\n— n AAAAAAE=\n".utf8)) == nil)
    #expect(Checkpoint(parsing: Array("o\n1\nAAAA\n\n— n AAAAAAE=\n".utf8)) == nil)
    #expect(Checkpoint(parsing: Array("o\n1\n\(root)\n\n— n AAAAAAE=\n".utf8)) != nil)
  }
}
