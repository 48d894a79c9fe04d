/// Reads lines of JSON objects (NDJSON, JSON Lines) as rows: a member is a cell, its name a column.
///
/// The file is read twice, because no line has to name all columns: once for the names, once for the
/// cells. A line becomes one row, an empty line an empty one, so that messages cite the lines of the
/// file: the row of the names comes before the first.
package enum JSONLinesExport {
  /// A line above this is no appeal.
  package static let mostBytes = 1 << 20
  private static let mostColumns = 4096

  /// Reads a file from its beginning and hands on its pieces, until it is told that no more is wanted.
  package typealias Reading = ((Span<UInt8>) throws -> Bool) throws -> Void

  package static func stream(
    _ reading: @escaping Reading, to sink: @escaping (Span<UInt8>) -> Bool
  ) throws {
    let names = try names(reading)
    let places = Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, $0) })
    var rows = CSVRows(sink)
    for name in names { rows.cell(name) }
    rows.endRow()
    var cells = [[UInt8]](repeating: [], count: names.count)
    try lines(reading) { parser, line, number in
      for index in cells.indices { cells[index].removeAll(keepingCapacity: true) }
      try read(line, number, &parser) { name, value in
        if let place = places[name] { cells[place] = value }
      }
      if !line.isEmpty { for cell in cells { rows.cell(cell) } }
      rows.endRow()
      return rows.isWanted
    }
    rows.flush()
  }

  /// The names of all members, in the order in which they are met.
  private static func names(_ reading: @escaping Reading) throws -> [[UInt8]] {
    var names: [[UInt8]] = []
    var known: Set<[UInt8]> = []
    try lines(reading) { parser, line, number in
      try read(line, number, &parser) { name, _ in
        if known.insert(name).inserted { names.append(name) }
      }
      if names.count <= mostColumns { return true }
      throw ExportFailure.line(
        number, "more than \(mostColumns) different names", hint: "export one table")
    }
    return names
  }

  private static func lines(
    _ reading: @escaping Reading, _ take: (inout JSONLine, Span<UInt8>, Int) throws -> Bool
  ) throws {
    var parser = JSONLine()
    var lines = TextLines()
    func takeAll() throws -> Bool {
      while let line = lines.next() {
        if line.count > mostBytes { throw tooLong(lines.number) }
        // Held by itself: a span of the lines would hold all of them.
        let bytes = lines.bytes
        if try !take(&parser, bytes.span.extracting(line), lines.number) { return false }
      }
      if lines.openBytes > mostBytes { throw tooLong(lines.number + 1) }
      return true
    }
    try reading { piece in
      lines.feed(piece)
      return try takeAll()
    }
    lines.finish()
    _ = try takeAll()
  }

  private static func tooLong(_ line: Int) -> ExportFailure {
    .line(line, "a line longer than \(mostBytes) bytes", hint: "look for a missing line end")
  }

  private static func read(
    _ line: Span<UInt8>, _ number: Int, _ parser: inout JSONLine,
    _ member: ([UInt8], [UInt8]) -> Void
  ) throws {
    if line.isEmpty || parser.read(line, member: member) { return }
    throw ExportFailure.line(
      number, "the line is no JSON object",
      hint: "export one object a line; ‘jq -c '.[]'’ makes that of a list")
  }
}
