import Core

/// Rows without faults: each joins the table, unless another has its reference.
extension RegistryReader {
  mutating func keep(_ row: RegistryRow) {
    guard let number = appendReference(of: row) else { return }
    if position(of: .reference) >= 0,
      let twin = seen.earlierRow(sameAs: number, in: table.references)
    {
      table.references.removeLast()
      keepOne(of: row, twin)
      return
    }
    append(row, number)
  }

  /// Puts the reference at the end of its column, to look for its twin there; `nil` when it looks like
  /// somebody's number and was reported.
  mutating func appendReference(of row: RegistryRow) -> Int? {
    if let key = row.referenceDigits {
      table.references.append(key)
    } else if let rule = personalRule(row.referenceCell) {
      count { $0.rejected += 1 }
      report(rule)
      return nil
    } else {
      table.references.append(spelling: input.csv.bytes[row.referenceCell])
    }
    return table.count
  }

  mutating func append(_ row: RegistryRow, _ number: Int) {
    places.append(row: number, source: report.sources.count - 1, line: input.csv.line)
    table.appendCells(of: row)
    count { $0.kept += 1 }
    if examination.checks.isRegisteredLate(row) { countLate() }
  }

  private mutating func keepOne(of row: RegistryRow, _ twin: Int) {
    switch duplicates {
    case .stop:
      count { $0.rejected += 1 }
      let (source, line) = (places.source(ofRow: twin), places.line(ofRow: twin))
      report(
        RowFault(.duplicateReference, .reference),
        note: Diagnostic.Note(
          "first used here", at: SourceLocation(path: report.sources[source].name, line: line)))
    case .first: count { $0.folded += 1 }
    case .newest:
      if row.newestDay < table.newestDay(ofRow: twin) {
        count { $0.folded += 1 }
        return
      }
      let earlier = places.source(ofRow: twin)
      report.sources[earlier].kept -= 1
      report.sources[earlier].folded += 1
      count { $0.kept += 1 }
      table.replaceCells(ofRow: twin, with: row)
      places.replace(row: twin, source: report.sources.count - 1, line: input.csv.line)
    }
  }
}
