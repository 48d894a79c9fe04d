import Core

/// Reads a file of counts by category. The numbers of a row that are split by outcome must add up.
package struct CountedReader: Sendable {
  private let source: CountedSource
  private let codes: AppealCodes
  private let path: String
  private var input: ExportReader
  private var problems = FloodLimit()
  private var cells: [(column: AppealColumn, cell: CodedCell)] = []
  private var filters: [FilterCell]
  private var countPosition = -1
  private var monthPosition = -1
  private var parts: [(outcome: Int, position: Int)] = []
  private var unmapped = UnmappedValues()
  private var hasHeader = false
  private var isUnreadable = false
  private var rowsToSkip: Int
  private var report: RegistryReport.Source
  private var appeals: CountedAppeals
  private var totals = TotalRow()

  package init(
    _ source: CountedSource, codes: AppealCodes, path: String,
    reporting diagnostics: inout [Diagnostic]
  ) {
    let before = diagnostics.count
    self.source = source
    self.codes = codes
    self.path = path
    let export = source.export.streamed
    input = ExportReader(export.dialect)
    rowsToSkip = export.dialect.skippedRows
    filters = export.filters.map(FilterCell.init)
    report = RegistryReport.Source(
      name: path, format: export.format, encoding: .utf8, encodingIsStated: false, delimiter: 0,
      delimiterIsStated: export.dialect.delimiter != nil)
    var stated = Set(source.columns.keys)
    if !source.outcomes.isEmpty { stated.insert(.outcome) }
    appeals = CountedAppeals(
      period: source.period, stated: stated, closedBy: source.closedBy,
      isByMonth: source.month != nil || CountedSource.isOneMonth(source.period))
    for column in CountedSource.characteristics {
      guard let rule = source.columns[column] else { continue }
      let cell = CodedCell(rule, column, list: codes.list(of: column), reporting: &diagnostics)
      cells.append((column, cell))
    }
    for part in source.outcomes {
      guard let number = codes.outcomes.number(of: part.code) else {
        diagnostics.append(
          Diagnostic(
            .error, "source.code", "no code of this column is ‘\(part.code)’", at: part.location,
            hint: "use one of: " + codes.outcomes.codes.map(\.id).joined(separator: ", ")))
        continue
      }
      parts.append((number, -1))
    }
    isUnreadable = diagnostics[before...].contains(where: \.isError)
  }

  /// False when nothing more of the file can be read.
  package mutating func feed(_ chunk: Span<UInt8>) -> Bool {
    if isUnreadable { return false }
    input.feed(chunk)
    readRows()
    return !isUnreadable
  }

  package consuming func finish(
    reporting diagnostics: inout [Diagnostic]
  ) -> (appeals: CountedAppeals, report: RegistryReport.Source) {
    if !isUnreadable {
      input.finish()
      readRows()
    }
    unmapped.report(
      source.columns, codes, path: path, citesFields: input.dialect.citesFields, to: &problems)
    if report.rejected == 0 { for total in totals.diagnostics { problems.append(total) } }
    diagnostics += problems.summary()
    report.encoding = input.encoding
    report.encodingIsStated = input.encodingIsStated
    report.delimiter = input.dialect.delimiter ?? UInt8(ascii: ",")
    report.unmapped = unmapped.counts
    report.counted = appeals.total
    return (appeals, report)
  }

  private mutating func readRows() {
    if let foreign = input.foreign {
      let (message, hint) = foreign.diagnostic
      problems.append(
        Diagnostic(
          .error, "source.kind", message, at: SourceLocation(path: path), hint: hint,
          showsSource: false))
      isUnreadable = true
    }
    while !isUnreadable {
      switch input.next() {
      case .exhausted: return
      case .malformed(let problem):
        problems.append(problem.diagnostic(path: path))
        isUnreadable = !hasHeader
        if hasHeader { reject() }
      case .row:
        if !hasHeader {
          placeColumns()
        } else if rowsToSkip > 0 {
          rowsToSkip -= 1
        } else {
          readRow()
        }
      }
    }
  }

  private mutating func reject() {
    report.rows += 1
    report.rejected += 1
  }

  private mutating func placeColumns() {
    hasHeader = true
    let names =
      input.dialect.headerLine == 0
      ? []
      : input.csv.fields[..<input.csv.fieldCount].map {
        FoldedText(bytes: input.csv.bytes[$0.content])
      }
    let search = HeaderSearch(
      names: names, width: input.csv.fieldCount, path: path, line: input.csv.line)
    var found: [Diagnostic] = []
    countPosition = search.find(source.count, at: source.location, reporting: &found) ?? -1
    if let month = source.month {
      monthPosition = search.find(month.place, at: month.location, reporting: &found) ?? -1
    }
    for index in cells.indices {
      guard let rule = source.columns[cells[index].column], let place = rule.place else { continue }
      cells[index].cell.position = search.find(place, at: rule.location, reporting: &found) ?? -1
    }
    for index in parts.indices {
      let part = source.outcomes[index]
      parts[index].position = search.find(part.place, at: part.location, reporting: &found) ?? -1
    }
    for index in filters.indices {
      let rule = filters[index].rule
      filters[index].position = search.find(rule.place, at: rule.location, reporting: &found) ?? -1
    }
    for diagnostic in found { problems.append(diagnostic) }
    isUnreadable = !found.isEmpty
    let kept = Set(
      [countPosition, monthPosition] + cells.map(\.cell.position) + parts.map(\.position)
        + filters.map(\.position)
    ).filter { $0 >= 0 }
    (report.columnsSeen, report.columnsKept) = (input.csv.fieldCount, kept.count)
    if !isUnreadable, input.dialect.headerLine == 0 { readRow() }
  }

  private mutating func readRow() {
    let (bytes, fields) = (input.csv.bytes, input.csv.fields)
    for index in filters.indices where !filters[index].keeps(bytes.span, fields) {
      report.rows += 1
      report.filtered += 1
      return
    }
    var cell = CountedAppeals.Cell()
    let month = month(bytes, fields)
    cell.month = month ?? 0
    var isWhole = month != nil
    let number = number(countPosition, bytes, fields)
    for index in cells.indices {
      if let number = code(index, bytes, fields, appeals: number ?? 0) {
        cell[cells[index].column] = number
      } else {
        isWhole = false
      }
    }
    guard let count = number, isWhole else { return reject() }
    add(count, cell, bytes, fields)
  }

  private mutating func add(
    _ count: Int, _ cell: CountedAppeals.Cell, _ bytes: [UInt8], _ fields: [CSVReader.Field]
  ) {
    var shares: [Int] = []
    for part in parts {
      guard let share = number(part.position, bytes, fields) else { return reject() }
      shares.append(share)
    }
    if !parts.isEmpty, shares.reduce(0, +) != count {
      report(
        "counted.sum", "the numbers by outcome do not add up to the number of the row",
        "correct the row at its source, or leave ‘outcomes’ out", countPosition)
      return reject()
    }
    report.rows += 1
    report.kept += 1
    totals.add(count, month: cell.month, at: place(ofField: countPosition))
    if parts.isEmpty { appeals.add(count, cell) }
    for (part, share) in zip(parts, shares) {
      var cell = cell
      cell.outcome = part.outcome
      appeals.add(share, cell)
    }
  }

  /// `nil` for a value without a mapping that may not be left out.
  private mutating func code(
    _ index: Int, _ bytes: [UInt8], _ fields: [CSVReader.Field], appeals: Int
  ) -> Int? {
    let position = cells[index].cell.position
    let empty = cells[index].cell.empty ?? cells[index].cell.notStated
    if position < 0 { return empty }
    let range = fields[position].trimmed(in: bytes.span)
    if range.isEmpty { return empty }
    if let number = cells[index].cell.index.number(in: bytes.span, range) { return number }
    unmapped.count(
      bytes.span, range, cells[index].column, line: input.csv.line, field: position,
      appeals: appeals)
    return cells[index].cell.unmapped == .stop ? nil : cells[index].cell.notStated
  }

  /// Of registration; reports what is no month of the period.
  private mutating func month(_ bytes: [UInt8], _ fields: [CSVReader.Field]) -> Int? {
    guard let rule = source.month else { return CountedSource.month(of: source.period.lowerBound) }
    let range = fields[monthPosition].trimmed(in: bytes.span)
    let months =
      CountedSource.month(
        of: source.period.lowerBound)...CountedSource.month(of: source.period.upperBound)
    for format in rule.formats {
      if let date = format.date(in: bytes.span, range), DateColumn.holds(date),
        months.contains(CountedSource.month(of: date))
      {
        return CountedSource.month(of: date)
      }
    }
    report(
      "counted.month", "the cell does not hold a month of the period",
      "correct it, say how months are written (‘dates’), or drop the row with a filter",
      monthPosition)
    return nil
  }

  /// Reports what is no whole number; an empty cell is 0.
  private mutating func number(
    _ position: Int, _ bytes: [UInt8], _ fields: [CSVReader.Field]
  ) -> Int? {
    let range = fields[position].trimmed(in: bytes.span)
    if range.isEmpty { return 0 }
    if let number = WholeNumber.read(bytes.span, range) { return number }
    report(
      "counted.number", "the cell does not hold a number of appeals",
      "write a whole number, or drop the row with a filter", position)
    return nil
  }

  private mutating func report(_ code: String, _ message: String, _ hint: String, _ field: Int) {
    problems.append(
      Diagnostic(
        .error, code, message, at: place(ofField: field), hint: hint, showsSource: false))
  }

  private func place(ofField field: Int) -> SourceLocation {
    let (line, column) = input.place(ofField: field)
    return SourceLocation(path: path, line: line, column: column)
  }
}
