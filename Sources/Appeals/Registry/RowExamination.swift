import Core
import Privacy
import References

/// Makes a row of its cells and looks for what is wrong with it, from nothing but the row and the settings:
/// any core may do it, before the rows in front are known.
struct RowExamination: Sendable {
  enum Verdict {
    /// With the faults that were found.
    case row(RegistryRow)
    /// The filters of the source drop it.
    case filtered
    /// It has values without a mapping that may not be left out.
    case unmapped
  }

  /// Columns of the canonical registry; a source of the office's own has a `mapping` instead.
  var decoder: RowDecoder
  var mapping: RowMapping?
  let checks: RowChecks
  let references: ReferenceCheck?
  /// Rules of personal data that the office's own numbers may look like.
  let allowedInReferences: Set<PersonalRule>

  @inline(__always)
  func position(of column: AppealColumn) -> Int {
    if let mapping { return mapping.positions[column.rawValue] }
    return decoder.positions[column.rawValue]
  }

  /// A registry without references of its own counts its rows.
  var checksReferences: Bool { references != nil && position(of: .reference) >= 0 }

  /// Looks at the current row of a reader.
  ///
  /// - Parameter unmappedCells: how many cells had values without a mapping.
  mutating func examine(
    _ csv: CSVReader, _ faults: inout [RowFault], _ unmappedCells: inout UnmappedCells
  ) -> Verdict {
    let row: RegistryRow
    if mapping == nil {
      row = decoder.decode(csv.bytes.span, csv.fields, &faults)
    } else {
      guard mapping!.keeps(csv.bytes.span, csv.fields) else { return .filtered }
      row = mapping!.decode(
        csv.bytes.span, csv.fields, csv.line, &faults, unmappedCells: &unmappedCells)
    }
    // What the other cells seem to contradict may follow from the missing code.
    if unmappedCells.faulty > 0 { return .unmapped }
    let unread = faults.count
    checks.check(row, outcomeMayBeMissing: mapping?.leavesOutcomeOpen ?? false, &faults)
    if unread > 0 { dropConsequences(of: unread, &faults) }
    if checksReferences { checkReference(of: row, csv.bytes.span, &faults) }
    return .row(row)
  }

  /// Keeps of the faults of a row those that say something new: the first ones are of cells that
  /// could not be read, and others may only follow from those.
  private func dropConsequences(of first: Int, _ faults: inout [RowFault]) {
    let unread = Set(faults[..<first].filter { !$0.isWarning }.map(\.column))
    let closing = RowFault(.date, .closed)
    let isClosingUnread = faults[..<first].contains(closing)
    faults.removeAll { fault in
      fault.follows(from: unread)
        || isClosingUnread && fault.rule == .required
          && mapping?.followsClosing(fault.column) == true
    }
  }

  @inline(__always)
  private func checkReference(
    of row: RegistryRow, _ bytes: Span<UInt8>, _ faults: inout [RowFault]
  ) {
    if faults.contains(where: { $0.column == .reference && !$0.isWarning }) { return }
    guard let problem = references?.problem(with: bytes, row.referenceCell, closed: row.closed),
      // That somebody's personal number stands there is worse, and whoever keeps the row says so.
      row.referenceDigits != nil || personalRule(bytes, row.referenceCell) == nil
    else { return }
    faults.append(RowFault(.mismatch(problem), .reference))
  }

  /// What a reference looks like that is nobody's to publish; the other columns hold codes, days and
  /// numbers only.
  func personalRule(_ bytes: Span<UInt8>, _ cell: Range<Int>) -> PersonalRule? {
    if cell.isEmpty { return nil }
    return PersonalData.rule(ofReference: bytes, cell)
      .flatMap { allowedInReferences.contains($0) ? nil : $0 }
  }
}
