import Core
import Foundation
import SeededRandom
import Testing

@Suite("Pieces of JSON")
struct JSONTextTests {
  private func parse(_ json: String) throws -> Any {
    try JSONSerialization.jsonObject(with: Data(json.utf8), options: [.fragmentsAllowed])
  }

  @Test("writes a text that any reader gives back", arguments: UInt64(1)...60)
  func roundTrip(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let text = generator.text(upTo: 60)
    let parsed = try parse(JSONText.quoted(text)) as? String
    #expect(parsed.map { Array($0.unicodeScalars) } == Array(text.unicodeScalars), "seed \(seed)")
  }

  @Test("writes every control character so that a reader gives it back")
  func controls() throws {
    for value in UInt8.min...0x7F {
      let text = String(Unicode.Scalar(value))
      #expect(try parse(JSONText.quoted(text)) as? String == text)
      #expect(JSONText.quoted(text).utf8.allSatisfy { $0 >= 0x20 })
    }
  }

  @Test("uses the short escapes of RFC 8259")
  func escapes() {
    #expect(JSONText.quoted("a\"b\\c\n\r\t\u{0}\u{1F}/ж") == #""a\"b\\c\n\r\t\u0000\u001f/ж""#)
    #expect(JSONText.quoted("") == "\"\"")
  }

  @Test("keeps the order of members and elements, escaping the names")
  func collections() throws {
    let json = JSONText.object([
      ("z", "1"), ("a\"", JSONText.array(["2", "null", JSONText.quoted("x")])), ("m", "{}"),
    ])
    #expect(json == #"{"z":1,"a\"":[2,null,"x"],"m":{}}"#)
    let parsed = try #require(try parse(json) as? [String: Any])
    #expect(Set(parsed.keys) == ["z", "a\"", "m"])
    #expect(JSONText.object([]) == "{}")
    #expect(JSONText.array([]) == "[]")
  }
}
