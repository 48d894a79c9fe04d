import Core
import Testing

@testable import Appeals

@Suite struct CodeTests {
  @Test("finds each code of long lists, and nothing else", arguments: [UInt64(1), 2, 3])
  func index(seed: UInt64) {
    var generator = SplitMix64(seed: seed)
    let letters = Array("abKG-19_.".utf8)
    var numbers: [String: Int] = [:]
    var ids: [String] = []
    for _ in 0..<3000 {
      let id = randomId(letters, &generator)
      if numbers[id] == nil {
        ids.append(id)
        numbers[id] = ids.count
      }
    }
    let index = CodeIndex(ids: ids)
    for _ in 0..<20_000 {
      let id =
        generator.happens(1, of: 2)
        ? ids[generator.below(ids.count)]
        : randomId(letters, &generator)
      let bytes = Array(("x" + id + "x").utf8)
      #expect(
        index.number(in: bytes.span, 1..<bytes.count - 1) == numbers[id], "seed \(seed): \(id)")
    }
    let long = [UInt8](repeating: 97, count: 17)
    let (tooLong, empty) = (
      index.number(in: long.span, 0..<17), index.number(in: long.span, 0..<0)
    )
    #expect(tooLong == nil && empty == nil)
  }

  private func randomId(_ letters: [UInt8], _ generator: inout SplitMix64) -> String {
    let bytes = (0..<(1 + generator.below(16))).map { _ in letters[generator.below(letters.count)] }
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test("reads the repository's lists: two levels of topics, regions, statuses that close")
  func repositoryCodes() throws {
    let codes = try Repository().codes
    #expect(
      codes.topics.children(of: 0).compactMap { codes.topics[$0]?.id }
        == ["justice", "land-housing", "social", "awards-status", "economy", "other"])
    let justice = try #require(codes.topics.number(of: "justice"))
    #expect(codes.topics.children(of: justice).count == 5)
    #expect(codes.regions.codes.filter { $0.id.hasPrefix("KG-") }.count == 9)
    #expect(codes.regions[codes.regions.emptyNumber]?.id == "not-stated")
    let closing = (1...codes.statuses.count).filter { codes.isClosing(status: $0) }
    #expect(closing.compactMap { codes.statuses[$0]?.id } == ["answered", "not-considered"])
    #expect(codes.channels.codes.filter(\.isOutsideTotal).map(\.id) == ["advice", "radio"])
  }

  struct Mistake: Sendable {
    var code: String
    var list: String
    var marked: String
  }

  static let mistakes = [
    Mistake(
      code: "codes.duplicate", list: "kinds",
      marked: "  - {code: a, name: N}\n  - ▸{code: a, name: N}"),
    Mistake(
      code: "codes.spelling", list: "kinds",
      marked: "  - {code: ▸жалоба, name: N}\n  - {code: a, name: N}"),
    Mistake(
      code: "codes.spelling", list: "kinds",
      marked: "  - {code: ▸abcdefghijklmnopq, name: N}\n  - {code: a, name: N}"),
    Mistake(
      code: "codes.validity", list: "kinds",
      marked: "  - ▸{code: b, name: N, from: 2026-01-02, until: 2026-01-01}\n  - {code: a, name: N}"
    ),
    Mistake(
      code: "codes.parent", list: "topics",
      marked: "  - {code: a, name: N}\n  - {code: b, name: N, parent: ▸c}"),
    Mistake(
      code: "codes.parent", list: "topics",
      marked:
        "  - {code: a, name: N}\n  - {code: b, name: N, parent: a}\n  - {code: c, name: N, parent: ▸b}"
    ),
    Mistake(
      code: "codes.empty", list: "regions",
      marked: "  - {code: a, name: N, empty: true}\n  - ▸{code: b, name: N, empty: true}"),
    Mistake(code: "codes.count", list: "outcomes", marked: "  ▸[]"),
    Mistake(
      code: "codes.outcome", list: "statuses", marked: "  - {code: a, name: N, outcomes: [▸b]}"),
    Mistake(code: "yaml.unknown-key", list: "kinds", marked: "  - {code: a, name: N, ▸parent: b}"),
    Mistake(code: "yaml.choice", list: "bodies", marked: "  - {code: a, name: N, size: ▸huge}"),
  ]

  @Test("reports a mistake in the lists at its place", arguments: mistakes)
  func mistake(sample: Mistake) throws {
    let lists = ["channels", "kinds", "topics", "regions", "bodies", "statuses", "outcomes"]
    let text = lists.map { list in
      "\(list):\n" + (list == sample.list ? sample.marked : "  - {code: a, name: N}")
    }.joined(separator: "\n").replacing("name: N", with: "name: {ky: а, ru: б, en: c}")
    let source = MarkedText(text)
    var diagnostics: [Diagnostic] = []
    _ = AppealCodes.parse(source.text, path: "codes.yaml", reporting: &diagnostics)
    try #require(diagnostics.count == 1, "\(diagnostics)")
    #expect(diagnostics[0].code == sample.code)
    #expect(
      diagnostics[0].location
        == SourceLocation(path: "codes.yaml", line: source.line, column: source.column))
    #expect(diagnostics[0].hint != nil)
  }

  @Test("a missing list is reported, and there are no codes")
  func missingList() {
    var diagnostics: [Diagnostic] = []
    #expect(
      AppealCodes.parse(
        "channels:\n  - {code: a, name: {ky: а, ru: а, en: a}}\n", path: "c",
        reporting: &diagnostics) == nil)
    #expect(diagnostics.filter { $0.code == "yaml.missing-key" }.count == 6)
  }
}
