import Core
import Testing

@testable import Appeals

@Suite struct TotalRowTests {
  /// Lines of the rows that are called totals.
  private func totals(_ rows: [(month: Int, count: Int)]) -> [Int] {
    var total = TotalRow()
    for (index, row) in rows.enumerated() {
      total.add(row.count, month: row.month, at: SourceLocation(path: "a.csv", line: index + 2))
    }
    #expect(total.diagnostics.allSatisfy { $0.code == "counted.total" && !$0.isError })
    return total.diagnostics.map(\.location.line)
  }

  @Test(
    "a row that is the sum of all others is called a total, wherever it stands",
    arguments: [
      ([30, 25, 55], [4]), ([55, 30, 25], [2]), ([30, 25, 54], []), ([30, 25, 56], []),
      ([30, 0, 30], []), ([30, 30], []), ([0, 0, 0], []), ([], []), ([1, 2, 3, 6], [5]),
    ])
  func sum(counts: [Int], lines: [Int]) {
    #expect(totals(counts.map { (0, $0) }) == lines)
  }

  @Test("rows of one month are held against each other")
  func months() {
    #expect(totals([(1, 4), (1, 5), (2, 7), (1, 9), (2, 3), (2, 10)]) == [5, 7])
    #expect(totals([(1, 4), (1, 5), (2, 9)]) == [])
  }
}

/// Values without a mapping in counts by category.
@Suite struct CountedUnmappedTests {
  @Test("their appeals are told beside their rows: the pages speak of appeals")
  func appeals() throws {
    let repository = try Repository()
    var diagnostics: [Diagnostic] = []
    let settings = try #require(
      RegistrySettings.parse(
        """
        demonstration: false
        counted:
          - file: c.csv
            from: 2026-01-01
            until: 2026-01-31
            count: n
            columns: {topic: {column: topic, unmapped: not-stated}}

        """, path: "r", reporting: &diagnostics), "\(diagnostics)")
    var reader = CountedReader(
      settings.counted[0], codes: repository.codes, path: "c.csv", reporting: &diagnostics)
    _ = reader.feed(Array("topic,n\nland,40\nmoon,25\nstars,7\nmoon,5\n".utf8).span)
    let (appeals, report) = reader.finish(reporting: &diagnostics)
    #expect(appeals.total == 77)
    #expect(
      report.unmapped == [.init(column: .topic, rows: 3, appeals: 37, values: 2)])
  }
}
