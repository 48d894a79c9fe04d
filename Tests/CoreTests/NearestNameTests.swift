import Core
import SeededRandom
import Testing

@Suite("The nearest name")
struct NearestNameTests {
  private let known = ["title", "summary", "reviewed", "sources", "languages", "ky", "ru", "en"]

  @Test(
    "finds a name with one slip",
    arguments: [
      ("titel", "title"), ("tilte", "title"), ("tite", "title"), ("ttitle", "title"),
      ("Title", "title"), ("SUMMARY", "summary"), ("sumary", "summary"), ("reviewd", "reviewed"),
      ("langauges", "languages"), ("kg", "ky"), ("source", "sources"),
    ])
  func slips(name: String, nearest: String) {
    #expect(nearestName(to: name, among: known) == nearest)
  }

  @Test(
    "finds nothing when too much differs",
    arguments: ["", "x", "heading", "ttl", "sum", "rev", "abcdefghi", "титул"])
  func strangers(name: String) {
    #expect(nearestName(to: name, among: known) == nil)
  }

  @Test("counts letters, not bytes")
  func cyrillic() {
    #expect(nearestName(to: "тема", among: ["темы", "тело"]) == "темы")
    #expect(nearestName(to: "тмеа", among: ["тема"]) == "тема")
  }

  @Test("takes the nearest, and none of those equally near")
  func ties() {
    #expect(nearestName(to: "abcdef", among: ["abcdxx", "abcdex", "abcdfx"]) == "abcdex")
    #expect(nearestName(to: "abcdef", among: ["abcdeY", "abcdeX"]) == nil)
    #expect(nearestName(to: "abcdef", among: ["abcdeY", "abcdeY"]) == "abcdeY")
    #expect(nearestName(to: "abcdef", among: [String]()) == nil)
  }

  @Test("does not offer a name that shares no letter")
  func shortNames() {
    #expect(nearestName(to: "a", among: ["b"]) == nil)
    #expect(nearestName(to: "a", among: ["b", "ab"]) == "ab")
    #expect(nearestName(to: "", among: ["a", ""]) == nil)
  }

  @Test("finds every name after a random slip in one letter", arguments: UInt64(1)...20)
  func randomSlips(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let names = ["reference", "registered", "collective", "signatories", "transfers", "inspected"]
    for name in names {
      var letters = Array(name)
      let position = Int.random(in: 0..<letters.count - 1, using: &generator)
      switch Int.random(in: 0..<4, using: &generator) {
      case 0: letters.remove(at: position)
      case 1: letters.insert("z", at: position)
      case 2: letters[position] = "z"
      default: letters.swapAt(position, position + 1)
      }
      #expect(nearestName(to: String(letters), among: names) == name, "seed \(seed)")
    }
  }

  @Test("does not take long over a very long name", .timeLimit(.minutes(1)))
  func longName() {
    let name = String(repeating: "x", count: 300_000)
    #expect(nearestName(to: name, among: known) == nil)
  }
}
