import Core
import Testing

@testable import Appeals

@Suite struct RegistryHeaderTests {
  let repository: Repository

  init() throws {
    repository = try Repository()
  }

  private static let cells =
    "4929071538264109,2026-03-02,,written,complaint,no,1,no,courts,KG-C,,0,no,registered,no,,"

  @Test("takes the columns in any order")
  func order() {
    let columns = AppealColumn.allCases.reversed().map(\.name).joined(separator: ",")
    let cells = RegistryHeaderTests.cells.split(separator: ",", omittingEmptySubsequences: false)
      .reversed().joined(separator: ",")
    let result = repository.read(Array((columns + "\n" + cells).utf8))
    #expect(result.diagnostics.isEmpty)
    #expect(result.table[0].reference == "4929071538264109")
    #expect(repository.codes.regions[result.table[0].region]?.id == "KG-C")
  }

  @Test("an unknown column is reported with the missing one it looks like")
  func unknownColumn() {
    let marked = AppealColumn.header.replacing("received", with: "▸recieved")
    let source = MarkedText(marked + "\n" + RegistryHeaderTests.cells)
    let result = repository.read(source.bytes)
    #expect(
      result.diagnostics.map(\.code) == ["registry.unknown-column", "registry.missing-column"])
    #expect(result.diagnostics[0].location.column == source.column)
    #expect(result.diagnostics[0].hint == "rename it to ‘received’")
  }

  @Test("a missing column is reported once, and the rows are still checked")
  func missingColumn() {
    let columns = AppealColumn.allCases.filter { $0 != .channel }
    let header = columns.map(\.name).joined(separator: ",")
    let cells = RegistryHeaderTests.cells.replacing("written,", with: "")
    let bad = cells.replacing("KG-C", with: "KG-X").replacing("4929", with: "A-")
    let result = repository.read(Array([header, cells, bad].joined(separator: "\n").utf8))
    #expect(
      result.diagnostics.map(\.code)
        == ["registry.unknown-code", "registry.missing-column"]
        .reversed())
    #expect(result.diagnostics[0].hint == "add the column ‘channel’")
  }

  @Test("a column that stands there twice is reported at both places")
  func columnTwice() {
    let source = MarkedText(
      AppealColumn.header + ",▸kind\n" + RegistryHeaderTests.cells + ",complaint")
    let result = repository.read(source.bytes)
    #expect(result.diagnostics.map(\.code) == ["registry.column-twice"])
    #expect(result.diagnostics[0].location.column == source.column)
    #expect(result.diagnostics[0].notes[0].location?.column == 39)
  }

  @Test(
    "a file without header is refused without repeating anything of it",
    arguments: ["", "Асанов Асан,0555123456\nx,y\n", "\"Асанов", "Асанов\"x,1\nreference,kind\n"])
  func noHeader(text: String) {
    let result = repository.read(Array(text.utf8))
    #expect(result.diagnostics.count == 1)
    #expect(result.diagnostics.hasErrors)
    #expect(!"\(result.diagnostics)".contains("Асанов"))
    #expect(result.table.count == 0 && result.read == 0)
  }
}
