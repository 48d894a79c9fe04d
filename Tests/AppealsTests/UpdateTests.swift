import Core
import Testing

@testable import Appeals

@Suite struct UpdateTests {
  let repository: Repository
  private let settings = """
    sources:
      - file: a.csv
        columns: {reference: id, received: day, channel: {constant: written}, topic: topic, status: status}

    """
  private let base =
    "id,day,topic,status\nA,2026-03-01,land,registered\nB,2026-03-02,land,registered\n"

  init() throws { repository = try Repository() }

  private func apply(
    _ updates: [(String, String)], base lastDay: String = "2026-03-31"
  ) throws -> (registry: Registry, diagnostics: [Diagnostic]) {
    var diagnostics: [Diagnostic] = []
    let parsed = try #require(
      RegistrySettings.parse(
        "demonstration: false\n" + settings, path: "r", reporting: &diagnostics))
    var reader = RegistryReader(codes: repository.codes, calendar: repository.calendar, asOf: nil)
    reader.begin(parsed.sources[0], path: "a.csv", reporting: &diagnostics)
    feed(Array(base.utf8), pieces: [100]) { reader.feed($0) }
    for (name, text) in updates {
      let file = try #require(RelativePath(name))
      try reader.beginUpdate(
        parsed.sources[0], parsed.updates, day: #require(UpdateRule.day(of: file)),
        base: day(lastDay), path: name, reporting: &diagnostics)
      feed(Array(("change,id,day,topic,status\n" + text).utf8), pieces: [10]) { reader.feed($0) }
    }
    let registry = reader.finish(reporting: &diagnostics)
    return (registry, diagnostics)
  }

  private func rows(_ registry: Registry) -> [String] {
    (0..<registry.table.count).map { row in
      let appeal = registry.table[row]
      return appeal.reference + " " + (repository.codes.topics[appeal.topic]?.id ?? "-")
    }
  }

  @Test("adds, changes and withdraws by reference, in order")
  func changes() throws {
    let (registry, diagnostics) = try apply([
      (
        "2026-04-01.csv",
        "add,C,2026-04-01,courts,registered\nизменить,A,2026-03-01,courts,registered\n"
      ),
      ("2026-04-02 b.csv", "withdraw,B,,,\nchange,C,2026-04-01,housing,registered\n"),
    ])
    #expect(diagnostics.isEmpty, "\(diagnostics)")
    #expect(rows(registry) == ["A courts", "C housing"])
    #expect(registry.location(ofRow: 0).path == "2026-04-01.csv")
    #expect(registry.location(ofRow: 1).line == 3)
    let changes = registry.report.sources.compactMap(\.changes)
    #expect(changes == [[.add: 1, .change: 1], [.change: 1, .withdraw: 1]])
  }

  @Test("an appeal may come back after it was withdrawn")
  func back() throws {
    let (registry, diagnostics) = try apply([
      ("2026-04-01.csv", "withdraw,A,,,\n"),
      ("2026-04-02.csv", "add,A,2026-03-01,courts,registered\n"),
    ])
    #expect(diagnostics.isEmpty)
    #expect(rows(registry) == ["A courts", "B land"])
  }

  @Test("a base exported on the day of an update or later wins")
  func superseded() throws {
    let (registry, diagnostics) = try apply(
      [
        ("2026-03-31.csv", "change,A,2026-03-01,courts,registered\nwithdraw,B,,,\n"),
        ("2026-04-01.csv", "change,B,2026-03-02,courts,registered\n"),
      ])
    #expect(diagnostics.isEmpty)
    #expect(rows(registry) == ["A land", "B courts"])
    #expect(registry.report.sources.map(\.superseded) == [0, 2, 0])
  }

  @Test(
    "what cannot be applied is an error at its place, and nothing of it is applied",
    arguments: [
      ("updates.unknown", "change,X,2026-03-01,land,registered"),
      ("updates.unknown", "withdraw,X,,,"),
      ("updates.exists", "add,A,2026-03-01,courts,registered"),
      ("updates.change", "delete?,A,2026-03-01,courts,registered"),
      ("updates.change", ",A,2026-03-01,courts,registered"),
    ])
  func faults(code: String, row: String) throws {
    let (registry, diagnostics) = try apply([("2026-04-01.csv", row + "\n")])
    #expect(diagnostics.map(\.code) == [code])
    #expect(diagnostics.first?.location.line == 2)
    #expect(rows(registry) == ["A land", "B land"])
    #expect(registry.report.sources[1].rejected == 1)
  }

  @Test("names of columns stand on an update's own first line, or where the settings say")
  func header() throws {
    let titled = settings.replacing(
      "- file: a.csv", with: "- file: a.csv\n    header_line: 3\n    skip_rows: 1")
    for (rule, above) in [("", ""), ("updates: {header_line: 2}\n", "changes of the day\n")] {
      var diagnostics: [Diagnostic] = []
      let parsed = try #require(
        RegistrySettings.parse(
          "demonstration: false\n" + rule + titled, path: "r", reporting: &diagnostics))
      var reader = RegistryReader(codes: repository.codes, calendar: repository.calendar, asOf: nil)
      reader.begin(parsed.sources[0], path: "a.csv", reporting: &diagnostics)
      let rows = base.replacing("status\n", with: "status\n1,2,3,4\n")
      feed(Array(("Registry\n\n" + rows).utf8), pieces: [100]) { reader.feed($0) }
      try reader.beginUpdate(
        parsed.sources[0], parsed.updates, day: day("2026-04-01"), base: day("2026-03-31"),
        path: "2026-04-01.csv", reporting: &diagnostics)
      let update =
        above + "change,id,day,topic,status\nwithdraw,A,,,\nadd,C,2026-04-01,courts,registered\n"
      feed(Array(update.utf8), pieces: [10]) { reader.feed($0) }
      let registry = reader.finish(reporting: &diagnostics)
      #expect(diagnostics.isEmpty, "\(diagnostics)")
      #expect(self.rows(registry) == ["B land", "C courts"])
    }
  }

  @Test("an update whose names stand further down is told which setting says so")
  func lowHeader() throws {
    var diagnostics: [Diagnostic] = []
    let parsed = try #require(
      RegistrySettings.parse(
        "demonstration: false\n" + settings, path: "r", reporting: &diagnostics))
    var reader = RegistryReader(codes: repository.codes, calendar: repository.calendar, asOf: nil)
    try reader.beginUpdate(
      parsed.sources[0], parsed.updates, day: day("2026-04-01"), base: day("2026-03-31"),
      path: "2026-04-01.csv", reporting: &diagnostics)
    feed(Array("of the day,,,,\nchange,id,day,topic,status\n".utf8), pieces: [10]) {
      reader.feed($0)
    }
    _ = reader.finish(reporting: &diagnostics)
    #expect(!diagnostics.isEmpty && diagnostics.allSatisfy { $0.code == "source.column" })
    #expect(diagnostics.last?.hint?.contains("‘updates: {header_line: …}’") == true)
  }

  @Test("the numbers of an update add up to its rows, whatever is wrong with them")
  func sums() throws {
    let (registry, diagnostics) = try apply([
      (
        "2026-04-01.csv",
        """
        add,A,2026-03-01,courts,registered
        change,X,2026-03-01,courts,registered
        withdraw,X,,,
        withdraw,,,,
        withdraw,\(personal),,,
        add,\(personal),2026-04-01,courts,registered
        add,C,2026-04-01,nothing,registered
        add,D,2026-04-31,courts,registered
        add,E
        away,A,,,
        add,F,2026-04-01,courts,registered

        """
      )
    ])
    #expect(diagnostics.filter(\.isError).count >= 10)
    let update = registry.report.sources[1]
    #expect((update.rows, update.rejected) == (11, 10))
    #expect(update.changes == [.add: 1])
  }

  /// Invented: the structure of a personal number, of nobody.
  private let personal = "2" + "0101" + "1990" + "00000"
}
