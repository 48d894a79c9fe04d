import Core
import Libcmark

/// Copies cmark's tree into ours and notes the author's mistakes on the way.
struct DocumentBuilder {
  let source: SourceText
  var document = Document.Draft()
  var diagnostics: [Diagnostic] = []
  /// Lines that may be the delimiter row of a table inside a list or a quote.
  var delimiterRows: [Int] = []
  /// Cells that hold more than plain words: parsed together at the end.
  var pendingCells: [PendingCell] = []
  /// Headings in the order of the text; their ids are settled when all are known.
  var pendingHeadings: [PendingHeading] = []
  var openContainer: OpenContainer?
  /// Of the blocks inside containers, whose contents are checked when they end; by their positions.
  var places: [Int32: BlockPlace] = [:]
  /// What cmark saw placeholders for.
  var shownCutouts: [Cutout] = []
  var cursor: LineCursor
  var lineEnds = OverlookedLineEnds()
  /// Bytes of source that may still be searched for marks whose place cmark got wrong.
  var searchAllowance = 65_536
  var hasReportedNesting = false

  /// Blocks and emphasis inside one another; deeper nesting is a mistake or an attack.
  static let depthLimit = 64

  init(_ source: SourceText) {
    self.source = source
    cursor = LineCursor(line: 1, offset: source.lineStarts[0])
    document.text.reserveCapacity(source.bytes.count)
    document.nodes.reserveCapacity(source.bytes.count / 12 + 16)
  }

  mutating func build() {
    let found = source.findCutouts()
    delimiterRows = found.delimiterRows
    let tree = CmarkTree(source, without: found.cutouts)
    if !found.cutouts.isEmpty { shownCutouts = tree.shown(found.cutouts) }
    if shownCutouts.count == found.cutouts.count {
      copy(tree)
    } else {
      copy(CmarkTree(source, without: shownCutouts))
    }
  }

  private mutating func copy(_ tree: borrowing CmarkTree) {
    var siblings = Siblings(of: 0)
    var cutouts = shownCutouts[...]
    var child = cmark_node_first_child(tree.root)
    while let block = child {
      let line = Int(cmark_node_get_start_line(block))
      cutouts = cutouts.drop { $0.lines.lowerBound < line }
      if let cutout = cutouts.first, cutout.lines.lowerBound == line {
        cutouts.removeFirst()
        place(cutout, among: &siblings)
      } else {
        withInnermost(&siblings) { $0.copyBlock(block, to: &$1, nesting: Nesting()) }
      }
      child = cmark_node_next(block)
    }
    reportUnclosedContainer()
    copyCells()
    settleHeadings()
  }

  private mutating func place(_ cutout: Cutout, among siblings: inout Siblings) {
    switch cutout.kind {
    case .directive: placeDirective(inLine: cutout.lines.lowerBound, among: &siblings)
    case .table:
      let rows = cutout.lines.map { source.range(ofLine: $0) }
      withInnermost(&siblings) { $0.copyTable(rows: rows, to: &$1) }
    }
  }

  /// Runs `body` with the place blocks go to: the open container or the document.
  private mutating func withInnermost(
    _ siblings: inout Siblings, _ body: (inout DocumentBuilder, inout Siblings) -> Void
  ) {
    guard var container = openContainer else {
      body(&self, &siblings)
      return
    }
    body(&self, &container.contents)
    openContainer = container
  }

  // MARK: - The tree

  @discardableResult
  @inline(__always)
  mutating func append(_ node: Node, to siblings: inout Siblings) -> Int32 {
    let position = Int32(document.nodes.count)
    document.nodes.append(node)
    if siblings.last == 0 {
      document.nodes[Int(siblings.parent)].firstChild = position
    } else {
      document.nodes[Int(siblings.last)].next = position
    }
    siblings.last = position
    return position
  }

  /// Adds a block; its place is kept only where it will be asked for.
  @discardableResult
  mutating func append(
    _ node: Node, at place: @autoclosure () -> BlockPlace, to siblings: inout Siblings
  ) -> Int32 {
    let position = append(node, to: &siblings)
    if openContainer != nil { places[position] = place() }
    return position
  }

  /// Adds text of cmark's to the document and to the node's range.
  mutating func appendText(_ text: UnsafePointer<CChar>?, to node: inout Node) {
    node.start = Int32(document.text.count)
    guard let text else { return }
    let bytes = UnsafeRawBufferPointer(start: text, count: strlen(text))
    document.text.append(contentsOf: bytes)
    node.count = Int32(bytes.count)
  }

  mutating func report(
    _ code: String, _ message: String, at location: SourceLocation, hint: String,
    notes: [Diagnostic.Note] = [], severity: Diagnostic.Severity = .error
  ) {
    diagnostics.append(
      Diagnostic(severity, "markdown." + code, message, at: location, hint: hint, notes: notes))
  }
}

/// Where a block starts, as cmark counts.
struct BlockPlace {
  /// Of the text that was parsed, from 1.
  let line: Int
  /// In bytes, from 1.
  let column: Int
}

/// Where the next block or piece of text goes.
struct Siblings {
  let parent: Int32
  var last: Int32 = 0

  init(of parent: Int32) { self.parent = parent }
}

/// How deep a block lies, and how many quotes it lies in.
struct Nesting {
  var depth = 0
  var quotes = 0

  var inside: Nesting { Nesting(depth: depth + 1, quotes: quotes) }
  var insideQuote: Nesting { Nesting(depth: depth + 1, quotes: quotes + 1) }
}
