import Core

/// Updates: small files applied in order over the base, by reference.
extension RegistryReader {
  /// What follows is an update of what was read so far.
  ///
  /// - Parameters:
  ///   - source: says how the file is written and what its columns mean.
  ///   - day: the day of the update; at or before `base` its rows are in the base already.
  package mutating func beginUpdate(
    _ source: RegistrySource, _ rule: UpdateRule, day: CalendarDate, base: CalendarDate,
    path: String, reporting diagnostics: inout [Diagnostic]
  ) {
    var source = source
    source.dialect = rule.dialect(like: source.dialect)
    begin(source, path: path, reporting: &diagnostics)
    update = RegistryUpdate(day: day, isSuperseded: day <= base, rule: rule)
    count { $0.changes = [:] }
  }

  /// Finds the column that says what a row does; true also where there is nothing to find.
  mutating func placeChange() -> Bool {
    guard let rule = update?.rule else { return true }
    let names = input.csv.fields[..<input.csv.fieldCount].map { field in
      FoldedText(bytes: input.csv.bytes[field.content])
    }
    var diagnostics: [Diagnostic] = []
    let search = HeaderSearch(
      names: names, width: input.csv.fieldCount, path: path, line: input.csv.line,
      key: headerKey)
    let location =
      rule.location.path.isEmpty ? SourceLocation(path: path, line: input.csv.line) : rule.location
    update?.position = search.find(rule.place, at: location, reporting: &diagnostics) ?? -1
    for diagnostic in diagnostics { problems.append(diagnostic) }
    return diagnostics.isEmpty
  }

  mutating func readUpdateRow() {
    guard let update, !update.isSuperseded else {
      count { $0.superseded += 1 }
      return
    }
    let bytes = input.csv.bytes
    let cell = trimmed(update.position)
    guard !cell.isEmpty, let number = self.update?.index.number(in: bytes.span, cell) else {
      reject(
        "updates.change", "the row does not say whether it adds, changes or withdraws",
        "write ‘add’, ‘change’ or ‘withdraw’", field: update.position)
      return
    }
    switch UpdateChange.allCases[number] {
    case .withdraw: withdraw()
    case .add:
      if let row = checkedRow() { apply(row, isNew: true) }
    case .change:
      if let row = checkedRow() { apply(row, isNew: false) }
    }
  }

  private func trimmed(_ position: Int) -> Range<Int> {
    input.csv.fields[position].trimmed(in: input.csv.bytes.span)
  }

  private mutating func apply(_ row: RegistryRow, isNew: Bool) {
    guard let number = appendReference(of: row) else { return }
    guard let twin = seen.existingRow(sameAs: number, in: table.references) else {
      if isNew {
        _ = seen.earlierRow(sameAs: number, in: table.references)
        append(row, number)
        count { $0.changes?[.add, default: 0] += 1 }
      } else {
        table.references.removeLast()
        rejectUnknown()
      }
      return
    }
    table.references.removeLast()
    if isNew, !withdrawn.contains(twin) {
      reject(
        "updates.exists", "an appeal with this reference is there already",
        "write ‘change’ instead of ‘add’", field: position(of: .reference))
    } else if !isNew, withdrawn.contains(twin) {
      rejectUnknown()
    } else {
      withdrawn.remove(twin)
      table.replaceCells(ofRow: twin, with: row)
      places.replace(row: twin, source: report.sources.count - 1, line: input.csv.line)
      count { $0.changes?[isNew ? .add : .change, default: 0] += 1 }
    }
  }

  private mutating func withdraw() {
    let cell = trimmed(position(of: .reference))
    var row = RegistryRow(referenceCell: cell)
    var isValid = false
    row.referenceDigits = ReferenceKey(digits: input.csv.bytes.span, cell, isValid: &isValid)
    guard !cell.isEmpty, cell.count <= ReferenceKey.longest else { return rejectUnknown() }
    // Reported and counted where it looks like somebody's number.
    guard let number = appendReference(of: row) else { return }
    let twin = seen.existingRow(sameAs: number, in: table.references)
    table.references.removeLast()
    guard let twin, withdrawn.insert(twin).inserted else { return rejectUnknown() }
    count { $0.changes?[.withdraw, default: 0] += 1 }
  }

  private mutating func rejectUnknown() {
    reject(
      "updates.unknown", "no appeal has this reference",
      "compare the reference with the registry, or write ‘add’", field: position(of: .reference))
  }

  private mutating func reject(_ code: String, _ message: String, _ hint: String, field: Int) {
    count { $0.rejected += 1 }
    let (line, column) = input.place(ofField: field)
    problems.append(
      Diagnostic(
        .error, code, message, at: SourceLocation(path: path, line: line, column: column),
        hint: hint, showsSource: false))
  }

  /// Closes the gaps that withdrawn rows leave.
  mutating func removeWithdrawn() {
    if withdrawn.isEmpty { return }
    let rows = (0..<table.count).filter { !withdrawn.contains($0) }
    table = table.keeping(rows)
    places = places.keeping(rows)
  }
}

extension AppealTable {
  /// The table of some of its rows, in the order given.
  func keeping(_ rows: [Int]) -> AppealTable {
    var kept = AppealTable()
    for row in rows {
      kept.references.append(copying: references, row: row)
      kept.received.append(received[row])
      kept.registered.append(registered[row])
      kept.closed.append(closed[row])
    }
    kept.channels = rows.map { channels[$0] }
    kept.kinds = rows.map { kinds[$0] }
    kept.topics = rows.map { topics[$0] }
    kept.regions = rows.map { regions[$0] }
    kept.bodies = rows.map { bodies[$0] }
    kept.statuses = rows.map { statuses[$0] }
    kept.outcomes = rows.map { outcomes[$0] }
    kept.signatories = rows.map { signatories[$0] }
    kept.transfers = rows.map { transfers[$0] }
    kept.flags = rows.map { flags[$0] }
    return kept
  }
}
