import Core
import Libcmark

extension DocumentBuilder {
  /// Adds a table.
  ///
  /// - Parameter rows: bytes of the source: the header, the delimiter row, the body.
  mutating func copyTable(rows: [Range<Int>], to siblings: inout Siblings) {
    guard rows.count > 1,
      let alignments = TableSyntax.alignments(ofDelimiterRow: rows[1], in: source.bytes),
      fits(columns: alignments.count, rows: rows.count - 1, at: rows[0].lowerBound)
    else { return }
    let start = place(at: rows[0].lowerBound)
    let table = append(Node(.table), at: start, to: &siblings)
    var tableRows = Siblings(of: table)
    for (index, row) in rows.enumerated() where index != 1 {
      copyRow(row, alignments, to: &tableRows)
    }
  }

  private func place(at offset: Int) -> BlockPlace {
    let line = source.line(at: offset)
    return BlockPlace(line: line, column: offset - source.lineStarts[line - 1] + 1)
  }

  /// Adds the table a paragraph of cmark's is. `false` when it is none.
  mutating func copyTable(
    inParagraph paragraph: OpaquePointer, to siblings: inout Siblings, quotes: Int
  ) -> Bool {
    let start = BlockPlace(paragraph)
    let lines = start.line...Int(cmark_node_get_end_line(paragraph))
    guard lines.count > 1,
      let delimiterLine = delimiterRow(in: lines.lowerBound + 1...lines.upperBound)
    else { return false }
    let rows = lines.map { line in
      let end = source.range(ofLine: line).upperBound
      return line == lines.lowerBound
        ? source.lineStarts[line - 1] + start.column - 1..<end
        : source.contentStart(ofLine: line, quotes: quotes)..<end
    }
    let header = delimiterLine - 1 - lines.lowerBound
    guard isTable(header: rows[header], delimiter: rows[header + 1]) else { return false }
    if header > 0 {
      report(
        "table-place", "a table right under other text",
        at: source.location(at: rows[header].lowerBound),
        hint: "leave a blank line above the table")
    }
    copyTable(rows: Array(rows[header...]), to: &siblings)
    return true
  }

  /// Dashes right under a table make cmark see a heading of many lines.
  mutating func reportUnderlinedTable(_ heading: BlockPlace, endLine: Int) {
    guard endLine > heading.line, delimiterRow(in: heading.line + 1...endLine) != nil else {
      return
    }
    report(
      "table-place", "a table that a line of dashes or equals signs makes a heading",
      at: location(of: heading), hint: "leave a blank line under the table")
  }

  /// The first line that looks like a delimiter row, found by halving: there may be thousands.
  private func delimiterRow(in lines: ClosedRange<Int>) -> Int? {
    var low = 0
    var high = delimiterRows.count
    while low < high {
      let middle = (low + high) / 2
      if delimiterRows[middle] < lines.lowerBound { low = middle + 1 } else { high = middle }
    }
    return low < delimiterRows.count && lines.contains(delimiterRows[low])
      ? delimiterRows[low] : nil
  }

  private mutating func isTable(header: Range<Int>, delimiter: Range<Int>) -> Bool {
    guard let columns = TableSyntax.alignments(ofDelimiterRow: delimiter, in: source.bytes)?.count
    else { return false }
    let cells = TableSyntax.cells(ofRow: header, in: source.bytes).count
    if cells == columns { return true }
    report(
      "table-columns",
      "\(cells) header \(cells == 1 ? "cell" : "cells") over \(columns) "
        + "\(columns == 1 ? "column" : "columns")", at: source.location(at: delimiter.lowerBound),
      hint: "give the line of dashes as many cells as the header has")
    return false
  }

  private mutating func fits(columns: Int, rows: Int, at offset: Int) -> Bool {
    if columns <= TableSyntax.columnLimit, columns * rows <= TableSyntax.cellLimit { return true }
    report(
      "table-size", "a table of \(columns) columns and \(rows) rows",
      at: source.location(at: offset),
      hint: "keep to \(TableSyntax.columnLimit) columns and \(TableSyntax.cellLimit) cells; "
        + "publish more as a figures file")
    return false
  }

  private mutating func copyRow(
    _ row: Range<Int>, _ alignments: [Block.Alignment], to rows: inout Siblings
  ) {
    let cells = TableSyntax.cells(ofRow: row, in: source.bytes)
    if cells.count > alignments.count {
      report(
        "table-row", "a row of \(cells.count) cells in a table of \(alignments.count) columns",
        at: source.location(at: cells[alignments.count].lowerBound),
        hint: "write `\\|` for a bar that is part of the text")
    }
    var contents = Siblings(of: append(Node(.row), to: &rows))
    for (column, alignment) in alignments.enumerated() {
      copyCell(column < cells.count ? cells[column] : nil, alignment, to: &contents)
    }
  }

  private mutating func copyCell(
    _ range: Range<Int>?, _ alignment: Block.Alignment, to row: inout Siblings
  ) {
    var cell = Node(.cell)
    cell.detail = alignment.rawValue
    let position = append(cell, to: &row)
    guard let range, !range.isEmpty else { return }
    if needsParsing(range) {
      pendingCells.append(PendingCell(node: position, range: range))
      return
    }
    var text = Node(.text)
    text.start = Int32(document.text.count)
    text.count = Int32(range.count)
    document.text.append(contentsOf: source.bytes[range])
    var contents = Siblings(of: position)
    append(text, to: &contents)
  }

  /// Byte by byte: a slice of the source would be retained for each cell.
  private func needsParsing(_ range: Range<Int>) -> Bool {
    for offset in range where CellText.needsParsing(source.bytes[offset]) { return true }
    return false
  }
}
