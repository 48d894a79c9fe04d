import Core

/// Batches that other cores have read ahead join the table in the order of the file.
extension RegistryReader: BatchReader {
  /// The header is known, and each row says what it says by itself.
  var mayReadAhead: Bool {
    hasHeader && rowsToSkip == 0 && update == nil && !isUnreadable
  }

  var reading: @Sendable (RowBatches.Batch) -> RegistryBatch {
    let csv = input.csv.ahead([])
    let examination = examination
    return { RegistryBatch($0, like: csv, examination) }
  }

  mutating func takeUp(_ batch: RegistryBatch) {
    let firstLine = input.goOn(behind: batch.csv)
    if let met = batch.examination.mapping { examination.mapping?.learn(from: met) }
    count {
      $0.rows += batch.filtered
      $0.filtered += batch.filtered
    }
    seen.fetch(batch.table.references)
    var row = 0
    for place in batch.setAside {
      keep(row..<place.row, of: batch, firstLine)
      readAgain(place, firstLine)
      row = place.row
    }
    keep(row..<batch.table.count, of: batch, firstLine)
  }

  private mutating func readAgain(_ place: RegistryBatch.Place, _ firstLine: Int) {
    read(input.readAgain(at: place.start, line: firstLine + place.line))
  }

  /// Adds rows without faults, but for those whose reference another row has: these are read again.
  private mutating func keep(_ rows: Range<Int>, of batch: RegistryBatch, _ firstLine: Int) {
    let isKeyed = examination.position(of: .reference) >= 0
    var start = rows.lowerBound
    for row in rows {
      let number = table.references.count
      table.references.append(copying: batch.table.references, row: row)
      guard isKeyed, seen.earlierRow(sameAs: number, in: table.references) != nil else { continue }
      table.references.removeLast()
      append(start..<row, of: batch, firstLine)
      readAgain(batch.place(ofRow: row), firstLine)
      start = row + 1
    }
    append(start..<rows.upperBound, of: batch, firstLine)
  }

  /// Adds all but the references, which are there.
  private mutating func append(_ rows: Range<Int>, of batch: RegistryBatch, _ firstLine: Int) {
    let source = report.sources.count - 1
    for row in rows {
      places.append(
        row: table.count + row - rows.lowerBound, source: source,
        line: firstLine + Int(batch.lines[row]))
      if batch.isLate[row] { countLate(batch.place(ofRow: row), firstLine) }
    }
    table.appendCells(of: batch.table, rows: rows)
    count {
      $0.rows += rows.count
      $0.kept += rows.count
    }
    if examination.checksReferences { referencesChecked += rows.count }
  }

  private mutating func countLate(_ row: RegistryBatch.Place, _ firstLine: Int) {
    // Only of the first one the place is told.
    if late == nil { _ = input.readAgain(at: row.start, line: firstLine + row.line) }
    countLate()
  }
}
