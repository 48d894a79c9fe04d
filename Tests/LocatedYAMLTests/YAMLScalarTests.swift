import Core
import LocatedYAML
import Testing

@Suite("A value in YAML")
struct YAMLScalarTests {
  private enum Severity: String, CaseIterable { case low, medium, high }

  private func expectType<Value>(
    _ marked: String, _ read: (YAMLValue, inout [Diagnostic]) -> Value?,
    sourceLocation: Testing.SourceLocation = #_sourceLocation
  ) {
    let source = MarkedSource(marked)
    let (value, reported) = readingKey(source.text, read)
    #expect(value == nil, sourceLocation: sourceLocation)
    #expect(reported.map(\.code) == ["yaml.type"], sourceLocation: sourceLocation)
    #expect(reported.first?.location == source.place, sourceLocation: sourceLocation)
    #expect(reported.first?.hint?.hasPrefix("write ") == true, sourceLocation: sourceLocation)
  }

  @Test(
    "is a text in every way YAML writes one",
    arguments: [
      ("key: а б", "а б"), ("key: 'it''s'", "it's"), ("key: \"a\\tb\"", "a\tb"),
      ("key: |\n  а\n  б\n", "а\nб\n"), ("key: >-\n  а\n  б\n", "а б"), ("key: 2021", "2021"),
      ("key: no", "no"), ("key: \"null\"", "null"), ("key: '~'", "~"),
      ("key: 07.05.2021", "07.05.2021"),
      ("key: a # b", "a"), ("key: a\r\n", "a"), ("key: Q&A", "Q&A"),
    ])
  func text(yaml: String, expected: String) {
    let (value, reported) = readingKey(yaml) { $0.string(reporting: &$1) }
    #expect(value == expected)
    #expect(reported.isEmpty)
  }

  @Test(
    "is no text when it is nothing, a list or a mapping",
    arguments: ["key: ▲~\n", "key: ▲null\n", "key: ▲\"\"\n", "key: ▲[a]\n", "key:\n  ▲a: b\n"])
  func noText(marked: String) {
    expectType(marked) { $0.string(reporting: &$1) }
  }

  @Test("is reported beside its key when nothing is written there")
  func absentValue() {
    expectType("тема: a\nkey:▲\nb: 1\n") { $0.string(reporting: &$1) }
  }

  @Test("counts columns in characters, not bytes")
  func columns() {
    expectType("{тема: «ң😀»,\u{A0}э: 1, key: ▲[a]}\n") { $0.string(reporting: &$1) }
  }

  @Test("is a whole number", arguments: [("0", 0), ("-14", -14), ("22546", 22546), ("'7'", 7)])
  func integer(yaml: String, expected: Int) {
    #expect(readingKey("key: \(yaml)") { $0.integer(reporting: &$1) }.value == expected)
  }

  @Test(
    "is no whole number",
    arguments: ["1.5", "1_000", "0x1F", "1e3", "99999999999999999999", "a", "~", "[1]", "22 546"])
  func noInteger(yaml: String) {
    expectType("key: ▲\(yaml)\n") { $0.integer(reporting: &$1) }
  }

  @Test("is a decimal number", arguments: [("31.5", 31.5), ("-0.25", -0.25), ("17", 17.0)])
  func decimal(yaml: String, expected: Double) {
    #expect(readingKey("key: \(yaml)") { $0.decimal(reporting: &$1) }.value == expected)
  }

  @Test(
    "is no decimal number",
    arguments: ["31,5", "31.5%", ".inf", "inf", "nan", "0x1p3", "1e5", "~", "{a: 1}", "1.2.3"])
  func noDecimal(yaml: String) {
    expectType("key: ▲\(yaml)\n") { $0.decimal(reporting: &$1) }
  }

  @Test("is true or false, in these words only")
  func boolean() {
    #expect(readingKey("key: true") { $0.boolean(reporting: &$1) }.value == true)
    #expect(readingKey("key: false") { $0.boolean(reporting: &$1) }.value == false)
    for yaml in ["yes", "True", "1", "~", "[true]"] {
      expectType("key: ▲\(yaml)\n") { $0.boolean(reporting: &$1) }
    }
  }

  @Test("is a day")
  func date() {
    let (value, _) = readingKey("key: 2021-05-07") { $0.date(reporting: &$1) }
    #expect(value == CalendarDate(year: 2021, month: 5, day: 7))
    for yaml in [
      "2021-02-29", "07.05.2021", "2021-5-7", "2021-05-07T00:00:00Z", "~", "[2021-05-07]",
    ] {
      expectType("key: ▲\(yaml)\n") { $0.date(reporting: &$1) }
    }
  }

  @Test("is one of a few words, and the nearest is offered for another")
  func choice() {
    let (value, _) = readingKey("key: medium") { $0.choice(of: Severity.self, reporting: &$1) }
    #expect(value == .medium)
    let source = MarkedSource("тема: а\nkey: ▲mediun\n")
    let (_, reported) = readingKey(source.text) { $0.choice(of: Severity.self, reporting: &$1) }
    #expect(reported.map(\.code) == ["yaml.choice"])
    #expect(reported.map(\.location) == [source.place])
    #expect(reported.map(\.hint) == ["use ‘medium’"])
    let far = readingKey("key: orange") { $0.choice(of: Severity.self, reporting: &$1) }
    #expect(far.diagnostics.map(\.hint) == ["use one of: high, low, medium"])
    expectType("key: ▲[low]\n") { $0.choice(of: Severity.self, reporting: &$1) }
  }

  @Test("is a text in each language, no fewer and no more")
  func localized() {
    let (value, _) = readingKey("key: {ky: а, ru: б, en: c}") { $0.localized(reporting: &$1) }
    #expect(value == Localized(ky: "а", ru: "б", en: "c"))
    let source = MarkedSource("▲key:\n  ky: а\n  en: c\n")
    let (_, missing) = readingKey(source.text) { $0.localized(reporting: &$1) }
    #expect(missing.map(\.code) == ["yaml.missing-key"])
    #expect(missing.map(\.location) == [source.place])
    let more = MarkedSource("key: {ky: а, ru: б, en: c, ▲de: d}")
    let (_, unknown) = readingKey(more.text) { $0.localized(reporting: &$1) }
    #expect(unknown.map(\.code) == ["yaml.unknown-key"])
    #expect(unknown.map(\.location) == [more.place])
    expectType("key: ▲а\n") { $0.localized(reporting: &$1) }
    expectType("key: {ky: а, ru: ▲[], en: c}\n") { $0.localized(reporting: &$1) }
  }

  @Test("is a list, whose readable elements are kept")
  func list() {
    let source = MarkedSource("key:\n  - 1\n  - ▲тема\n  - 3\n")
    let (value, reported) = readingKey(source.text) { value, diagnostics in
      value.list(reporting: &diagnostics) { $0.integer(reporting: &$1) }
    }
    #expect(value == [1, 3])
    #expect(reported.map(\.location) == [source.place])
    let (empty, none) = readingKey("key: []") { $0.list(reporting: &$1)?.count }
    #expect(empty == 0)
    #expect(none.isEmpty)
    expectType("key: ▲{a: 1}\n") { $0.list(reporting: &$1) }
    expectType("key: ▲a\n") { $0.list(reporting: &$1) }
  }

  @Test("is a mapping or not")
  func mapping() {
    #expect(readingKey("key: {a: 1}") { value, _ in value.isMapping }.value == true)
    #expect(readingKey("key: [a]") { value, _ in value.isMapping }.value == false)
    expectType("key: ▲[a]\n") { $0.mapping(reporting: &$1)?.entries.count }
    expectType("key: ▲а\n") { $0.mapping(reporting: &$1)?.entries.count }
  }

  @Test("has its place in the whole file when its text begins further down")
  func lineOffset() {
    let source = MarkedSource("тема: а\nsöz: ▲[]\n", lineOffset: 5)
    let (_, reported) = reading(source.text, lineOffset: 5) { root, diagnostics in
      var keys = root.mapping(reporting: &diagnostics)
      return keys?.required("söz", reporting: &diagnostics) { $0.string(reporting: &$1) }
    }
    #expect(reported.map(\.location) == [source.place])
  }
}
