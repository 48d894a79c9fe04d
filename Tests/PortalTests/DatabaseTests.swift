import Foundation
import Testing

@Suite(.serialized) struct DatabaseTests {
  private let names = "id,received,topic,closed"
  private let rules = """
        columns:
          reference: id
          received: received
          registered: received
          closed: closed
          channel: {constant: written}
          topic: {column: topic, values: {land: жер, social: соц}}
          status: {when_open: registered, when_closed: answered}
          outcome: {when_closed: explained}

    """

  private func settings(_ source: String) -> String {
    "demonstration: true\nlast_day: 2026-06-30\nsources:\n  - \(source)\n\(rules)"
  }

  /// Closed long ago, so that no keys are derived for them.
  private func rows(_ count: Int) -> String {
    var text = names + "\n"
    for number in 0..<count {
      let day = number % 27 + 1
      text +=
        "Б-\(number),2021-03-\(day < 10 ? "0" : "")\(day),\(number % 3 == 0 ? "жер" : "соц"),2021-04-06\n"
    }
    return text
  }

  /// A demonstration: two offices would have two secrets, and other bytes.
  private func site(_ source: String) throws -> SampleSite {
    let site = try SampleSite()
    try site.folder.write(settings(source), to: "Content/appeals/registry.yaml")
    return site
  }

  @Test("100,000 rows from a server give the same site as from CSV, and the server is only read")
  func roundTrip() throws {
    let server = try PostgreSQLServer()
    let csv = try site("file: a.csv")
    try csv.folder.write(rows(100_000), to: "Content/appeals/a.csv")
    // COPY reads the file as the server's user.
    let copy = URL(filePath: "/tmp/portal-rows-\(UUID().uuidString).csv")
    try Data(rows(100_000).utf8).write(to: copy)
    defer { try? FileManager.default.removeItem(at: copy) }
    try server.execute(
      "CREATE TABLE a (n serial, id text, received date, topic text, closed date);"
        + "COPY a (\(names)) FROM '\(copy.path)' (FORMAT csv, HEADER true)")
    let database = try site("query: SELECT \(names) FROM a ORDER BY n")
    #expect(try csv.run("build", "--quiet").status == 0)
    let run = try database.run("build", "--quiet", environment: server.environment)
    #expect(run.status == 0, "\(run.err)")
    #expect(try csv.output() == database.output())
    let writing = try site("query: \"WITH x AS (DELETE FROM a RETURNING id) SELECT * FROM x\"")
    let refused = try writing.run("registry", "check", environment: server.environment)
    #expect(refused.status != 0)
    let check = try database.run("registry", "check", environment: server.environment)
    #expect(check.out.firstMatch(of: /rows +100000\n +kept +100000\n/) != nil, "\(check.out)")
    let wrong = try site("query: SELECT nothing FROM a")
    #expect(
      try wrong.run("check", environment: server.environment).findings.map(\.code) == [
        "source.query"
      ])
  }

  @Test("a server that stops in the middle leaves nothing written and ends with 3")
  func stopped() throws {
    let server = try PostgreSQLServer()
    let site = try site(
      "query: SELECT 'X' || n AS id, date '2021-03-01' AS received, 'жер' AS topic, date '2021-04-01' AS closed FROM generate_series(1, 100000) n WHERE pg_sleep(0.001) IS NOT NULL"
    )
    let stopper = Thread {
      try? server.waitUntilCopying(rows: 1000)
      server.stop()
    }
    stopper.start()
    let run = try site.run("build", environment: server.environment)
    #expect(run.status == 3, "\(run.err)")
    #expect(run.err.contains("the PostgreSQL server stopped before the last row"))
    #expect(!site.folder.exists("public"))
    let absent = try site.run("build", environment: server.environment)
    #expect(absent.status == 3)
    #expect(absent.err.contains("cannot reach the PostgreSQL server"))
  }
}
