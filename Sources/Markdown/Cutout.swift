/// Lines that are ours and not CommonMark's: a directive line, or a table that stands by itself.
///
/// cmark gets a piece of raw HTML in their place, which ends whatever paragraph, list or quote is
/// open and shows up in its tree. One that does not show up stands inside a code block and is text:
/// only the block parser itself can tell, so it is asked instead of imitated.
struct Cutout {
  enum Kind {
    case directive
    case table
  }

  let kind: Kind
  /// From 1.
  let lines: Range<Int>

  /// A block that starts and ends on its line, of the kind (5 of 7 in CommonMark §4.6, a character
  /// data section) that nobody writes: each kind would end an unfinished block of its own.
  static let placeholder: StaticString = "<![CDATA[]]>\n"
}

extension SourceText {
  /// All cutouts, in order, and the other lines that look like the delimiter row of a table.
  func findCutouts() -> (cutouts: [Cutout], delimiterRows: [Int]) {
    var cutouts: [Cutout] = []
    var delimiterRows: [Int] = []
    var line = 1
    while line <= lineCount {
      let start = lineStarts[line - 1]
      if isDirective(line) {
        cutouts.append(Cutout(kind: .directive, lines: line..<line + 1))
      } else if start < bytes.count, bytes[start] == UInt8(ascii: "|"),
        let end = endOfTable(from: line)
      {
        cutouts.append(Cutout(kind: .table, lines: line..<end))
        line = end
        continue
      } else if mayBeDelimiterRow(line) {
        delimiterRows.append(line)
      }
      line += 1
    }
    return (cutouts, delimiterRows)
  }

  /// Whether a line starts with two colons.
  private func isDirective(_ line: Int) -> Bool {
    let start = lineStarts[line - 1]
    return start + 1 < bytes.count && bytes[start] == UInt8(ascii: ":")
      && bytes[start + 1] == UInt8(ascii: ":")
  }

  /// The line after a table whose every line starts with `|`, between blank or directive lines: in
  /// that place no block of CommonMark can claim any of it. All other tables are found in cmark's
  /// paragraphs.
  private func endOfTable(from line: Int) -> Int? {
    guard isEdge(line - 1), line < lineCount, let columns = delimiterColumns(inLine: line + 1),
      TableSyntax.cells(ofRow: range(ofLine: line), in: bytes).count == columns
    else { return nil }
    var end = line + 2
    while end <= lineCount, bytes[lineStarts[end - 1]] == UInt8(ascii: "|") { end += 1 }
    return isEdge(end) ? end : nil
  }

  private func delimiterColumns(inLine line: Int) -> Int? {
    let range = range(ofLine: line)
    guard !range.isEmpty, bytes[range.lowerBound] == UInt8(ascii: "|") else { return nil }
    return TableSyntax.alignments(ofDelimiterRow: range, in: bytes)?.count
  }

  private func isEdge(_ line: Int) -> Bool {
    line < 1 || line > lineCount || isDirective(line) || isBlank(range(ofLine: line))
  }

  private func mayBeDelimiterRow(_ line: Int) -> Bool {
    var hasPipe = false
    for offset in lineStarts[line - 1]..<lineStarts[line] {
      switch bytes[offset] {
      case UInt8(ascii: "|"): hasPipe = true
      case 0x20, 0x09, 0x0A, 0x0D, UInt8(ascii: ">"), UInt8(ascii: "-"), UInt8(ascii: ":"): break
      default: return false
      }
    }
    return hasPipe
  }
}
