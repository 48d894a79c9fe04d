import Foundation
import Libsqlite
import Testing

/// `portal registry inspect` of files that are no text, as it writes and as the check then reads them.
@Suite struct InspectedFileTests {
  private static let settings = "Content/appeals/registry.yaml"
  private static let names: [WorkbookFile.Cell] = [
    "Рег. №", "Дата поступления", "Дата ответа", "Область", "Тема",
  ]

  /// 46,083 is 2 March 2026.
  private static func row(_ number: Int) -> [WorkbookFile.Cell] {
    let regions = ["обл. Баткенская", "Ошская обл.", "Чуйская область"]
    return [
      .text("Б-\(number)"), .day(46_083 + Double(number % 20)),
      number % 4 == 0 ? .empty : .day(46_105), .text(regions[number % 3]), "жер",
    ]
  }

  private static let cover = (
    name: "Титул", rows: [["Журнал обращений"], [], ["Составил отдел"]] as [[WorkbookFile.Cell]]
  )

  private func site(_ file: String, _ sheets: [(name: String, rows: [[WorkbookFile.Cell]])]) throws
    -> SampleSite
  {
    let site = try SampleSite()
    try WorkbookFile(sheets: sheets).write(to: site.folder("Content/appeals/" + file))
    return site
  }

  private func inspect(_ site: SampleSite, _ file: String, _ options: String...) throws -> PortalRun
  {
    try PortalRun(
      ["registry", "inspect", "Content/appeals/" + file, "--output", Self.settings, "--force"]
        + options, in: site.folder.url)
  }

  @Test(
    "of a workbook with a cover the sheet that is a table is chosen, said and written down; its days are read"
  )
  func cover() throws {
    let site = try site(
      "export.xlsx", [Self.cover, ("Журнал", [Self.names] + (1...30).map(Self.row))])
    let run = try inspect(site, "export.xlsx")
    #expect(run.status == 0, "\(run.err)")
    #expect(run.out.contains("sheets: ‘Титул’, ‘Журнал’; ‘Журнал’ looks like the table"))
    #expect(run.out.contains("30 rows, 5 columns, a workbook"))
    #expect(run.out.contains("texts, each once  Рег. №"))
    let text = try site.folder.text(Self.settings)
    #expect(
      text.contains("  - file: export.xlsx\n    sheet: Журнал\n    dates: [y-m-d]\n"), "\(text)")
    #expect(!text.contains("encoding:"))
    let check = try site.run("registry", "check")
    #expect(check.status == 0, "\(check.err)")
    #expect(check.out.firstMatch(of: /rows +30\n +kept +30\n/) != nil, "\(check.out)")
    let other = try inspect(site, "export.xlsx", "--sheet", "Титул")
    #expect(other.status == 1)
    #expect(
      try inspect(site, "export.xlsx", "--sheet", "Лист3").findings.map(\.code) == ["source.query"])
  }

  @Test("a fault in a workbook names its cell as a spreadsheet does")
  func cells() throws {
    var rows = [Self.names] + (1...30).map(Self.row)
    rows[3][1] = "март"
    rows[5][4] = "Неведомая тема"
    let site = try site("export.xlsx", [Self.cover, ("Журнал", rows)])
    #expect(try inspect(site, "export.xlsx").status == 0)
    let check = try site.run("registry", "check")
    let found = check.findings.map { "\($0.place) \($0.code)" }
    #expect(
      found == [
        "Content/appeals/export.xlsx:4:2 registry.date",
        "Content/appeals/export.xlsx:4:2 registry.date",
        "Content/appeals/export.xlsx:6:5 registry.unmapped",
      ], "\(check.err)")
    #expect(check.err.contains("; cell Журнал!B4 [registry.date]"))
    #expect(check.err.contains("; cell Журнал!E6 [registry.unmapped]"))
  }

  private func database(_ site: SampleSite, _ sql: String) throws {
    var handle: OpaquePointer?
    try #require(
      sqlite3_open(site.folder("Content/appeals/a.sqlite").path, &handle) == SQLITE_OK)
    defer { sqlite3_close(handle) }
    try #require(sqlite3_exec(handle, sql, nil, nil, nil) == SQLITE_OK)
  }

  private static let table =
    "CREATE TABLE \"Журнал\" (\"Рег. №\", \"Дата поступления\", \"Дата ответа\", \"Тема\", \"ФИО\");"
    + (1...12).map {
      "INSERT INTO \"Журнал\" VALUES ('Б-\($0)', '\($0).03.2026', NULL, 'жер', 'Образцов П.');"
    }.joined()

  @Test("the only table of a database is looked into without a query, which is written down")
  func sqlite() throws {
    let site = try SampleSite()
    try database(site, Self.table)
    let run = try inspect(site, "a.sqlite")
    #expect(run.status == 0, "\(run.err)")
    #expect(run.out.contains("12 rows, 5 columns, an SQLite database"))
    #expect(!run.out.contains("Образцов"))
    let text = try site.folder.text(Self.settings)
    #expect(text.contains(#"query: "SELECT * FROM \"Журнал\"""#), "\(text)")
    #expect(text.contains("dates: [d.m.y]") && !text.contains("Образцов"))
    let check = try site.run("registry", "check")
    #expect(check.status == 0, "\(check.err)")
    #expect(check.out.firstMatch(of: /rows +12\n +kept +12\n/) != nil, "\(check.out)")
  }

  @Test("of several tables none is guessed; a query chooses, one that is none is an error")
  func tables() throws {
    let site = try SampleSite()
    try database(site, Self.table + "CREATE TABLE b (n); INSERT INTO b VALUES (1);")
    let several = try inspect(site, "a.sqlite")
    #expect(several.status == 1)
    #expect(several.findings.map(\.code) == ["source.query"])
    #expect(several.err.contains("‘Журнал’") && several.err.contains("‘b’"))
    let chosen = try inspect(
      site, "a.sqlite", "--query", "SELECT \"Рег. №\", \"Дата поступления\" FROM \"Журнал\"")
    #expect(chosen.status == 0, "\(chosen.err)")
    #expect(chosen.out.contains("12 rows, 2 columns"))
    #expect(try inspect(site, "a.sqlite", "--query", "DROP TABLE b").status == 1)
    #expect(try inspect(site, "a.sqlite", "--query", "SELECT nothing FROM b").status == 1)
    try site.folder.write("id,received\n", to: "Content/appeals/b.sqlite")
    #expect(try inspect(site, "b.sqlite").findings.map(\.code) == ["source.kind"])
  }
}
