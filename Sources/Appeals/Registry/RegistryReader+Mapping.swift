import Core

/// Columns and values of an office's own export, and what is wrong with them.
extension RegistryReader {
  /// Finds each column that the rules name; false when one is missing or there are two.
  mutating func placeColumns() -> Bool {
    let names = input.dialect.headerLine == 0 ? [] : headerNames()
    let width = input.csv.fieldCount
    var diagnostics: [Diagnostic] = []
    let path = path
    let line = input.csv.line
    let key = headerKey
    examination.mapping?.place { place, location in
      HeaderSearch(names: names, width: width, path: path, line: line, key: key)
        .find(place, at: location, reporting: &diagnostics)
    }
    for diagnostic in diagnostics { problems.append(diagnostic) }
    return diagnostics.isEmpty
  }

  /// An update has a header line of its own.
  var headerKey: String {
    update == nil ? "‘header_line: …’" : "‘updates: {header_line: …}’"
  }

  private func headerNames() -> [FoldedText] {
    input.csv.fields[..<input.csv.fieldCount].map { field in
      FoldedText(bytes: input.csv.bytes[field.content])
    }
  }

  mutating func reportUnmapped(_ unmapped: UnmappedValues) {
    guard let columns = mapping?.source.columns else { return }
    unmapped.report(
      columns, codes, path: path, citesFields: input.dialect.citesFields, to: &problems)
    let counts = unmapped.counts
    count { $0.unmapped = counts }
  }
}

/// Finds columns by name or position in a header, without repeating what the header says: a file
/// without one begins with somebody's appeal.
struct HeaderSearch {
  let names: [FoldedText]
  let width: Int
  let path: String
  let line: Int
  /// What says on which line the names stand.
  var key = "‘header_line: …’"

  func find(
    _ place: ColumnRule.Place, at location: SourceLocation,
    reporting diagnostics: inout [Diagnostic]
  ) -> Int? {
    switch place {
    case .position(let position):
      if position <= width { return position - 1 }
      diagnostics.append(
        Diagnostic(
          .error, "source.column", "there is no column number \(position); the file has \(width)",
          at: location, hint: "count the columns of \(path) from 1"))
      return nil
    case .names(let wanted):
      for name in wanted {
        let found = names.indices.filter { names[$0] == FoldedText(name) }
        if found.count == 1 { return found[0] }
        if found.count > 1 {
          diagnostics.append(twice(name, found, at: location))
          return nil
        }
      }
      diagnostics.append(missing(wanted, at: location))
      return nil
    }
  }

  private func twice(_ name: String, _ found: [Int], at location: SourceLocation) -> Diagnostic {
    let numbers = found.map { String($0 + 1) }.joined(separator: " and ")
    return Diagnostic(
      .error, "source.column", "several columns are called ‘\(name)’: number \(numbers)",
      at: location, hint: "name the one that is meant by its number: ‘position: \(found[0] + 1)’",
      notes: [.init("the header", at: SourceLocation(path: path, line: line))])
  }

  private func missing(_ wanted: [String], at location: SourceLocation) -> Diagnostic {
    let names = names.map(\.description)
    let near = wanted.lazy.compactMap { name in
      nearestName(to: FoldedText(name).description, among: names)
        .flatMap { near in names.firstIndex(of: near) }
    }.first
    return Diagnostic(
      .error, "source.column",
      "no column is called \(wanted.map { "‘\($0)’" }.joined(separator: " or "))", at: location,
      hint: near.map { "compare it with column number \($0 + 1), which is spelled almost so" }
        ?? "compare it with the header, or say on which line that is: \(key)",
      notes: [.init("the header", at: SourceLocation(path: path, line: line))])
  }
}
