/// What a core makes of a batch of rows before those in front are in the table: rows that nothing is wrong
/// with, and the places of all others, which the reader of the registry reads again in their turn.
struct RegistryBatch: RowsAhead {
  struct Place: Sendable {
    /// How many rows of `table` stand before it.
    let row: Int
    let start: Int
    let line: Int
  }

  private(set) var csv: CSVReader
  let wasRead: Bool
  private(set) var examination: RowExamination

  private(set) var table = AppealTable()
  /// Of each row of `table`: where it begins, on which line, and whether it was registered late.
  private(set) var starts: [UInt32] = []
  private(set) var lines: [UInt32] = []
  private(set) var isLate: [Bool] = []
  private(set) var setAside: [Place] = []
  private(set) var filtered = 0
  private var faults: [RowFault] = []

  /// - Parameter csv: a reader of the same text.
  init(_ batch: RowBatches.Batch, like csv: CSVReader, _ examination: RowExamination) {
    self.csv = csv.ahead(batch.bytes)
    self.examination = examination
    wasRead = batch.beginsRow
    if wasRead { read() }
  }

  func place(ofRow row: Int) -> Place {
    Place(row: row, start: Int(starts[row]), line: Int(lines[row]))
  }

  private mutating func read() {
    let shortestRow = 64
    table.reserveCapacity(csv.fed.count / shortestRow)
    examination.mapping?.isAhead = true
    while true {
      switch csv.next() {
      case .exhausted: return
      case .row where readRow(): continue
      case .row, .malformed:
        setAside.append(Place(row: table.count, start: csv.rowStart, line: csv.line))
      }
    }
  }

  /// False when there is anything to say about the row.
  private mutating func readRow() -> Bool {
    faults.removeAll(keepingCapacity: true)
    var unmapped = UnmappedCells()
    switch examination.examine(csv, &faults, &unmapped) {
    case .filtered:
      filtered += 1
      return true
    case .row(let row) where faults.isEmpty && unmapped.all == 0: return append(row)
    case .row, .unmapped: return false
    }
  }

  private mutating func append(_ row: RegistryRow) -> Bool {
    if let key = row.referenceDigits {
      table.references.append(key)
    } else {
      let isPersonal = examination.personalRule(csv.bytes.span, row.referenceCell) != nil
      if isPersonal { return false }
      table.references.append(spelling: csv.bytes[row.referenceCell])
    }
    isLate.append(examination.checks.isRegisteredLate(row))
    starts.append(UInt32(csv.rowStart))
    lines.append(UInt32(csv.line))
    table.appendCells(of: row)
    return true
  }
}
