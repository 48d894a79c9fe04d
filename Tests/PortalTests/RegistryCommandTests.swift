import Testing

@Suite struct RegistryCommandTests {
  @Test("check accounts for every row, for people and for programs")
  func check() throws {
    let site = try SampleSite()
    let run = try site.run("registry", "check")
    #expect(run.status == 0, "\(run.err)")
    #expect(run.out.contains("utf-8, fields separated by ‘,’"))
    #expect(run.out.firstMatch(of: /rows +60\n +kept +60\n/) != nil, "\(run.out)")
    let json = try site.run("registry", "check", "--json")
    #expect(
      json.out.contains(#""rows":60,"kept":60,"filtered":0,"folded":0,"left-out":0,"wrong":0"#))
  }

  @Test("from an unknown export to a built site by inspect, answers and check")
  func connect() throws {
    let site = try SampleSite()
    let header = "№ обращения;ФИО;Дата поступления;Тема;Область;Дата ответа\n"
    let rows = (10...59).map { number in
      "Б-\(number);Образцов П.;\(number % 20 + 1).05.2026;\(number % 3 == 0 ? "жер" : "прочее");"
        + "Чуйская область;\(number % 4 == 0 ? "" : "27.05.2026")\n"
    }
    try site.folder.write(header + rows.joined(), to: "export.csv")
    let settings = "Content/appeals/registry.yaml"
    let inspect = try site.run(
      "registry", "inspect", "export.csv", "--output", settings, "--force")
    #expect(inspect.status == 0, "\(inspect.err)")
    #expect(!inspect.out.contains("Образцов"))
    let without = try site.run("registry", "check")
    #expect(without.findings.map(\.code) == ["registry.missing"])
    try site.folder.write(header + rows.joined(), to: "Content/appeals/export.csv")
    let text = try site.folder.text(settings)
    #expect(text.contains("lookup: false") && !text.contains("# status: {"))
    try site.folder.write(
      text.replacing("# last_day: YYYY-MM-DD", with: "last_day: 2026-06-30"), to: settings)
    let check = try site.run("registry", "check")
    #expect(check.status == 0, "\(check.err)")
    #expect(check.out.firstMatch(of: /rows +50\n +kept +50\n/) != nil, "\(check.out)")
  }

  @Test("names further down are pointed to; lines of JSON are looked into like any export")
  func otherFiles() throws {
    let site = try SampleSite()
    let rows = "Рег. №;Дата поступления;Тема\n1;02.03.2026;жер\n2;03.03.2026;жер\n"
    try site.folder.write("Журнал\n\n" + rows, to: "a.csv")
    let title = try site.run("registry", "inspect", "a.csv")
    #expect(title.findings.map(\.code) == ["source.column"])
    #expect(try site.run("registry", "inspect", "a.csv", "--header-line", "3").status == 0)
    try site.folder.write("Журнал;\n\n" + rows, to: "a.csv")
    let above = try site.run("registry", "inspect", "a.csv", "--output", "r.yaml")
    #expect(above.status == 1)
    #expect(
      above.findings.map(\.hint) == ["the names of the columns may stand there: --header-line 3"])
    #expect(!site.folder.exists("r.yaml"))
    let line = #"{"id": "Б-1", "received": "2026-03-02"}"# + "\n"
    try site.folder.write(line + line.replacing("Б-1", with: "Б-2"), to: "a.ndjson")
    let lines = try site.run("registry", "inspect", "a.ndjson")
    #expect(lines.status == 0, "\(lines.err)")
    #expect(lines.out.contains("2 rows, 2 columns, JSON objects, one a line"))
    #expect(!lines.out.contains("encoding:") && lines.out.contains("- file: a.ndjson"))
    #expect(try site.run("registry", "inspect").status == 2)
  }

  @Test("wrong usage of inspect ends with 2, a missing file with 3, a page with 1")
  func refusals() throws {
    let site = try SampleSite()
    #expect(try site.run("registry", "inspect", "x.csv", "--encoding", "koi8").status == 2)
    #expect(try site.run("registry", "inspect", "x.csv").status == 3)
    try site.folder.write("<html><body>", to: "x.csv")
    let page = try site.run("registry", "inspect", "x.csv")
    #expect(page.status == 1)
    #expect(page.findings.map(\.code) == ["source.kind"])
  }

  @Test("a title that a spreadsheet fills up with empty cells is no line of names")
  func paddedTitle() throws {
    let site = try SampleSite()
    let rows = "Рег. №;Дата поступления;Тема;Область\n1;02.03.2026;жер;\n2;03.03.2026;жер;\n"
    try site.folder.write("Журнал обращений;;;\n;;;\n" + rows, to: "a.csv")
    let run = try site.run("registry", "inspect", "a.csv", "--output", "r.yaml")
    #expect(run.status == 1)
    #expect(
      run.findings.map(\.hint) == ["the names of the columns may stand there: --header-line 3"])
    #expect(!site.folder.exists("r.yaml"))
    let told = try site.run("registry", "inspect", "a.csv", "--header-line", "3")
    #expect(told.status == 0, "\(told.err)")
    #expect(told.out.contains("    header_line: 3\n"))
  }

  @Test("an empty file is an error and gets no settings", arguments: ["", "\n", "\u{FEFF}\r\n"])
  func emptyFile(text: String) throws {
    let site = try SampleSite()
    try site.folder.write(text, to: "empty.csv")
    let run = try site.run("registry", "inspect", "empty.csv", "--output", "r.yaml")
    #expect(run.status == 1)
    #expect(run.findings.map(\.code) == ["source.column"], "\(run.err)")
    #expect(!site.folder.exists("r.yaml") && run.out.isEmpty)
  }
}
