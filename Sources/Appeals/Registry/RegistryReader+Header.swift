import Core

extension RegistryReader {
  /// Finds each column in the header row; `nil` when the row is no header at all. Never repeats what
  /// a cell holds: where the header is missing, the first row is somebody's appeal.
  mutating func headerPositions() -> [Int]? {
    let names = input.csv.fields[..<input.csv.fieldCount].map {
      String(decoding: input.csv.bytes[$0.content], as: UTF8.self)
    }
    var positions = [Int](repeating: -1, count: AppealColumn.allCases.count)
    if !names.contains(where: { AppealColumn(name: $0) != nil }) {
      reportNoHeader()
      return nil
    }
    var unknown: [Int] = []
    // Which of two columns counts nobody can say: the rows would be called wrong for it.
    var isAmbiguous = false
    for (position, name) in names.enumerated() {
      guard let column = AppealColumn(name: name) else {
        if update == nil || name != RegistryUpdate.column { unknown.append(position) }
        continue
      }
      if positions[column.rawValue] < 0 {
        positions[column.rawValue] = position
      } else {
        reportTwice(column, at: position, first: positions[column.rawValue])
        isAmbiguous = true
      }
    }
    let missing = AppealColumn.allCases.filter { positions[$0.rawValue] < 0 }.map(\.name)
    headerIsFaulty = !unknown.isEmpty
    for position in unknown { reportUnknown(position, named: names[position], missing: missing) }
    for name in missing { reportMissing(name, unknown: unknown.map { names[$0] }) }
    return isAmbiguous ? nil : positions
  }

  mutating func reportNoHeader() {
    problems.append(
      Diagnostic(
        .error, "registry.no-header", "the file does not begin with the names of its columns",
        at: SourceLocation(path: path, line: max(1, input.dialect.headerLine), column: 1),
        hint: mapping == nil
          ? "begin it with the line \(AppealColumn.header)"
          : "name the line of the header in registry.yaml: \(headerKey)", showsSource: false))
  }

  mutating func reportNoRows() {
    problems.append(
      Diagnostic(
        .warning, "registry.no-rows", "the file has a header and no rows",
        at: SourceLocation(path: path, line: 1, column: 1),
        hint: "put the whole export there, unless the office has no appeals yet",
        showsSource: false))
  }

  private mutating func reportTwice(_ column: AppealColumn, at position: Int, first: Int) {
    problems.append(
      Diagnostic(
        .error, "registry.column-twice", "column ‘\(column.name)’ stands in the header twice",
        at: place(position), hint: "delete one of them",
        notes: [Diagnostic.Note("the first is here", at: place(first))], showsSource: false))
  }

  private mutating func reportUnknown(_ position: Int, named name: String, missing: [String]) {
    let nearest = name.utf8.count > 64 ? nil : nearestName(to: name, among: missing)
    problems.append(
      Diagnostic(
        .error, "registry.unknown-column", "column number \(position + 1) has an unknown name",
        at: place(position),
        hint: nearest.map { "rename it to ‘\($0)’" } ?? "delete the column or correct its name",
        showsSource: false))
  }

  private mutating func reportMissing(_ name: String, unknown: [String]) {
    let isTypo = unknown.contains {
      $0.utf8.count <= 64 && nearestName(to: $0, among: [name]) != nil
    }
    problems.append(
      Diagnostic(
        .error, "registry.missing-column", "column ‘\(name)’ is missing",
        at: place(0),
        hint: isTypo ? "rename the unknown column that looks like it" : "add the column ‘\(name)’",
        showsSource: false))
  }

  private func place(_ position: Int) -> SourceLocation {
    let (line, column) = input.place(ofField: position)
    return SourceLocation(path: path, line: line, column: column)
  }
}

extension AppealCodes {
  /// The codes a column of the registry may hold; `nil` for columns of dates, numbers and answers.
  package func list(of column: AppealColumn) -> CodeList? {
    switch column {
    case .channel: channels
    case .kind: kinds
    case .topic: topics
    case .region: regions
    case .body: bodies
    case .status: statuses
    case .outcome: outcomes
    default: nil
    }
  }
}

extension CodeList {
  /// A way out for a cell that is none of the codes, without repeating the cell: the code whose name
  /// it is in any language, the code spelled most like it, or all of a short list.
  func hint(forUnknown cell: ArraySlice<UInt8>) -> String {
    let longestNamed = 200
    let longestListed = 12
    if cell.count <= longestNamed {
      let text = String(decoding: cell, as: UTF8.self)
      let named = codes.first { code in
        Language.allCases.contains { code.name[$0].lowercased() == text.lowercased() }
      }
      if let id = named?.id ?? nearestName(to: text, among: codes.map(\.id)) {
        return "use ‘\(id)’"
      }
    }
    if count > longestListed { return "use one of the \(count) codes of the code list" }
    return "use one of: " + codes.map(\.id).joined(separator: ", ")
  }
}
