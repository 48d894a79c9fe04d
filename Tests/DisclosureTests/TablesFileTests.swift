import Testing

@testable import Disclosure

@Suite("The file of tables")
struct TablesFileTests {
  private static let months = Dimension(name: "month", leaves: ["2024-01", "2024-02", "2024-04"])
  private static let channels = Dimension(name: "channel", leaves: ["letter", "\"web\""])

  private static func protected() throws -> [ProtectedTable] {
    let whole = CrossClassification(
      dimensions: [months, channels],
      occurrences: [([0, 0], 2), ([0, 1], 30), ([1, 0], 40), ([1, 1], 50), ([2, 0], 9)].map {
        (combination: $0.0, count: $0.1)
      })
    let quarters = Axis.Level(
      name: "quarter",
      categories: [
        Category(code: "2024Q1", leaves: LeafSet([0, 1])),
        Category(code: "2024Q2", leaves: LeafSet([2])),
      ])
    let time = Axis(dimension: 0, levels: [quarters, .init(leavesOf: months)])
    let shapes = [
      TableShape(name: "months", axes: [time, Grid.axis(whole, 1)]),
      TableShape(name: "letters", axes: [time], scope: [1: LeafSet([0])]),
    ]
    return try TableFamily(counting: whole, shapes: shapes).protected(by: SafetyRule()).tables
  }

  @Test("is read back as it was written")
  func roundTrip() throws {
    let tables = try Self.protected()
    #expect(tables[0].hiddenCount > 0)
    let text = TablesFile.text(of: tables, dimensions: [Self.months, Self.channels])
    #expect(
      try TablesFile.tables(in: text.utf8, dimensions: [Self.months, Self.channels]) == tables)
  }

  @Test("keeps what a table covers when dimensions grow")
  func growth() throws {
    let text = TablesFile.text(
      of: try Self.protected(), dimensions: [Self.months, Self.channels])
    let more = Dimension(name: "channel", leaves: ["letter", "visit", "\"web\""])
    let read = try TablesFile.tables(in: text.utf8, dimensions: [Self.months, more])
    #expect(read[0].shape.axes[1].covered == LeafSet([0, 2]))
  }

  @Test("is refused when a code is gone or cells are missing")
  func refused() throws {
    let text = TablesFile.text(
      of: try Self.protected(), dimensions: [Self.months, Self.channels])
    let fewer = Dimension(name: "channel", leaves: ["letter"])
    #expect(
      throws: TablesFileProblem.unknownCode(table: "months", dimension: "channel", code: "\"web\"")
    ) { try TablesFile.tables(in: text.utf8, dimensions: [Self.months, fewer]) }
    let lines = text.split(separator: "\n").filter { !$0.contains(#""2024Q2","all""#) }
    let cut = lines.joined(separator: "\n")
    #expect(throws: TablesFileProblem.wrongCells(table: "months")) {
      try TablesFile.tables(in: cut.utf8, dimensions: [Self.months, Self.channels])
    }
    #expect(throws: TablesFileProblem.self) {
      try TablesFile.tables(in: "[]".utf8, dimensions: [Self.months, Self.channels])
    }
  }
}
