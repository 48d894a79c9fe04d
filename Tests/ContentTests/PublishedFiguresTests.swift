import Core
import Testing

@testable import Content

private let name = "{ky: К, ru: Р, en: E}"

/// A file of figures; `changes` replace lines by their key.
private func figures(
  period: String = "{from: 2021-01-01, to: 2021-12-31, complete: true}",
  total: String = "{value: 100, label: \(name), source: a}", rows: String = ""
) -> String {
  """
  title: \(name)
  body: \(name)
  period: \(period)
  sources:
    - {id: a, name: \(name), url: https://portal.internal/, certainty: one-source}
  total: \(total)
  tables:
    - id: t
      title: \(name)
      base: {value: 100, label: \(name)}
      rows:
        - {id: first, label: \(name), value: 60, printed_percent: 60.00}
  \(rows)
  """
}

func readFigures(_ text: String) throws -> (figures: PublishedFigures?, diagnostics: [Diagnostic]) {
  var diagnostics: [Diagnostic] = []
  let tree = try sources(["figures/office-2021.yaml": text])
  let figures = PublishedFigures(
    try path("figures/office-2021.yaml"), in: tree, reporting: &diagnostics)
  return (figures, diagnostics)
}

@Suite struct PublishedFiguresTests {
  @Test("reads a file into its parts")
  func whole() throws {
    let (found, diagnostics) = try readFigures(
      figures(rows: "      - {id: b, label: \(name), value: 5, outside_total: true}"))
    #expect(diagnostics.isEmpty, "\(diagnostics)")
    let figures = try #require(found)
    #expect(figures.id == "office-2021")
    #expect(figures.period.to == (try day("2021-12-31")))
    #expect(figures.period.isComplete)
    #expect(figures.published == nil)
    #expect(figures.sources.map(\.certainty) == [.oneSource])
    #expect(figures.total?.value == 100)
    let table = try #require(figures.tables.first)
    #expect(!table.addsUp, "unless the file says so")
    #expect(table.rows.map(\.isOutsideTotal) == [false, true])
    #expect(table.rows[0].printedPercent == .init(units: 6000, places: 2))
    #expect(table.rows[1].printedPercent == nil)
  }

  @Test(
    "keeps a printed percentage digit by digit",
    arguments: [
      ("31.5", 315, 1), ("75", 75, 0), ("4.59", 459, 2), ("0.0625", 625, 4), ("100", 100, 0),
      ("7.0", 70, 1),
    ])
  func percent(text: String, units: Int, places: Int) throws {
    let row = "      - {id: p, label: \(name), printed_percent: \(text)}"
    let figures = try #require(try readFigures(figures(rows: row)).figures)
    #expect(figures.tables[0].rows[1].printedPercent == .init(units: units, places: places))
  }

  @Test(
    "reports what is no number of its kind, once, at its place",
    arguments: [
      ("value: ▲-1", "figures.count"), ("value: ▲1000000000001", "figures.count"),
      ("value: ▲1.5", "yaml.type"), ("value: ▲many", "yaml.type"),
      ("printed_percent: ▲\"31,5\"", "yaml.type"), ("printed_percent: ▲1.23456", "figures.percent"),
      ("printed_percent: ▲1e1", "yaml.type"),
    ])
  func numbers(marked: String, code: String) throws {
    let text = figures(rows: "      - {id: p, label: \(name), \(marked)}")
    let (unmarked, line, column) = unmarked(text)
    let (_, diagnostics) = try readFigures(unmarked)
    #expect(diagnostics.summary == ["Content/figures/office-2021.yaml:\(line):\(column) \(code)"])
  }

  @Test("reports a row without any number")
  func emptyRow() throws {
    let (_, diagnostics) = try readFigures(figures(rows: "      - {id: p, label: \(name)}"))
    #expect(diagnostics.summary == ["Content/figures/office-2021.yaml:13:9 figures.row"])
  }

  @Test("reports a period that ends before it begins, and takes one of a single day")
  func period() throws {
    let wrong = figures(period: "{from: 2021-01-02, to: 2021-01-01, complete: true}")
    #expect(
      try readFigures(wrong).diagnostics.summary
        == ["Content/figures/office-2021.yaml:3:9 figures.period"])
    let day = figures(period: "{from: 2021-01-02, to: 2021-01-02, complete: true}")
    #expect(try readFigures(day).diagnostics.isEmpty)
  }

  @Test("reports a total whose source is not listed, at the name")
  func unknownSource() throws {
    let (text, line, column) = unmarked(
      figures(total: "{value: 1, label: \(name), source: ▲b}"))
    #expect(
      try readFigures(text).diagnostics.summary
        == ["Content/figures/office-2021.yaml:\(line):\(column) figures.source"])
  }

  @Test(
    "takes only web addresses for sources",
    arguments: ["portal.internal", "ftp://portal.internal/", "\"https://portal.internal/a b\""])
  func url(address: String) throws {
    let text = figures().replacing("https://portal.internal/,", with: "\(address),")
    #expect(try readFigures(text).diagnostics.map(\.code) == ["figures.url"])
  }
}

@Suite struct FiguresOverviewTests {
  private func check(file: String, value: Int) throws -> [Diagnostic] {
    let overview = """
      title: \(name)
      intro: \(name)
      compared:
        - id: total
          label: \(name)
          values:
            - {file: \(file), value: \(value)}
      not_compared: []
      """
    var diagnostics: [Diagnostic] = []
    let tree = try sources(["figures/overview.yaml": overview])
    let read = FiguresOverview(
      try path("figures/overview.yaml"), in: tree, reporting: &diagnostics)
    let known = try #require(try readFigures(figures()).figures)
    try #require(read).check(against: [known], reporting: &diagnostics)
    return diagnostics
  }

  @Test("finds a number in the total, a base or a row of the file", arguments: [100, 60])
  func known(value: Int) throws {
    #expect(try check(file: "office-2021", value: value).isEmpty)
  }

  @Test("reports a number that is not in the file")
  func unknownNumber() throws {
    #expect(
      try check(file: "office-2021", value: 61).summary
        == ["Content/figures/overview.yaml:7:9 overview.value"])
  }

  @Test("reports a file that does not exist and names the nearest")
  func unknownFile() throws {
    let found = try check(file: "office-2012", value: 60)
    #expect(found.summary == ["Content/figures/overview.yaml:7:9 overview.file"])
    #expect(found[0].hint == "use ‘office-2021’")
  }
}
