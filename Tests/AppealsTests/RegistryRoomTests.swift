import Core
import Testing

@testable import Appeals

@Suite struct RegistryRoomTests {
  let repository: Repository

  init() throws {
    repository = try Repository()
  }

  /// Rows of which every tenth repeats the reference of the one before.
  private let rows = (0..<3000).map { number in
    "A-\(number - (number % 10 == 9 ? 1 : 0)),2026-03-02,2026-03-03,written,complaint,no,1,no,"
      + "courts,KG-C,ministry,1,no,answered,no,2026-03-20,explained"
  }

  private func read(size: Int?, piece: Int) -> (references: [String], codes: [String]) {
    let bytes = Array(([AppealColumn.header] + rows).joined(separator: "\n").utf8)
    var reader = RegistryReader(codes: repository.codes, calendar: repository.calendar, asOf: nil)
    var diagnostics: [Diagnostic] = []
    reader.begin(
      .canonical("a.csv", at: SourceLocation(path: "a.csv")), path: "a.csv", size: size,
      reporting: &diagnostics)
    feed(bytes, pieces: [piece]) { reader.feed($0) }
    let table = reader.finish(reporting: &diagnostics).table
    return ((0..<table.count).map { table.references[$0] }, diagnostics.map(\.code))
  }

  @Test("the size of a file makes room for its rows, and nothing else depends on it")
  func room() {
    let plain = read(size: nil, piece: 1 << 20)
    #expect(plain.references.count == 2700)
    #expect(plain.codes.contains("registry.duplicate-reference"))
    // As it is, far too small, far too large, of a file that grew; before and after the first row.
    for size in [0, 300, 250_000, 400_000, 90_000_000] {
      for piece in [20, 7000, 1 << 20] {
        let result = read(size: size, piece: piece)
        #expect(result.references == plain.references, "size \(size), pieces of \(piece)")
        #expect(result.codes == plain.codes, "size \(size), pieces of \(piece)")
      }
    }
  }

  @Test("a table with room for its rows does not move while they come")
  func capacity() {
    var table = AppealTable()
    var index = ReferenceIndex()
    table.makeRoom(for: 10_000, &index)
    table.makeRoom(for: 100, &index)
    #expect(table.flags.capacity >= 10_000 && table.statuses.capacity >= 10_000)
  }
}
