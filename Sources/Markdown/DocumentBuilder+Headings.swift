import Core
import Libcmark

/// A heading whose id waits for the ids of the others.
struct PendingHeading {
  let level: Int
  let explicitID: String?
  let text: String
  let location: SourceLocation
  /// Of the text that was parsed.
  let line: Int
}

extension DocumentBuilder {
  mutating func copyHeading(
    _ block: OpaquePointer, to siblings: inout Siblings, nesting: Nesting
  ) {
    let start = BlockPlace(block)
    var heading = Node(.heading)
    heading.number = Int32(pendingHeadings.count)
    let position = append(heading, at: start, to: &siblings)
    var contents = Siblings(of: position)
    let place = InlinePlace(block, quotes: nesting.quotes, in: source)
    lineEnds = OverlookedLineEnds()
    copyInlines(of: block, to: &contents, place: .lines(place), depth: nesting.depth)
    let explicitID = cutID(from: contents.last, start)
    let level = Int(cmark_node_get_heading_level(block))
    pendingHeadings.append(
      PendingHeading(
        level: level, explicitID: explicitID,
        text: document.nodes.plainText(inside: position, of: document.text),
        location: location(of: start), line: start.line))
    reportUnderlinedTable(start, endLine: Int(cmark_node_get_end_line(block)))
    check(pendingHeadings[pendingHeadings.count - 1])
  }

  /// Gives every heading its id: first those the authors chose, then the others around them.
  mutating func settleHeadings() {
    if pendingHeadings.isEmpty { return }
    var ids = HeadingIDs(count: pendingHeadings.count)
    for index in pendingHeadings.indices {
      guard let id = pendingHeadings[index].explicitID,
        let first = ids.reserve(id, for: index)
      else { continue }
      reportDuplicate(id, pendingHeadings[index], first: pendingHeadings[first])
    }
    document.headings.reserveCapacity(pendingHeadings.count)
    for (index, heading) in pendingHeadings.enumerated() {
      document.headings.append(
        Heading(
          level: heading.level, id: heading.explicitID ?? ids.id(for: heading.text, of: index),
          isExplicit: heading.explicitID != nil, text: heading.text, location: heading.location))
    }
  }

  /// Takes `{#id}` off the last piece of text of a heading.
  private mutating func cutID(from last: Int32, _ heading: BlockPlace) -> String? {
    let node = document.nodes[Int(last)]
    let range = Int(node.start)..<Int(node.start + node.count)
    guard node.kind == .text, document.text[range].last == UInt8(ascii: "}"),
      let hash = document.text[range].lastIndex(of: UInt8(ascii: "#")), hash > range.lowerBound,
      document.text[hash - 1] == UInt8(ascii: "{")
    else { return nil }
    let id = document.text[hash + 1..<range.upperBound - 1]
    var end = hash - 1
    while end > range.lowerBound, document.text[end - 1] == 0x20 { end -= 1 }
    document.nodes[Int(last)].count = Int32(end - range.lowerBound)
    if HeadingIDs.isWellFormed(id) { return String(decoding: id, as: UTF8.self) }
    report(
      "heading-id", "`{#\(String(decoding: id, as: UTF8.self))}` is no heading id",
      at: idLocation(inLine: heading.line, orAt: location(of: heading)),
      hint: "use small Latin letters, digits and single hyphens, and start with a letter")
    return nil
  }

  /// The last `{#` of the line, or the heading itself.
  private func idLocation(inLine line: Int, orAt heading: SourceLocation) -> SourceLocation {
    let range = source.range(ofLine: line)
    let hash = source.bytes[range].lastIndex(of: UInt8(ascii: "#"))
    guard let hash, hash > range.lowerBound, source.bytes[hash - 1] == UInt8(ascii: "{") else {
      return heading
    }
    return source.location(at: hash - 1)
  }

  // MARK: - Mistakes

  private mutating func check(_ heading: PendingHeading) {
    if heading.text.isEmpty {
      report(
        "heading-empty", "a heading without words", at: heading.location,
        hint: "write what the section says, or delete the line")
    }
    if heading.level == 1 {
      report(
        "heading-1", "a second main heading; the title of the page is the first",
        at: heading.location, hint: "start it with `##`")
      return
    }
    let before = pendingHeadings.count - 2
    let previous = before < 0 ? 1 : pendingHeadings[before].level
    if heading.level > previous + 1 {
      report(
        "heading-jump", "a heading of level \(heading.level) under one of level \(previous)",
        at: heading.location,
        hint: "start it with `\(String(repeating: "#", count: previous + 1))`; screen readers list "
          + "headings by level", severity: .warning)
    }
  }

  private mutating func reportDuplicate(
    _ id: String, _ heading: PendingHeading, first: PendingHeading
  ) {
    report(
      "heading-duplicate-id", "the id `\(id)` is taken",
      at: idLocation(inLine: heading.line, orAt: heading.location),
      hint: "choose another; a link can lead to one place only",
      notes: [
        .init("taken here", at: idLocation(inLine: first.line, orAt: first.location))
      ])
  }
}
