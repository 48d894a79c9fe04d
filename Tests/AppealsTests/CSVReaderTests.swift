import Testing

@testable import Appeals

@Suite struct CSVReaderTests {
  @Test(
    "accepts each line end, with or without one after the last row",
    arguments: [
      "a,b\n1,2\n", "a,b\r\n1,2\r\n", "a,b\r1,2\r", "a,b\n1,2", "\u{FEFF}a,b\n\n1,2\r\n\r\n",
    ])
  func lineEnds(text: String) {
    let result = readCSV(Array(text.utf8))
    #expect(result.rows == [["a", "b"], ["1", "2"]])
    #expect(result.problems.isEmpty)
  }

  @Test("keeps delimiters, line ends and doubled quotes inside quoted fields")
  func quotedFields() {
    let result = readCSV(Array("a,b\n\"x,\"\"y\"\"\",\"1\r\n2\n3\"\n,\"\"\n".utf8))
    #expect(result.rows == [["a", "b"], ["x,\"y\"", "1\r\n2\n3"], ["", ""]])
    #expect(result.lines == [1, 2, 5])
    #expect(result.problems.isEmpty)
  }

  @Test("takes another delimiter")
  func semicolon() {
    let result = readCSV(Array("a;b\n1,5;2\n".utf8), delimiter: UInt8(ascii: ";"))
    #expect(result.rows == [["a", "b"], ["1,5", "2"]])
  }

  @Test("reads a row of any width, and nothing from an empty file")
  func widths() {
    let wide = (0..<5000).map(String.init)
    #expect(readCSV(Array(wide.joined(separator: ",").utf8)).rows == [wide])
    #expect(readCSV([]).rows.isEmpty)
    #expect(readCSV([0xEF, 0xBB, 0xBF]).rows.isEmpty)
    #expect(readCSV([0xEF, 0xBB]).problems.map(\.rule) == [.invalidUTF8])
  }

  struct Malformed: Sendable {
    var marked: String
    var rule: CSVProblem.Rule
    /// First cells of the rows that are still read, without the header.
    var rest: [String]
  }

  static let malformed = [
    Malformed(marked: "a,b\n▸\"x,y\n1,2\n3,4\n", rule: .unclosedQuote, rest: ["1", "3"]),
    Malformed(marked: "a,b\nә,▸\"x\n1,\"2\"\n3,4\n", rule: .unclosedQuote, rest: ["1", "3"]),
    Malformed(marked: "a,b\nөү,\"x\"▸ y\n3,4\n", rule: .textAfterQuote, rest: ["3"]),
    Malformed(marked: "a,b\nkг▸\"x\",y\n3,4\n", rule: .bareQuote, rest: ["3"]),
    Malformed(
      marked: "a,b\n\"\"\"\n\",2,▸3\n3,4\n", rule: .fieldCount(found: 3, expected: 2),
      rest: ["3"]),
    Malformed(
      marked: "a,b\nжк▸\n3,4\n", rule: .fieldCount(found: 1, expected: 2), rest: ["3"]),
    Malformed(marked: "a,b\n1,x▸\0y\n3,4\n", rule: .nul, rest: ["3"]),
    Malformed(marked: "a,b\n1,\"x▸\0y\"\n3,4\n", rule: .nul, rest: ["3"]),
    Malformed(
      marked: "a,b\n1,▸" + String(repeating: "x", count: 41) + "\n3,4\n",
      rule: .longField(limit: 40), rest: ["3"]),
    Malformed(
      marked: "a,b\n1,▸\"" + String(repeating: "x", count: 41) + "\"\n3,4\n",
      rule: .longField(limit: 40), rest: ["3"]),
    Malformed(
      marked: "a,b\n▸" + String(repeating: "1234567,", count: 11) + "\n3,4\n",
      rule: .longRow(limit: 80), rest: ["3"]),
  ]

  @Test(
    "names rule and place of a malformed row and reads the rest, wherever the chunks are cut",
    arguments: malformed)
  func malformedRow(sample: Malformed) throws {
    let source = MarkedText(sample.marked)
    var limits = CSVReader.Limits()
    (limits.fieldBytes, limits.rowBytes) = (40, 80)
    for piece in [1, 2, 3, 7, 1000] {
      let result = readCSV(source.bytes, pieces: [piece], limits: limits)
      try #require(result.problems.count == 1, "\(result.problems)")
      #expect(result.problems[0].rule == sample.rule)
      #expect(result.problems[0].line == source.line)
      #expect(result.problems[0].column == source.column)
      #expect(result.rows.dropFirst().map { $0[0] } == sample.rest)
    }
  }

  @Test("names the first byte that is not UTF-8")
  func invalidUTF8() {
    let bytes = Array("a,b\nөү,".utf8) + [0xD2, 0x41] + Array("\n3,4\n".utf8)
    let result = readCSV(bytes)
    #expect(result.problems == [CSVProblem(rule: .invalidUTF8, line: 2, column: 4)])
    #expect(result.rows.count == 2)
  }

  @Test("a line without end needs no more memory than a row may have")
  func endlessLine() {
    var reader = CSVReader()
    let piece = [UInt8](repeating: UInt8(ascii: "x"), count: 64 << 10)
    var problems = 0
    for _ in 0..<200 {
      reader.feed(piece.span)
      while case .malformed = reader.next() { problems += 1 }
      #expect(reader.bytes.count <= reader.limits.rowBytes + piece.count)
    }
    #expect(problems == 1)
  }
}
