import Core
import Libcmark

extension DocumentBuilder {
  mutating func copyBlocks(
    of parent: OpaquePointer, to siblings: inout Siblings, nesting: Nesting
  ) {
    if nesting.depth > Self.depthLimit {
      reportNesting(at: location(of: parent))
      return
    }
    var child = cmark_node_first_child(parent)
    while let block = child {
      copyBlock(block, to: &siblings, nesting: nesting)
      child = cmark_node_next(block)
    }
  }

  mutating func copyBlock(
    _ block: OpaquePointer, to siblings: inout Siblings, nesting: Nesting
  ) {
    switch cmark_node_get_type(block) {
    case CMARK_NODE_PARAGRAPH: copyParagraph(block, to: &siblings, nesting: nesting)
    case CMARK_NODE_HEADING: copyHeading(block, to: &siblings, nesting: nesting)
    case CMARK_NODE_LIST: copyList(block, to: &siblings, nesting: nesting)
    case CMARK_NODE_ITEM: copyParent(block, as: .item, to: &siblings, nesting: nesting.inside)
    case CMARK_NODE_BLOCK_QUOTE:
      copyParent(block, as: .quote, to: &siblings, nesting: nesting.insideQuote)
    case CMARK_NODE_CODE_BLOCK: copyCodeBlock(block, to: &siblings)
    case CMARK_NODE_THEMATIC_BREAK:
      append(Node(.thematicBreak), at: BlockPlace(block), to: &siblings)
    case CMARK_NODE_HTML_BLOCK: reportHTML(at: location(of: block))
    default: break
    }
  }

  func location(of block: OpaquePointer) -> SourceLocation { location(of: BlockPlace(block)) }

  func location(of place: BlockPlace) -> SourceLocation {
    source.location(line: place.line, column: place.column)
  }

  private mutating func copyParent(
    _ block: OpaquePointer, as kind: Node.Kind, to siblings: inout Siblings, nesting: Nesting
  ) {
    var contents = Siblings(of: append(Node(kind), at: BlockPlace(block), to: &siblings))
    copyBlocks(of: block, to: &contents, nesting: nesting)
  }

  private mutating func copyList(
    _ block: OpaquePointer, to siblings: inout Siblings, nesting: Nesting
  ) {
    let isOrdered = cmark_node_get_list_type(block) == CMARK_ORDERED_LIST
    var list = Node(isOrdered ? .orderedList : .bulletList)
    list.detail = UInt8(cmark_node_get_list_tight(block))
    list.number = cmark_node_get_list_start(block)
    var contents = Siblings(of: append(list, at: BlockPlace(block), to: &siblings))
    copyBlocks(of: block, to: &contents, nesting: nesting.inside)
  }

  private mutating func copyCodeBlock(_ block: OpaquePointer, to siblings: inout Siblings) {
    var code = Node(.codeBlock)
    appendText(cmark_node_get_literal(block), to: &code)
    if let fence = cmark_node_get_fence_info(block) {
      var count = 0
      while fence[count] != 0, fence[count] != 0x20, fence[count] != 0x09 { count += 1 }
      document.text.append(contentsOf: UnsafeRawBufferPointer(start: fence, count: count))
      code.number = Int32(count)
    }
    append(code, at: BlockPlace(block), to: &siblings)
  }

  private mutating func copyParagraph(
    _ block: OpaquePointer, to siblings: inout Siblings, nesting: Nesting
  ) {
    if !delimiterRows.isEmpty, copyTable(inParagraph: block, to: &siblings, quotes: nesting.quotes)
    {
      return
    }
    var contents = Siblings(of: append(Node(.paragraph), at: BlockPlace(block), to: &siblings))
    let place = InlinePlace(block, quotes: nesting.quotes, in: source)
    lineEnds = OverlookedLineEnds()
    copyInlines(of: block, to: &contents, place: .lines(place), depth: nesting.depth)
  }

  // MARK: - Mistakes

  mutating func reportHTML(at location: SourceLocation) {
    report(
      "raw-html", "HTML in a page", at: location,
      hint: "write Markdown or a directive instead; put `\\` before a `<` that is meant as a sign")
  }

  mutating func reportNesting(at location: SourceLocation) {
    if hasReportedNesting { return }
    hasReportedNesting = true
    report(
      "nesting", "more than \(Self.depthLimit) levels of lists, quotes or emphasis", at: location,
      hint: "make the text flatter")
  }
}

extension BlockPlace {
  init(_ block: OpaquePointer) {
    self.init(
      line: Int(cmark_node_get_start_line(block)),
      column: Int(cmark_node_get_start_column(block)))
  }
}
