import Core
import Testing

@testable import Appeals

/// Code lists that `registry.yaml` brings itself.
@Suite struct OwnCodesTests {
  let repository: Repository

  init() throws { repository = try Repository() }

  private static let lists = """
    codes:
      topics: [Dead Animal, Земельный спор, "Жер – маселе", {code: rest, name: Others}]
      regions:
        - {name: {ky: Түндүк, ru: Север, en: North}}
        - {code: others, name: {ky: калгандары, ru: остальные, en: all others}}
    file: appeals.csv

    """

  private func codes(_ text: String) throws -> (AppealCodes?, [String]) {
    var diagnostics: [Diagnostic] = []
    let settings = RegistrySettings.parse(
      "demonstration: false\n" + text, path: "r", reporting: &diagnostics)
    guard let own = settings?.codes else { return (nil, diagnostics.map(\.code)) }
    let codes = AppealCodes.parse(
      try content("appeals/codes.yaml"), path: "c", replacedBy: own, reporting: &diagnostics)
    return (codes, diagnostics.map(\.code))
  }

  @Test(
    "a name alone is an entry; its code follows from it, in the three languages it reads the same")
  func names() throws {
    let (codes, problems) = try codes(Self.lists)
    #expect(problems.isEmpty)
    let topics = try #require(codes).topics.codes
    #expect(topics.map(\.id) == ["dead-animal", "zemelnyy-spor", "jer-masele", "rest"])
    #expect(topics[1].name.ky == "Земельный спор" && topics[1].name.en == "Земельный спор")
    #expect(topics[3].name.ru == "Others")
    #expect(codes?.regions.codes.map(\.id) == ["tunduk", "others"])
    #expect(codes?.regions.codes[0].name.en == "North")
    #expect(codes?.bodies.count == repository.codes.bodies.count)
  }

  @Test("a code depends on its own name only, and is never longer than the registry can hold")
  func derived() {
    let long = [
      "Irregularidades relativas a integridade", "Irregularidades relacionadas a boletos",
      "Очень длинное название темы", "Итого", "Total", "!!!", "Não é Ação", "not stated",
    ]
    let ids = long.map(DerivedCode.id)
    #expect(Set(ids).count == ids.count)
    #expect(ids.allSatisfy { (1...16).contains($0.utf8.count) && $0.utf8.allSatisfy { $0 < 0x80 } })
    #expect(ids[0].hasPrefix("irregularid-") && ids[1].hasPrefix("irregularid-"))
    #expect(ids[3] == "itogo" && ids[4] != "total" && ids[6] == "nao-e-acao")
    #expect(ids[7] != "not-stated")
    #expect(DerivedCode.id(of: "Irregularidades  relativas a integridade") == ids[0])
  }

  @Test("two names of one code, and a list without entries, are errors")
  func faults() throws {
    #expect(
      try codes("codes: {topics: [A b, \"A, b\"]}\nfile: a.csv\n").1 == ["codes.duplicate"])
    #expect(try codes("codes: {topics: []}\nfile: a.csv\n").1 == ["codes.count"])
    #expect(try codes("codes: {topic: [A]}\nfile: a.csv\n").1.contains("yaml.unknown-key"))
    #expect(try codes("codes: {topics: [{code: a}]}\nfile: a.csv\n").1.first == "yaml.missing-key")
  }

  @Test("outcomes of the registry's own go with every status that closes")
  func outcomes() throws {
    let (codes, problems) = try codes("codes: {outcomes: [Granted, Denied]}\nfile: a.csv\n")
    #expect(problems.isEmpty)
    let found = try #require(codes)
    let answered = try #require(found.statuses.number(of: "answered"))
    let open = try #require(found.statuses.number(of: "under-review"))
    #expect(
      found.allows(outcome: 1, ofStatus: answered) && found.allows(outcome: 2, ofStatus: answered))
    #expect(found.isClosing(status: answered) && !found.isClosing(status: open))
  }

  @Test(
    "every value without a mapping is one of the others; no channel is needed",
    arguments: [1, 1 << 20])
  func others(piece: Int) throws {
    let settings = """
      codes:
        topics: [Dead Animal, {code: others, name: All others}]
      sources:
        - file: a.csv
          columns:
            reference: id
            received: day
            closed: end
            topic: {column: what, others: others}
            status: {when_open: under-review, when_closed: answered}

      """
    var diagnostics: [Diagnostic] = []
    let parsed = try #require(
      RegistrySettings.parse(
        "demonstration: false\n" + settings, path: "r", reporting: &diagnostics))
    let codes = try #require(
      AppealCodes.parse(
        try content("appeals/codes.yaml"), path: "c", replacedBy: parsed.codes,
        reporting: &diagnostics))
    var reader = RegistryReader(codes: codes, calendar: repository.calendar, asOf: nil)
    reader.begin(parsed.sources[0], path: "a.csv", reporting: &diagnostics)
    let long = String(repeating: "x", count: 2000)
    let rows =
      "id,day,end,what\n1,2026-03-02,,DEAD  animal\n2,2026-03-02,2026-03-05,Cat\n"
      + "3,2026-03-02,,\n4,2026-03-02,,\(long)\n"
    feed(Array(rows.utf8), pieces: [piece]) { reader.feed($0) }
    let registry = reader.finish(reporting: &diagnostics)
    #expect(diagnostics.isEmpty, "\(diagnostics)")
    #expect(registry.table.topics == [1, 2, 0, 2])
    #expect(registry.table.channels == [0, 0, 0, 0])
    #expect(parsed.statedColumns == [.reference, .received, .closed, .topic, .status])
  }

  @Test("a status is no guess: it has no others")
  func statusOthers() throws {
    let text = """
      sources:
        - {file: a.csv, columns: {reference: a, received: b, status: {column: c, others: answered}}}

      """
    #expect(try codes("codes: {topics: [A]}\n" + text).1 == ["yaml.unknown-key"])
  }
}
