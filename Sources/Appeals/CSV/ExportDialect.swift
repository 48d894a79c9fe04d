import Core

/// How an export writes its rows. What is `nil` is found out from its first bytes.
package struct ExportDialect: Hashable, Sendable {
  package var encoding: TextEncoding?
  package var delimiter: UInt8?
  /// The line with the names of the columns, from 1; 0 when no line names them.
  package var headerLine = 1
  /// Rows after the header that are no appeals, such as the numbers of the columns.
  package var skippedRows = 0
  package var padsShortRows = false
  /// The number of the first line, where rows were made of something else.
  var firstLine = 1
  /// Whether the columns of places count fields, not bytes: those of a text that was made of something
  /// else say nothing.
  var citesFields = false

  package init() {}

  /// The canonical registry: UTF-8 and commas.
  package static let canonical: ExportDialect = {
    var dialect = ExportDialect()
    dialect.encoding = .utf8
    dialect.delimiter = UInt8(ascii: ",")
    return dialect
  }()

  package static func name(ofDelimiter byte: UInt8) -> String {
    byte == UInt8(ascii: "\t") ? "tab" : "‘\(Unicode.Scalar(byte))’"
  }
}

/// What a file is that was taken for text.
enum ForeignFile {
  case html, zip, ole, sqlite, pdf

  init?(_ bytes: Span<UInt8>) {
    let beginnings: [(ForeignFile, [UInt8])] = [
      (.zip, [0x50, 0x4B, 0x03, 0x04]), (.ole, [0xD0, 0xCF, 0x11, 0xE0]),
      (.sqlite, Array("SQLite format 3\0".utf8)), (.pdf, Array("%PDF-".utf8)),
    ]
    for (kind, beginning) in beginnings where ForeignFile.begins(bytes, with: beginning) {
      self = kind
      return
    }
    if ForeignFile.isMarkup(bytes) { self = .html } else { return nil }
  }

  var diagnostic: (message: String, hint: String) {
    switch self {
    case .html:
      (
        "the file is an HTML or XML page, whatever its name says",
        "open it in a spreadsheet and save it as CSV or XLSX, or export it again as CSV"
      )
    case .zip: ("the file is a workbook or an archive, not CSV", "name the file *.xlsx")
    case .ole:
      (
        "the file is an old or password-protected workbook",
        "save it without a password as XLSX or CSV"
      )
    case .sqlite: ("the file is an SQLite database, not CSV", "name the file *.sqlite")
    case .pdf: ("the file is a PDF, which holds no rows", "export the registry as CSV or XLSX")
    }
  }

  private static func begins(_ bytes: Span<UInt8>, with beginning: [UInt8]) -> Bool {
    bytes.count >= beginning.count && beginning.indices.allSatisfy { bytes[$0] == beginning[$0] }
  }

  /// A `<` after blanks and a byte order mark, and a letter, `!` or `?` after it.
  private static func isMarkup(_ bytes: Span<UInt8>) -> Bool {
    let passedOver: [UInt8] = [0xEF, 0xBB, 0xBF, 0x20, 0x09, 0x0A, 0x0D]
    guard let start = bytes.indices.first(where: { !passedOver.contains(bytes[$0]) }),
      start + 1 < bytes.count, bytes[start] == UInt8(ascii: "<")
    else { return false }
    let next = bytes[start + 1]
    return next == UInt8(ascii: "!") || next == UInt8(ascii: "?")
      || (0x61...0x7A).contains(next | 0x20)
  }
}
