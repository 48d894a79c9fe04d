import Core
import Privacy

/// What one column of an unknown export holds, counted in one pass.
package struct ColumnProfile: Sendable {
  static let mostValues = 400
  /// Values on fewer rows are not written down: a rare one may be about somebody.
  static let fewestRows = 5
  static let formats = ["y-m-d", "d.m.y", "d/m/y", "m/d/y", "y.m.d", "y/m/d", "d-m-y", "d month y"]
    .compactMap { DateFormat($0) }
  static let shortYear = DateFormat("d.m.yy", century: 1970)
  private static let (dayFirst, monthFirst) = (
    formats.firstIndex { $0.name == "d/m/y" }!, formats.firstIndex { $0.name == "m/d/y" }!
  )

  package let name: String
  package private(set) var rows = 0
  package private(set) var empty = 0
  /// Cells that each format reads.
  private var dates = [Int](repeating: 0, count: ColumnProfile.formats.count)
  private var shortYears = 0
  /// Cells that at least one format reads, those of workbooks' numbers aside.
  private var written = 0
  /// Cells that are a day in one order of day and month only.
  private var dayFirstOnly = 0
  private var monthFirstOnly = 0
  private var serials = 0
  private var numbers = 0
  package private(set) var personal: [PersonalRule: Int] = [:]
  /// Rows of each value; `nil` when there were too many.
  private var values: [String: Int]? = [:]
  /// Of counts by category: appeals of each value.
  private var weights: [String: Int] = [:]
  /// The first cells, to be held against patterns and never shown.
  package private(set) var firstCells: [[UInt8]] = []
  static let mostFirstCells = 20
  package private(set) var isUnique = true
  private var seen: Set<UInt64> = []

  init(name: String) { self.name = name }

  /// - Parameter weight: how many appeals the row stands for.
  mutating func add(_ bytes: Span<UInt8>, _ cell: Range<Int>, weight: Int = 1) {
    rows += 1
    if cell.isEmpty {
      empty += 1
      return
    }
    if firstCells.count < ColumnProfile.mostFirstCells { firstCells.append(cell.map { bytes[$0] }) }
    addDay(bytes, cell)
    if let number = WholeNumber.read(bytes, cell) {
      numbers += 1
      if (30_000...60_000).contains(number) { serials += 1 }
    } else if DateFormat("excel")?.date(in: bytes, cell) != nil {
      serials += 1
    }
    if isUnique, !seen.insert(ValueIndex.hash(bytes, cell)).inserted {
      isUnique = false
      seen = []
    }
    count(bytes, cell, weight)
  }

  private mutating func addDay(_ bytes: Span<UInt8>, _ cell: Range<Int>) {
    var reads = 0
    for (index, format) in ColumnProfile.formats.enumerated()
    where format.date(in: bytes, cell) != nil {
      dates[index] += 1
      reads += 1
      if index == ColumnProfile.dayFirst { dayFirstOnly += 1 }
      if index == ColumnProfile.monthFirst { monthFirstOnly += 1 }
    }
    if reads == 2 {
      // Only these two read the same cell.
      dayFirstOnly -= 1
      monthFirstOnly -= 1
    }
    if ColumnProfile.shortYear?.date(in: bytes, cell) != nil {
      shortYears += 1
      reads += 1
    }
    if reads > 0 { written += 1 }
  }

  private mutating func count(_ bytes: Span<UInt8>, _ cell: Range<Int>, _ weight: Int) {
    let text = bytes.extracting(cell.lowerBound..<min(cell.upperBound, cell.lowerBound + 400))
      .withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) }
    // Each different value is examined once; a column of different ones is examined on its first rows.
    if values?[text] == nil, values != nil || rows <= 2000,
      let rule = PersonalData.rule(ofValue: text)
    {
      personal[rule, default: 0] += 1
    }
    guard values != nil else { return }
    values?[text, default: 0] += 1
    if weight != 1 { weights[text, default: 0] += weight - 1 }
    if (values?.count ?? 0) > ColumnProfile.mostValues { values = nil }
  }
}

extension ColumnProfile {
  package var filled: Int { rows - empty }

  package var emptyShare: Double { rows == 0 ? 1 : Double(empty) / Double(rows) }

  /// The number of different values; `nil` when there were more than are counted.
  package var distinct: Int? { values?.count }

  /// Whether nearly all cells are days.
  var isDate: Bool { filled > 0 && !dateFormats.isEmpty }

  /// The formats of the days, most frequent first.
  package var dateFormats: [String] { dateCounts.map(\.format) }

  /// Each format that was seen and the cells it reads, if together they read nine cells of ten. Two
  /// orders of day and month that read the same cells leave a question.
  var dateCounts: [(format: String, cells: Int)] {
    if filled == 0 { return [] }
    if written == 0 {
      let isOfDays = isNearlyAll(serials) && (isNearlyAll(numbers) || numbers < serials)
      return isOfDays ? [("excel", serials)] : []
    }
    if (written + serials) * 10 < filled * 9 { return [] }
    var counts = ColumnProfile.formats.indices.map {
      (format: ColumnProfile.formats[$0].name, cells: dates[$0])
    }
    // A stray cell in the other order is a slip of the pen.
    if dayFirstOnly > monthFirstOnly, !isShare(monthFirstOnly) {
      counts[ColumnProfile.monthFirst].cells = 0
    } else if monthFirstOnly > dayFirstOnly, !isShare(dayFirstOnly) {
      counts[ColumnProfile.dayFirst].cells = 0
    }
    counts += [("d.m.yy", shortYears), ("excel", serials)]
    return ColumnProfile.byFrequency(counts.filter { $0.cells > 0 })
  }

  /// Most frequent first; of equals the one that was there first.
  static func byFrequency(
    _ counts: [(format: String, cells: Int)]
  ) -> [(format: String, cells: Int)] {
    counts.enumerated().sorted {
      ($1.element.cells, $0.offset) < ($0.element.cells, $1.offset)
    }.map(\.element)
  }

  private func isShare(_ count: Int) -> Bool { count * 100 >= filled * 3 }

  private func isNearlyAll(_ count: Int) -> Bool { count > 0 && count * 100 >= filled * 97 }

  /// What the cells are, in a word.
  package var type: String {
    if filled == 0 { return "empty" }
    if isDate { return "dates" }
    let isDifferent = isUnique && filled >= ColumnProfile.fewestRows
    if isNearlyAll(numbers) { return isDifferent ? "numbers, each once" : "numbers" }
    if isDifferent { return "texts, each once" }
    return values == nil ? "text" : "categories"
  }

  /// Whether every cell is a whole number.
  var isOfNumbers: Bool { filled > 0 && numbers == filled && !isDate }

  /// A column in which values look like somebody's: nothing of it is written down.
  package var isPersonal: Bool {
    let hits = personal.values.reduce(0, +)
    return hits * 20 >= min(distinct ?? 2000, 2000) && hits > 0
  }

  /// Values that are categories and not rare, most frequent first, and how many others there are.
  package func categories() -> (listed: [(value: String, rows: Int)], rare: Int)? {
    guard let values, type == "categories", !isPersonal else { return nil }
    let appeals = values.map { (value: $0.key, rows: $0.value + weights[$0.key, default: 0]) }
    let listed = appeals.filter {
      $0.rows >= ColumnProfile.fewestRows && PersonalData.rule(ofValue: $0.value) == nil
    }.sorted { ($1.rows, $0.value) < ($0.rows, $1.value) }
    return (listed, values.count - listed.count)
  }
}
