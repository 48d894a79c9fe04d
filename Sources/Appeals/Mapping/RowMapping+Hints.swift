import Core

/// Ways out of a cell that is no day by the settings. An export is not mended by hand: the next one
/// would have the same cells.
extension RowMapping {
  func hint(
    forUnreadDate column: AppealColumn, _ bytes: Span<UInt8>, _ fields: [CSVReader.Field]
  ) -> String {
    let cell = trimmed(positions[column.rawValue], bytes, fields)
    return DateFormat.hint(forUnread: cell, in: bytes, stated: dates[column.rawValue])
  }

  /// Whether an empty cell of the column is filled by whether there is a closing date.
  func followsClosing(_ column: AppealColumn) -> Bool {
    coded[column.rawValue].whenOpen != nil || coded[column.rawValue].whenClosed != nil
  }
}

extension DateFormat {
  /// What an inspection knows.
  private static let known =
    ColumnProfile.formats + [ColumnProfile.shortYear, DateFormat("excel")].compactMap(\.self)

  /// Names the format that reads the cell, never what it holds.
  ///
  /// - Parameter stated: the formats of the settings, none of which gave a day that can be kept.
  static func hint(
    forUnread cell: Range<Int>, in bytes: Span<UInt8>, stated: [DateFormat]
  ) -> String {
    if stated.contains(where: { $0.date(in: bytes, cell) != nil }) {
      return "days from 1970 to 2149 can be kept; correct it at its source"
    }
    let format = known.first { format in
      guard let date = format.date(in: bytes, cell), DateColumn.holds(date) else { return false }
      return !stated.contains { $0.contradicts(format) }
    }
    guard let format else { return "if it is a day, add the format to ‘dates’ in registry.yaml" }
    let century = format.hasShortYear ? ", and ‘century’" : ""
    return "add the format to ‘dates’ in registry.yaml: \(format.name)\(century)"
  }
}
