import Libcmark

/// How the words of cells are handed to cmark: as paragraphs of one document beside the page.
enum CellText {
  /// U+2000: it keeps a cell from starting a list, heading or quote, and counts as the white space
  /// that the start of a line is for emphasis, while the block parser does not strip it.
  static let sentinel: [UInt8] = [0xE2, 0x80, 0x80]

  /// Whether a byte can mean anything to the inline parser.
  @inline(__always)
  static func needsParsing(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "`"), UInt8(ascii: "\\"), UInt8(ascii: "&"), UInt8(ascii: "<"),
      UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "["), UInt8(ascii: "!"):
      true
    default: false
    }
  }
}

extension DocumentBuilder {
  /// Parses the cells that need it and hangs their words into the tree.
  mutating func copyCells() {
    if pendingCells.isEmpty { return }
    let tree = parseCells()
    var paragraph = cmark_node_first_child(tree.root)
    for cell in pendingCells {
      guard let block = paragraph else { return }
      var contents = Siblings(of: cell.node)
      copyInlines(of: block, to: &contents, place: .cell(cell), depth: 0)
      dropSentinel(of: cell.node)
      paragraph = cmark_node_next(block)
    }
  }

  /// With link references in a cell the page itself follows the cells, so that cmark knows its link
  /// reference definitions; to look for definitions ourselves would find them in code, too.
  private func parseCells() -> CmarkTree {
    var text: [UInt8] = []
    for cell in pendingCells { append(cell, to: &text) }
    let mayRefer = text.contains(UInt8(ascii: "["))
    return mayRefer && source.mayHaveDefinitions
      ? CmarkTree(source, without: shownCutouts, preface: text) : CmarkTree(text)
  }

  private func append(_ cell: PendingCell, to text: inout [UInt8]) {
    text += CellText.sentinel
    for offset in cell.range where !cell.isEscapedPipe(at: offset, in: source) {
      text.append(source.bytes[offset])
    }
    text += [0x0A, 0x0A]
  }

  private mutating func dropSentinel(of cell: Int32) {
    let first = Int(document.nodes[Int(cell)].firstChild)
    let length = Int32(CellText.sentinel.count)
    guard document.nodes[first].kind == .text, document.nodes[first].count >= length else { return }
    document.nodes[first].start += length
    document.nodes[first].count -= length
  }
}

extension SourceText {
  var mayHaveDefinitions: Bool {
    offsets(of: UInt8(ascii: "]"), before: UInt8(ascii: ":")).contains { _ in true }
  }
}
