import Core

/// The cells of a sheet on their way to CSV: row for row, so that line numbers are row numbers.
final class WorkbookRows: XMLReading {
  private static let mostColumns = 16_384
  private static let mostRows = 1_048_576

  private let strings: SharedStrings
  private let showsDay: [Bool]
  private let countsFrom1904: Bool
  private var rows: CSVRows
  private var cells: [[UInt8]] = []
  private var row = 0
  private var column = 0
  private var type = ""
  private var isDay = false
  private var value: [UInt8] = []
  private var isInValue = false

  init(
    _ strings: SharedStrings, _ styles: WorkbookStyles, countsFrom1904: Bool,
    _ sink: @escaping (Span<UInt8>) -> Bool
  ) {
    self.strings = strings
    showsDay = styles.showsDay
    self.countsFrom1904 = countsFrom1904
    rows = CSVRows(sink)
  }

  var isWanted: Bool { rows.isWanted }

  func finish() { rows.flush() }

  func start(_ name: String, _ attributes: [String: String]) {
    switch name {
    case "row": beginRow(attributes["r"].flatMap { Int($0) })
    case "c":
      column = attributes["r"].map(WorkbookRows.column) ?? cells.count
      type = attributes["t"] ?? "n"
      let style = attributes["s"].flatMap { Int($0) } ?? 0
      isDay = showsDay.indices.contains(style) && showsDay[style]
      value = []
    case "v", "t": isInValue = true
    default: break
    }
  }

  func text(_ bytes: UnsafeBufferPointer<UInt8>) {
    if isInValue { value.append(contentsOf: bytes) }
  }

  func end(_ name: String) {
    switch name {
    case "v", "t": isInValue = false
    case "c": if column < WorkbookRows.mostColumns { endCell() }
    case "row": endRow()
    default: break
    }
  }

  /// Rows that the sheet leaves out become empty lines.
  private func beginRow(_ number: Int?) {
    let next = min(number ?? row + 1, WorkbookRows.mostRows)
    while row + 1 < next {
      rows.endRow()
      row += 1
    }
    row += 1
    cells.removeAll(keepingCapacity: true)
  }

  private func endCell() {
    while cells.count <= column { cells.append([]) }
    switch type {
    case "s":
      cells[column] = Int(String(decoding: value, as: UTF8.self)).map { Array(strings[$0]) } ?? []
    case "n": cells[column] = isDay ? day(value) : value
    case "d": cells[column] = Array(value.prefix(10))
    default: cells[column] = value
    }
  }

  private func endRow() {
    while cells.last?.isEmpty == true { cells.removeLast() }
    for cell in cells { rows.cell(cell) }
    rows.endRow()
  }

  /// A number of days as YYYY-MM-DD, without the time of day.
  private func day(_ text: [UInt8]) -> [UInt8] {
    guard let number = Double(String(decoding: text, as: UTF8.self)), number > 60,
      number < 2_958_466
    else { return text }
    let sinceUnix = Int(number) - 25_569 + (countsFrom1904 ? 1462 : 0)
    return Array(CalendarDate(dayNumber: Int32(sinceUnix)).description.utf8)
  }

  /// The place of a reference such as `AB12`, from 0.
  private static func column(_ reference: String) -> Int {
    var column = 0
    for byte in reference.utf8 where (0x41...0x5A).contains(byte) {
      column = min(column * 26 + Int(byte - 0x40), mostColumns + 1)
    }
    return max(0, column - 1)
  }
}
