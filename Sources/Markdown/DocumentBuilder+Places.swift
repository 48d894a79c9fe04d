import Core
import Libcmark

/// The places of links, HTML and text within lines. cmark counts bytes, gives a link the line of its
/// closing bracket, forgets where later lines of a paragraph start, and miscounts after a line end
/// inside a link's title; its answer is repaired, then checked against the source, and as a last
/// resort the source is searched.
extension DocumentBuilder {
  mutating func locate(text inline: OpaquePointer, _ place: TextPlace) -> SourceLocation {
    guard let offset = offset(of: inline, place) else { return start(of: place) }
    return source.location(at: offset, after: &cursor)
  }

  mutating func locate(html inline: OpaquePointer, _ place: TextPlace) -> SourceLocation {
    if let offset = offset(of: inline, place), source.bytes[offset] == UInt8(ascii: "<") {
      return source.location(at: offset, after: &cursor)
    }
    return search(for: cmark_node_get_literal(inline), after: [], in: place) ?? start(of: place)
  }

  mutating func locate(link inline: OpaquePointer, _ place: TextPlace) -> SourceLocation {
    let isImage = cmark_node_get_type(inline) == CMARK_NODE_IMAGE
    let child = cmark_node_first_child(inline)
    let marks = isImage ? [UInt8(ascii: "!")] : [UInt8(ascii: "["), UInt8(ascii: "<")]
    // The text inside a link is placed rightly more often than the link.
    if let offset = offset(of: child ?? inline, before: child == nil ? 0 : isImage ? 2 : 1, place),
      marks.contains(source.bytes[offset])
    {
      return source.location(at: offset, after: &cursor)
    }
    let literal = child.flatMap { cmark_node_get_literal($0) }
    let openings = isImage ? [Array("![".utf8)] : marks.map { [$0] }
    for opening in openings {
      if let found = search(for: literal, after: opening, in: place) { return found }
    }
    return start(of: place)
  }

  /// The byte where a piece of text starts; `before` counts bytes of marks in front of it.
  func offset(of inline: OpaquePointer, before: Int = 0, _ place: TextPlace) -> Int? {
    let line = Int(cmark_node_get_start_line(inline)) + lineEnds.missing
    let column = Int(cmark_node_get_start_column(inline)) - before
    switch place {
    case .lines(let place): return place.offset(line: line, column: column, in: source)
    case .cell(let cell):
      let position = column - 1 - CellText.sentinel.count
      return position < 0 ? nil : cell.offset(at: position, in: source)
    }
  }

  func start(of place: TextPlace) -> SourceLocation {
    switch place {
    case .lines(let place):
      source.location(line: place.line + place.lineShift, column: place.column)
    case .cell(let cell): source.location(at: cell.range.lowerBound)
    }
  }

  /// Whether cmark counted the line end of a hard break: it does when two spaces make the break and
  /// does not when a backslash makes it.
  func isCounted(lineBreak: OpaquePointer) -> Bool {
    guard let before = cmark_node_previous(lineBreak), let behind = cmark_node_next(lineBreak)
    else { return true }
    // Nothing stands between two breaks but a backslash.
    if cmark_node_get_start_line(before) == 0 { return false }
    var first = behind
    while let child = cmark_node_first_child(first) { first = child }
    var last = before
    while let child = cmark_node_last_child(last) { last = child }
    return cmark_node_get_start_line(first) != cmark_node_get_end_line(last)
  }

  /// The first place in the block where `mark` and the start of `literal` stand.
  private mutating func search(
    for literal: UnsafePointer<CChar>?, after mark: [UInt8], in place: TextPlace
  ) -> SourceLocation? {
    guard let literal, case .lines(let lines) = place else { return nil }
    let text = UnsafeRawBufferPointer(start: literal, count: strlen(literal))
    let wanted = mark + text.prefix { $0 != 0x0A }.prefix(32)
    let first = source.lineStarts[lines.line + lines.lineShift - 1]
    let end = source.lineStarts[min(lines.endLine, source.lineCount)]
    searchAllowance -= end - first
    guard searchAllowance > 0, first + wanted.count <= end else { return nil }
    for offset in first...end - wanted.count
    where source.bytes[offset..<offset + wanted.count].elementsEqual(wanted) {
      return source.location(at: offset)
    }
    return nil
  }
}

/// Line ends that cmark has passed without counting them. Up to the next one it counts, columns make
/// up for them.
struct OverlookedLineEnds {
  private var passed = 0
  /// Lines to add to what cmark says.
  private(set) var missing = 0

  mutating func pass(countedBreak isCounted: Bool) {
    if isCounted { missing = passed } else { passed += 1 }
  }
}
