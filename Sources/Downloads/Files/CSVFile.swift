import Core

/// CSV (RFC 4180): UTF-8, CRLF, quotes where they are needed. A value that is not shown is an empty
/// field; the `_note` column beside it says why.
struct CSVFile {
  let table: TidyTable
  let fields: [TidyField]

  /// For programs: commas, decimal points, no byte order mark.
  func bytes() -> [UInt8] { bytes(separator: ",", decimalComma: false) }

  /// For a double click in Excel or LibreOffice set to Kyrgyz or Russian: semicolons and decimal
  /// commas, as these expect, and a byte order mark, without which Cyrillic is garbled.
  func excelBytes() -> [UInt8] {
    [0xEF, 0xBB, 0xBF] + bytes(separator: ";", decimalComma: true)
  }

  private func bytes(separator: Character, decimalComma: Bool) -> [UInt8] {
    let names = table.names
    var text = fields.map(\.name).joined(separator: String(separator)) + "\r\n"
    for row in table.rows {
      for (index, field) in fields.enumerated() {
        if index > 0 { text.append(separator) }
        let plain = table.plain(field, row, names)
        switch field.role {
        // Made of digits by us, so it can be neither a formula nor in need of quotes.
        case .value: text += decimalComma ? plain.replacing(".", with: ",") : plain
        case .note: text += plain
        case .key, .name, .text: text += quoted(SpreadsheetText.safe(plain))
        }
      }
      text += "\r\n"
    }
    return Array(text.utf8)
  }

  /// Both separators make quotes necessary, so that the two files differ in nothing else.
  private func quoted(_ text: String) -> String {
    let needsQuotes = text.utf8.contains {
      $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: ";") || $0 == UInt8(ascii: "\"")
    }
    let ends = text.hasPrefix(" ") || text.hasSuffix(" ")
    return needsQuotes || ends ? "\"" + text.replacing("\"", with: "\"\"") + "\"" : text
  }
}
