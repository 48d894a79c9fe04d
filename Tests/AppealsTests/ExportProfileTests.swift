import Core
import Testing

@testable import Appeals

@Suite struct ExportProfileTests {
  let repository: Repository

  init() throws { repository = try Repository() }

  private func profile(_ bytes: [UInt8], headerLine: Int = 1, piece: Int = 1 << 20) -> ExportProfile
  {
    var dialect = ExportDialect()
    dialect.headerLine = headerLine
    dialect.padsShortRows = true
    var profile = ExportProfile(dialect)
    feed(bytes, pieces: [piece]) { _ = profile.feed($0) }
    _ = profile.finish()
    return profile
  }

  private let export: String = {
    let header = "Рег. №;ФИО;Дата поступления;Срок рассмотрения;Тематика;Статус;Сумма;Примечание"
    let rows = (1...40).map { number in
      "Б-\(number);Иванов И.;\(number % 28 + 1).3.2026;20.3.2026;"
        + (number % 2 == 0 ? "Земля" : "жер") + ";" + (number == 7 ? "редко" : "Закрыто")
        + ";1,\(number);"
    }
    return ([header] + rows).joined(separator: "\r\n")
  }()

  @Test("says how a file is written and what each column holds", arguments: [17, 1 << 20])
  func columns(piece: Int) {
    let profile = profile(EncodedText.windows1251(export), piece: piece)
    #expect(profile.encoding == .windows1251)
    #expect(profile.dialect.delimiter == UInt8(ascii: ";"))
    #expect(profile.rows == 40)
    #expect(
      profile.columns.map(\.type) == [
        "texts, each once", "categories", "dates", "dates", "categories", "categories",
        "texts, each once", "empty",
      ])
    #expect(profile.columns[0].isUnique && !profile.columns[4].isUnique)
    #expect(profile.columns[1].isPersonal)
    #expect(profile.columns[2].dateFormats == ["d.m.y"])
    #expect(profile.columns[7].emptyShare == 1)
    #expect(profile.columns[4].distinct == 2)
  }

  @Test("the settings to begin with name what is sure, ask the rest and show nobody")
  func starter() throws {
    let profile = profile(EncodedText.windows1251(export))
    let text = StarterSettings(
      profile, of: .canonical("a.csv", at: SourceLocation(path: "a")), codes: repository.codes
    ).text
    for line in [
      "    encoding: windows-1251", "    dates: [d.m.y]", "      reference: {column: Рег. №}",
      "      received: {column: Дата поступления}", "  topics:\n    - Земля\n    - жер",
      "        #   Закрыто – 39 rows", "    #   2 ФИО – looks like personal data",
      "    #   4 Срок рассмотрения – the tool computes the deadline itself",
      "    #   8 Примечание – always empty", "      topic: {column: Тематика}",
      "      # No column says ‘channel’: its figures are left out.",
    ] {
      #expect(text.contains("\n" + line), "\(line) is not in \(text)")
    }
    #expect(!text.contains("Иванов") && !text.contains("редко"))
    var diagnostics: [Diagnostic] = []
    let settings = RegistrySettings.parse(text, path: "r", reporting: &diagnostics)
    #expect(diagnostics.isEmpty, "\(diagnostics)")
    #expect(settings?.sources.first?.columns?[.received]?.dates.map(\.name) == ["d.m.y"])
  }

  @Test("an ambiguous order of day and month is a question, unless a cell decides it")
  func ambiguous() {
    func settings(_ days: [String]) -> String {
      let text = "id,created date\n" + days.enumerated().map { "\($0),\($1)\n" }.joined()
      return StarterSettings(
        profile(Array(text.utf8)), of: .canonical("a.csv", at: SourceLocation(path: "a")),
        codes: nil
      ).text
    }
    #expect(settings(["3/4/2026", "5/6/2026"]).contains("QUESTION: is 3/4/2026"))
    #expect(settings(["3/4/2026", "5/16/2026"]).contains("dates: [m/d/y]"))
    #expect(settings(["3/4/2026", "16/5/2026"]).contains("dates: [d/m/y]"))
  }

  @Test("rows without a header are not taken for one, and not shown")
  func noHeader() {
    let text = "Б-1;Иванов И.;02.03.2026\nБ-2;Петров П.;03.03.2026\n"
    let profile = profile(Array(text.utf8))
    #expect(profile.headerLine == 0 && profile.rows == 2)
    let settings = StarterSettings(
      profile, of: .canonical("a.csv", at: SourceLocation(path: "a")), codes: nil
    ).text
    #expect(!settings.contains("Иванов") && settings.contains("header_line: 0"))
  }

  @Test("workbooks' numbers for days are found")
  func serials() {
    let text = "id;date received\n1;46086\n2;46087,5\n"
    #expect(profile(Array(text.utf8)).columns[1].dateFormats == ["excel"])
  }

  @Test("each way of writing days is named, the most frequent first", arguments: [3, 8, 20, 200])
  func mixedDates(others: Int) {
    let rows = (0..<300).map { number -> String in
      let day = number % 28 + 1
      return number < others
        ? "N-\(number);2026-03-\(day < 10 ? "0" : "")\(day)" : "N-\(number);\(day).3.2026"
    }
    let profile = profile(Array((["id;date received"] + rows).joined(separator: "\n").utf8))
    let formats = others < 150 ? ["d.m.y", "y-m-d"] : ["y-m-d", "d.m.y"]
    #expect(profile.columns[1].type == "dates")
    #expect(profile.columns[1].dateFormats == formats)
    let settings = starter(profile)
    #expect(settings.contains("\n    dates: [\(formats.joined(separator: ", "))]\n"))
    #expect(settings.contains("      received: {column: date received}"))
  }

  @Test("a column is one of days if nine cells of ten are", arguments: [(29, true), (31, false)])
  func undated(others: Int, isDate: Bool) {
    let rows = (0..<300).map { "N-\($0);" + ($0 < others ? "later" : "2.3.2026") }
    let profile = profile(Array((["id;date received"] + rows).joined(separator: "\n").utf8))
    #expect((profile.columns[1].type == "dates") == isDate)
  }

  @Test("columns of the same name are told apart by their number, wherever they are named")
  func twice() throws {
    let text =
      "id;date received;Date received;topic of it\n1;2.3.2026;3.3.2026;land\n2;;4.3.2026;land\n"
    let settings = starter(profile(Array(text.utf8)))
    #expect(settings.contains("      received: {position: 2}"))
    #expect(settings.contains("      registered: {position: 2}"))
    #expect(settings.contains("    #   3 Date received – has the name of number 2"), "\(settings)")
    #expect(settings.contains("      # topic: {column: topic of it}"), "\(settings)")
  }

  private func starter(_ profile: ExportProfile) -> String {
    StarterSettings(
      profile, of: .canonical("a.csv", at: SourceLocation(path: "a")), codes: nil
    ).text
  }
}
