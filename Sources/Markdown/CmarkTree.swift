import Libcmark

/// A tree of cmark, which lives as long as this value. No pointer into it leaves the module.
struct CmarkTree: ~Copyable {
  let root: OpaquePointer

  /// cmark counts the lines inside code spans only when asked for source positions.
  private static let options = CMARK_OPT_SOURCEPOS

  /// - Parameters:
  ///   - preface: whole lines that are parsed before the source; their lines count.
  ///   - cutouts: what cmark sees placeholders for.
  init(
    _ source: SourceText, without cutouts: some Sequence<Cutout>, preface: [UInt8] = []
  ) {
    // Broken bytes were reported; the tree must hold UTF-8 nevertheless.
    let options =
      Self.options | (source.faults.isEmpty ? CMARK_OPT_DEFAULT : CMARK_OPT_VALIDATE_UTF8)
    let parser: OpaquePointer = cmark_parser_new_with_mem(options, TreeMemory.lend())
    Self.feed(preface[...], to: parser)
    var offset = source.lineStarts[0]
    for cutout in cutouts {
      Self.feed(source.bytes[offset..<source.lineStarts[cutout.lines.lowerBound - 1]], to: parser)
      Self.feedPlaceholder(lines: cutout.lines.count, to: parser)
      offset = source.lineStarts[cutout.lines.upperBound - 1]
    }
    Self.feed(source.bytes[offset...], to: parser)
    root = cmark_parser_finish(parser)
  }

  init(_ text: [UInt8]) {
    let parser: OpaquePointer = cmark_parser_new_with_mem(Self.options, TreeMemory.lend())
    Self.feed(text[...], to: parser)
    root = cmark_parser_finish(parser)
  }

  deinit { TreeMemory.takeBack() }

  /// Which cutouts show up as outermost comments, that is, do not stand inside a code block.
  func shown(_ cutouts: [Cutout]) -> [Cutout] {
    var shown: [Cutout] = []
    var position = 0
    var node = cmark_node_first_child(root)
    while let block = node {
      if cmark_node_get_type(block) == CMARK_NODE_HTML_BLOCK {
        let line = Int(cmark_node_get_start_line(block))
        while position < cutouts.count, cutouts[position].lines.lowerBound < line { position += 1 }
        if position < cutouts.count, cutouts[position].lines.lowerBound == line {
          shown.append(cutouts[position])
        }
      }
      node = cmark_node_next(block)
    }
    return shown
  }

  private static func feed(_ bytes: ArraySlice<UInt8>, to parser: OpaquePointer) {
    bytes.withUnsafeBytes {
      cmark_parser_feed(parser, $0.baseAddress?.assumingMemoryBound(to: CChar.self), $0.count)
    }
  }

  private static func feedPlaceholder(lines: Int, to parser: OpaquePointer) {
    let placeholder = Cutout.placeholder
    placeholder.withUTF8Buffer {
      cmark_parser_feed(
        parser, UnsafeRawPointer($0.baseAddress)?.assumingMemoryBound(to: CChar.self), $0.count)
    }
    // Blank lines keep the count of lines.
    let blank = [UInt8](repeating: 0x0A, count: lines - 1)
    feed(blank[...], to: parser)
  }
}
