import Testing

@testable import Exports

@Suite struct JSONLinesTests {
  private func read(_ text: String, piece: Int = 1 << 20) throws -> String {
    let bytes = Array(text.utf8)
    var read: [UInt8] = []
    try JSONLinesExport.stream(
      { take in
        for start in stride(from: 0, to: bytes.count, by: piece) {
          if try !take(bytes[start..<min(bytes.count, start + piece)].span) { return }
        }
      },
      to: { piece in
        piece.withUnsafeBufferPointer { read += $0 }
        return true
      })
    return String(decoding: read, as: UTF8.self)
  }

  @Test("members become cells, whatever line names them first", arguments: [1, 5, 1 << 20])
  func cells(piece: Int) throws {
    let text = """
      \u{FEFF}{"id": "Б-1", "topic": "жер, \\"суу\\"", "n": 12.0, "open": true, "closed": null}\r

      { "closed":"2026-03-02" , "id":"\\u0411-\\uD83D\\uDE00\\n2", "place":{"region":"KG-C","x":{}}, "t":[1,"a",{"b":[]}] }
      {}
      """
    #expect(
      try read(text, piece: piece) == """
        id,topic,n,open,closed,place.region,t
        Б-1,"жер, ""суу\""",12.0,true,,,

        Б-\u{1F600} 2,,,,2026-03-02,KG-C,"[1,""a"",{""b"":[]}]"
        ,,,,,,

        """)
    #expect(try read("") == "\n")
  }

  @Test(
    "a line that is no object is named by its number",
    arguments: [
      "[1]", "{\"a\":1", "{\"a\" 1}", "{\"a\":01x}", "{\"a\":nul}", "{\"a\":\"\\q\"}",
      "{\"a\":1} 2",
      "<html>", "{\"a\":\"\t\"}", "{,}", "{\"a\":[1}",
      String(repeating: "{\"a\":", count: 40) + "1" + String(repeating: "}", count: 40),
    ])
  func faults(line: String) {
    let failure = #expect(throws: ExportFailure.self) { try read("{\"a\":1}\n" + line) }
    guard case .line(2, _, _) = failure else {
      Issue.record("\(String(describing: failure))")
      return
    }
  }

  @Test("a line without end is given up in time")
  func endless() {
    var fed = 0
    let block = [UInt8](repeating: UInt8(ascii: " "), count: 1 << 20)
    let failure = #expect(throws: ExportFailure.self) {
      try JSONLinesExport.stream(
        { take in while fed < 2048, try take(block.span) { fed += 1 } }, to: { _ in true })
    }
    #expect(fed <= 2)
    guard case .line(1, _, _) = failure else {
      Issue.record("\(String(describing: failure))")
      return
    }
  }
}
