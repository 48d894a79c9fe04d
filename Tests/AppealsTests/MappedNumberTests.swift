import Core
import Testing

@testable import Appeals

/// Numbers as spreadsheets of here write them, in a mapped registry.
@Suite struct MappedNumberTests {
  let repository: Repository

  init() throws { repository = try Repository() }

  private func read(_ numbers: [(String, String)], piece: Int = 1 << 20) throws -> MappedRegistry {
    let settings = """
      sources:
        - file: a.csv
          columns:
            reference: Номер
            received: Дата
            collective: Коллективное
            signatories: Подписей
            transfers: Направлений
            status: {when_open: under-review, when_closed: answered}

      """
    let rows = numbers.enumerated().map { number, cells in
      "Б-\(number);02.03.2026;да;\"\(cells.0)\";\"\(cells.1)\""
    }
    let text = (["Номер;Дата;Коллективное;Подписей;Направлений"] + rows).joined(separator: "\r\n")
    return try MappedRegistry(
      settings, [EncodedText.windows1251(text)], pieces: [piece], repository: repository)
  }

  @Test("a decimal comma with zeros behind it is a whole number", arguments: [1, 13, 1 << 20])
  func commas(piece: Int) throws {
    let read = try read(
      [("3,0", "12,0"), ("12", "0,00"), ("1 204,0", "2.0"), ("1\u{A0}204", ""), ("", "7")],
      piece: piece)
    #expect(read.diagnostics.isEmpty, "\(read.diagnostics)")
    #expect(read.registry?.table.signatories == [3, 12, 1204, 1204, 0])
    #expect(read.registry?.table.transfers == [12, 0, 2, 255, 7])
  }

  @Test(
    "a part of one is an error with a way out, and so is what may be one or a thousand",
    arguments: ["3,5", "3,05", "1,000", "1.000", "3,", ",5", "три", "-3", "1,204"])
  func parts(cell: String) throws {
    let read = try read([("3", "1"), (cell, "1")])
    #expect(read.codes == ["registry.number"])
    let problem = try #require(read.diagnostics.first)
    #expect(problem.location.line == 3 && problem.location.column == 19)
    #expect(problem.hint?.hasPrefix("only whole numbers can be counted (3 or 3,0)") == true)
    #expect(problem.hint?.contains("‘faulty_rows: leave-out’") == true)
    #expect(!problem.message.contains(cell) && problem.message.contains("signatories"))
    #expect(read.registry?.table.count == 1)
  }
}
