import Core

/// Reads an office's export as rows: finds its encoding and its delimiter, passes over the lines
/// before the header, and hands the rest to `CSVReader`.
///
/// Feed chunks and ask for rows as with `CSVReader`. The first 64 KiB are held back until they are
/// there, so that what is found does not depend on where the chunks are cut.
package struct ExportReader: Sendable {
  static let firstBlock = 64 << 10

  package private(set) var dialect: ExportDialect
  package private(set) var csv = CSVReader()
  /// Set when the file is something else than text; no row comes then.
  private(set) var foreign: ForeignFile?
  package var encoding: TextEncoding { transcoder.encoding ?? .utf8 }
  package var encodingIsStated: Bool { transcoder.isStated }

  private var transcoder: Transcoder
  private var held: [UInt8] = []
  private var isHolding = true
  private var text: [UInt8] = []
  private var hasCSV = false
  /// Where rows wait for cores to read them; `nil` while `next` gives each of them.
  private var batches: RowBatches?
  private var linesToDrop: Int

  package init(_ dialect: ExportDialect) {
    self.dialect = dialect
    transcoder = Transcoder(dialect.encoding)
    linesToDrop = max(0, dialect.headerLine - 1)
  }

  package mutating func feed(_ chunk: Span<UInt8>) {
    if foreign != nil { return }
    if isHolding {
      chunk.withUnsafeBufferPointer { held.append(contentsOf: $0) }
      if held.count >= ExportReader.firstBlock { release(isLast: false) }
    } else {
      decode(chunk, isLast: false)
    }
  }

  package mutating func finish() {
    if isHolding { release(isLast: true) } else { decode([UInt8]().span, isLast: true) }
    if !hasCSV { beginRows(isLast: true) }
    endBatches()
    csv.finish()
  }

  package mutating func next() -> CSVReader.Event {
    hasCSV ? csv.next() : .exhausted
  }

  /// Where a field of the row begins, for messages.
  func place(ofField field: Int) -> (line: Int, column: Int) {
    dialect.citesFields ? (csv.line, field + 1) : csv.place(ofField: field)
  }

  private mutating func release(isLast: Bool) {
    isHolding = false
    let block = held
    held = []
    foreign = ForeignFile(block.span)
    if foreign == nil { decode(block.span, isLast: isLast) }
  }

  private mutating func decode(_ chunk: Span<UInt8>, isLast: Bool) {
    // UTF-8 in one piece, the usual case, goes straight through.
    if hasCSV, linesToDrop == 0, transcoder.encoding == .utf8 {
      handOn(chunk)
      return
    }
    var pieces: [UInt8] = []
    swap(&pieces, &text)
    transcoder.feed(chunk, isLast: isLast) { piece in
      piece.withUnsafeBufferPointer { pieces.append(contentsOf: $0) }
    }
    take(&pieces)
  }

  /// Drops lines before the header, then waits for the end of the header to know its delimiter.
  private mutating func take(_ pieces: inout [UInt8]) {
    dropLines(&pieces)
    if linesToDrop > 0 { return }
    if hasCSV {
      handOn(pieces.span)
      return
    }
    text = pieces
    let isWhole = text.contains(.lineFeed) || text.contains(.carriageReturn)
    if isWhole || text.count > csv.limits.rowBytes { beginRows(isLast: false) }
  }

  private mutating func handOn(_ rows: Span<UInt8>) {
    if batches == nil { csv.feed(rows) } else { batches?.append(rows) }
  }

  private mutating func dropLines(_ pieces: inout [UInt8]) {
    var position = 0
    while linesToDrop > 0, position < pieces.count {
      let byte = pieces[position]
      // A line feed may follow in the next piece.
      if byte == .carriageReturn, position + 1 == pieces.count { break }
      position += 1
      if byte == .carriageReturn {
        if pieces[position] == .lineFeed { position += 1 }
        linesToDrop -= 1
      } else if byte == .lineFeed {
        linesToDrop -= 1
      }
    }
    pieces.removeSubrange(..<position)
    if linesToDrop > 0 { swap(&text, &pieces) }
  }

  private mutating func beginRows(isLast: Bool) {
    hasCSV = true
    let delimiter =
      dialect.delimiter ?? DelimiterGuess.delimiter(of: text.span) ?? UInt8(ascii: ",")
    dialect.delimiter = delimiter
    csv = CSVReader(
      delimiter: delimiter, firstLine: dialect.firstLine + max(0, dialect.headerLine - 1),
      padsShortRows: dialect.padsShortRows)
    let rows = text
    text = []
    csv.feed(rows.span)
  }
}

/// Rows in batches, for several cores.
extension ExportReader {
  var gathersBatches: Bool { batches != nil }

  /// How many batches are full.
  var batchCount: Int { batches?.count ?? 0 }

  /// From here on what is fed waits in batches of so many bytes; `next` gives the rows of those that are
  /// handed back.
  mutating func beginBatches(of size: Int) {
    var begun = RowBatches(of: size)
    begun.append(csv.takeRest().span)
    batches = begun
  }

  mutating func takeBatches() -> [RowBatches.Batch] { batches?.take() ?? [] }

  /// Lets `next` give the rows of a batch.
  mutating func read(_ batch: ArraySlice<UInt8>) { csv.feed(batch.span) }

  /// Goes on where a batch ends that was read ahead; gives the line on which it began.
  mutating func goOn(behind batch: CSVReader) -> Int {
    defer { csv.goOn(behind: batch) }
    return csv.cursorLine
  }

  /// What was found before at a place of the batch that reading went on behind.
  mutating func readAgain(at start: Int, line: Int) -> CSVReader.Event {
    csv.again(at: start, line: line)
  }

  private mutating func endBatches() {
    guard var batches = batches.take() else { return }
    for batch in batches.take() { csv.feed(batch.bytes.span) }
    csv.feed(batches.takeRest().span)
  }
}
