import Appeals
import Core

/// A cell as spreadsheets name it, for people who look it up there: `Журнал!C5`.
enum WorkbookCell {
  /// Names the cell in each message about a place in a workbook.
  static func cite(
    _ settings: RegistrySettings, in diagnostics: inout [Diagnostic], from start: Int
  ) {
    let sources =
      settings.sources + settings.counted.map(\.export)
      + [settings.events?.export].compactMap(\.self)
    let sheets = Set(sources.filter { $0.format == .xlsx }.map(\.sheet))
    // Of several sheets the message does not know which one it is about.
    let sheet = sheets.count == 1 ? sheets.first.flatMap(\.self) : nil
    for index in diagnostics.indices.dropFirst(start) {
      let place = diagnostics[index].location
      guard RegistrySource.format(of: place.path) == .xlsx, place.line > 0, place.column > 0 else {
        continue
      }
      let cell = letters(place.column) + String(place.line)
      diagnostics[index].message += "; cell \(sheet.map { $0 + "!" } ?? "")\(cell)"
    }
  }

  /// `A` for 1, `AA` for 27.
  private static func letters(_ column: Int) -> String {
    var (letters, rest) = ("", column)
    while rest > 0 {
      letters = String(Unicode.Scalar(UInt8(0x41 + (rest - 1) % 26))) + letters
      rest = (rest - 1) / 26
    }
    return letters
  }
}
