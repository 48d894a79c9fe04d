import Foundation
import Testing

/// A copy of this repository's own sources, the demonstration with its figures included, in which a
/// foreign registry is connected with a `registry.yaml` and nothing else.
@Suite struct ForeignRegistryTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    for part in ["Content", "Site"] {
      try folder.copy(Repository.folder(part), to: part)
    }
  }

  private func run(_ arguments: String...) throws -> PortalRun {
    try PortalRun(arguments, in: folder.url)
  }

  private static let settings = "Content/appeals/registry.yaml"

  /// What `inspect` writes, with answers in the place of its questions.
  private func inspect(
    _ file: String, _ options: [String] = [], answers: [(String, String)]
  ) throws {
    let run = try PortalRun(
      ["registry", "inspect", "Content/appeals/" + file, "--output", Self.settings, "--force"]
        + options, in: folder.url)
    #expect(run.status == 0, "\(run.err)")
    var text = try folder.text(Self.settings)
    for (question, answer) in answers {
      #expect(text.contains(question), "\(question) is not in \(text)")
      text = text.replacing(question, with: answer)
    }
    try folder.write(text, to: Self.settings)
  }

  /// Period, code and count of the rows of a published table in one period.
  private func table(_ id: String, _ period: String) throws -> [[Substring]] {
    let rows = try folder.text("public/data/\(id).csv").split(separator: "\r\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false)
    }
    let header = try #require(rows.first)
    let dimension = header.firstIndex { $0 != "period" && !$0.hasPrefix("period_") } ?? 0
    let count = try #require(header.firstIndex(of: "count"))
    return rows.filter { $0[0] == period }.map { [$0[0], $0[dimension], $0[count]] }
  }

  private func day(_ number: Int) -> String { "\(1 + number / 28 % 3)/\(1 + number % 28)/2025" }

  @Test(
    "service requests of a foreign city: inspect, one answer, close, build; the counts are those of the rows"
  )
  func rows() throws {
    let kinds = ["Loose Dog", "Noise - at night", "Broken Street Lamp (on a pole)"]
    let boroughs = ["NORTH", "SOUTH", "SOUTH", "HARBOUR"]
    var counts: [String: Int] = [:]
    var text =
      "Unique Key,Created Date,Closed Date,Agency,Complaint Type,Cross Street 1,Status,Borough\r\n"
    for number in 0..<400 {
      let (kind, borough) = (
        kinds[number % 7 % 3], number == 3 ? "Unspecified" : boroughs[number % 4]
      )
      counts[kind, default: 0] += 1
      counts[borough, default: 0] += 1
      let isOpen = number % 10 == 9
      text +=
        "\(64_000_000 + number * 7),\(day(number)) 1:20,\(isOpen ? "" : "4/2/2025 13:05"),"
        + "\(number % 2 == 0 ? "PARKS" : "POLICE"),\(kind),MAIN AVENUE 12,"
        + "\(isOpen ? "In Progress" : "Closed"),\(borough)\r\n"
    }
    try folder.write(text, to: "Content/appeals/requests.csv")
    try inspect("requests.csv", answers: [("# last_day: YYYY-MM-DD", "last_day: 2025-04-30")])
    let check = try run("registry", "check")
    #expect(check.status == 0 && check.findings.isEmpty, "\(check.err)")
    let before = try run("build")
    #expect(before.status == 0, "\(before.err)")
    #expect(before.findings.contains { $0.code == "ledger.demonstration" })
    #expect(!folder.exists("public/data/topics.csv"))
    let close = try run("statistics", "close")
    #expect(close.status == 0, "\(close.err)")
    #expect(close.out.contains("left out, for the registry has no column ‘kind’: kinds"))
    #expect(
      try FileManager.default.contentsOfDirectory(
        atPath: folder("Content/figures/releases").path
      ).sorted() == ["0001-2025.json", "0001.json"])
    let build = try run("build")
    #expect(build.status == 0, "\(build.err)")
    #expect(!build.findings.contains { $0.code == "ledger.demonstration" })
    try checkPages()
    let topics = try table("topics", "2025-q1")
    #expect(
      topics.map { $0[1].prefix(7) } == ["total", "loose-d", "broken-", "noise-a", "not-sta"])
    for (row, name) in zip(topics[1...], [kinds[0], kinds[2], kinds[1]]) {
      #expect(row[2] == "\(counts[name] ?? 0)", "\(name)")
    }
    #expect(topics[0][2] == "400")
    let regions = try table("regions", "2025-q1")
    #expect(
      regions.map { $0[1] } == ["total", "south", "north", "harbour", "others", "not-stated"])
    // The one that is elsewhere is hidden, and another with it.
    #expect(regions.count { $0[2].isEmpty } == 2)
    #expect(regions[1][2] == "\(counts["SOUTH"] ?? 0)")
  }

  /// Nothing on the pages speaks of a demonstration, and nobody is told to type a number.
  private func checkPages() throws {
    for (name, bytes) in try folder.tree("public") where name.hasSuffix(".html") {
      let page = String(decoding: bytes, as: UTF8.self)
      #expect(!page.contains("emonstration data") && !page.contains("өрсөтмө маалымат"), "\(name)")
      #expect(!page.contains("емонстрационн"), "\(name)")
    }
    let status = try folder.text("public/en/status/index.html")
    #expect(status.contains("cannot be checked on this portal"))
    #expect(!status.contains("16 digits"))
    #expect(!folder.exists("public/lookup"))
    #expect(!folder.exists("public/en/statistics/tables/kinds/index.html"))
  }

  @Test(
    "complaints that a foreign bank counted: inspect, two days, close, build; the counts are those of the file"
  )
  func counts() throws {
    var text =
      "Ano;Trimestre;Instituição;Irregularidade;Quantidade procedentes;Quantidade outras;Quantidade total;\n"
    var (topics, outcomes): ([Int], [Int]) = ([Int](repeating: 0, count: 40), [0, 0])
    for number in 0..<600 {
      let topic = number % 40
      let (one, two) = (topic % 5 + 1, number % 3 + (topic < 2 ? 20 : 0))
      topics[topic] += one + two
      outcomes[0] += one
      outcomes[1] += two
      text +=
        "2021;1º;BANCO \(number % 2 == 0 ? "A" : "B");Cobrança não autorizada de número \(topic);"
        + "\(one);\(two);\(one + two);\n"
    }
    try folder.write(latin1(text), to: "Content/appeals/complaints.csv")
    try inspect(
      "complaints.csv", ["--column", "topic=Irregularidade", "--column", "body=Instituição"],
      answers: [
        ("# last_day: YYYY-MM-DD", "last_day: 2021-04-30"),
        ("from: YYYY-MM-DD", "from: 2021-01-01"),
        ("until: YYYY-MM-DD", "until: 2021-03-31"),
      ])
    let close = try run("statistics", "close")
    #expect(close.status == 0, "\(close.err)")
    let build = try run("build")
    #expect(build.status == 0, "\(build.err)")
    let published = try table("topics", "2021-q1")
    let total = topics.reduce(0, +)
    #expect(published.first?[2] == "\(total)")
    // Thirty are named, the largest first; the other ten are counted together.
    let largest = topics.sorted(by: >)
    #expect(published[1...30].map { String($0[2]) } == largest.prefix(30).map(String.init))
    #expect(published[31][1] == "others" && published[31][2] == "\(largest[30...].reduce(0, +))")
    #expect(
      try table("outcomes", "2021-q1")[1...2].map { String($0[2]) } == outcomes.map(String.init))
  }

  private func latin1(_ text: String) -> Data { text.data(using: .isoLatin1) ?? Data() }

  @Test("a column that does not exist, or is none of the registry's, is said at once")
  func wrongColumn() throws {
    try folder.write("id,received\n1,2026-03-02\n", to: "a.csv")
    #expect(try run("registry", "inspect", "a.csv", "--column", "topik=id").status == 2)
    let missing = try run("registry", "inspect", "a.csv", "--column", "topic=Тема")
    #expect(missing.status == 1)
    #expect(missing.findings.map(\.code) == ["source.column"])
  }
}
