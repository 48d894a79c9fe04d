import Core
import Phrasing
import Testing

@testable import Content

/// Numbers of real reports, with the mistakes that were printed in them.
struct PrintedTable: CustomTestStringConvertible {
  let testDescription: String
  let base: Int
  var addsUp = false
  /// Counts with the shares that were printed beside them.
  let rows: [(value: Int, percent: String?)]
  /// What must be found: the sum, then the shares as `printed exact`.
  var sum: Int?
  var shares: [String] = []

  static let all = [
    PrintedTable(
      testDescription: "channels of 2021: parts make up the total", base: 22_546, addsUp: true,
      rows: [(15_073, nil), (5176, nil), (2297, nil)]),
    PrintedTable(
      testDescription: "topics of 2021: two shares misrounded", base: 15_073, addsUp: true,
      rows: [
        (4734, "31.5"), (2862, "18.9"), (2596, "17.2"), (1156, "7.7"), (1147, "7.6"),
        (2578, "17.1"),
      ], shares: ["31.5% 31.4%", "18.9% 19.0%"]),
    PrintedTable(
      testDescription: "kattar, first quarter of 2019: two appeals too few", base: 1147,
      addsUp: true, rows: [(185, nil), (194, nil), (171, nil), (172, nil), (423, nil)], sum: 1145),
    PrintedTable(
      testDescription: "kattar, first quarter of 2020: a share cut", base: 974, addsUp: true,
      rows: [(161, "16.5"), (187, "19.2"), (180, "18.5"), (85, "8.7"), (361, "37.0")],
      shares: ["37.0% 37.1%"]),
    PrintedTable(
      testDescription: "kattar, first half of 2019: a share rounded up", base: 2454, addsUp: true,
      rows: [(381, "15.5"), (508, "20.7"), (217, "8.8"), (329, "13.4"), (1019, "41.6")],
      shares: ["41.6% 41.5%"]),
    PrintedTable(
      testDescription: "government, first half of 2017: outcomes of a part", base: 2436,
      addsUp: true, rows: [(68, nil), (389, nil), (43, nil), (1412, nil)], sum: 1912),
    PrintedTable(
      testDescription: "government, first half of 2017: a topic cut at two decimals", base: 2436,
      rows: [(112, "4.59")], shares: ["4.59% 4.60%"]),
    PrintedTable(
      testDescription: "January 2019: channels without 44 appeals", base: 1284, addsUp: true,
      rows: [(1051, nil), (100, nil), (89, nil)], sum: 1240),
    PrintedTable(
      testDescription: "January 2019: shares of the written ones are right", base: 1051,
      rows: [(414, "39.4"), (303, "28.8"), (116, "11.0"), (366, "34.8")]),
    PrintedTable(
      testDescription: "Ministry of Labour 2018: 500 that are 550", base: 500, addsUp: true,
      rows: [(283, nil), (172, nil), (55, nil), (40, nil)], sum: 550),
    PrintedTable(
      testDescription: "West Kazakhstan 2021: outcomes without 163 appeals", base: 19_793,
      addsUp: true, rows: [(6710, "33.9"), (501, "2.5"), (12_419, "62.7")], sum: 19_630),
  ]

  func figures() throws -> PublishedFigures {
    let rows = rows.enumerated().map { number, row in
      let percent = row.percent.map { ", printed_percent: \($0)" } ?? ""
      return "      - {id: r\(number), label: {ky: К, ru: Р, en: E}, value: \(row.value)\(percent)}"
    }
    let text = """
      title: {ky: К, ru: Р, en: E}
      body: {ky: К, ru: Р, en: E}
      period: {from: 2021-01-01, to: 2021-12-31, complete: true}
      sources: []
      tables:
        - id: table
          title: {ky: К, ru: Р, en: E}
          base: {value: \(base), label: {ky: К, ru: Р, en: E}}
          adds_up: \(addsUp)
          rows:
      """
    let (figures, diagnostics) = try readFigures(([text] + rows).joined(separator: "\n"))
    #expect(diagnostics.isEmpty, "\(diagnostics)")
    return try #require(figures)
  }
}

@Suite struct FiguresArithmeticTests {
  @Test("finds what is wrong with printed figures and nothing else", arguments: PrintedTable.all)
  func findings(table: PrintedTable) throws {
    let findings = FiguresArithmetic(figures: try table.figures()).findings()
    #expect(findings.allSatisfy { $0.severity == .warning })
    let sums = findings.filter { $0.code == "figures.sum" }
    #expect(
      sums.map(\.message) == table.sum.map {
        ["parts of ‘table’ add up to \($0), not \(table.base)"]
      } ?? [])
    #expect(sums.allSatisfy { $0.location.line == 6 })
    let shares = findings.filter { $0.code == "figures.share" }
    #expect(sums.count + shares.count == findings.count)
    try #require(shares.count == table.shares.count)
    for (share, expected) in zip(shares, table.shares) {
      let parts = expected.split(separator: " ")
      #expect(share.message.hasPrefix("printed share \(parts[0]) of "))
      #expect(share.message.hasSuffix(" is not the exact \(parts[1])"))
      #expect(share.location.line > 10)
    }
  }

  @Test("counts what stands beside the total neither in the sum nor in shares")
  func outside() throws {
    let label = "label: {ky: К, ru: Р, en: E}"
    let text = """
      title: {ky: К, ru: Р, en: E}
      body: {ky: К, ru: Р, en: E}
      period: {from: 2021-01-01, to: 2021-12-31, complete: true}
      sources: []
      tables:
        - id: channels
          title: {ky: К, ru: Р, en: E}
          base: {value: 22546, \(label)}
          adds_up: true
          rows:
            - {id: written, \(label), value: 15073}
            - {id: receptions, \(label), value: 5176}
            - {id: trust-phone, \(label), value: 2297}
            - {id: advice, \(label), value: 503, outside_total: true, printed_percent: 99}
            - {id: radio, \(label), value: 177, outside_total: true}
      """
    let figures = try #require(try readFigures(text).figures)
    #expect(FiguresArithmetic(figures: figures).findings().isEmpty)
    let table = figures.tables[0]
    let shares = table.rows.map { PublishedFigures.exactPercent($0, in: table) }
    #expect(shares.map { $0?.units } == [669, 230, 102, nil, nil])
  }

  @Test("computes no share where the base is not known or the count was not published")
  func unknownBase() throws {
    let label = "label: {ky: К, ru: Р, en: E}"
    let text = """
      title: {ky: К, ru: Р, en: E}
      body: {ky: К, ru: Р, en: E}
      period: {from: 2018-01-01, to: 2018-06-30, complete: true}
      sources: []
      tables:
        - id: a
          title: {ky: К, ru: Р, en: E}
          base: {\(label)}
          adds_up: true
          rows: [{id: courts, \(label), value: 2582, printed_percent: 47}]
        - id: b
          title: {ky: К, ru: Р, en: E}
          base: {value: 8120, \(label)}
          rows: [{id: bishkek, \(label), printed_percent: 38.9}]
      """
    let figures = try #require(try readFigures(text).figures)
    #expect(FiguresArithmetic(figures: figures).findings().isEmpty)
    for table in figures.tables {
      #expect(PublishedFigures.exactPercent(table.rows[0], in: table) == nil)
    }
  }
}
