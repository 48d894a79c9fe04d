/// Columns of an unknown export that say how many appeals a row stands for, told by their names, and
/// which of them is the sum of the others in every row.
struct CountColumns: Sendable {
  private static let words = [
    "количество", "число", "кол-во", "всего", "итого", "саны", "жалпы", "count", "total",
    "number of",
    "quantidade", "cantidad",
  ].map { FoldedText($0).description }
  private static let totals = ["всего", "итого", "жалпы", "total", "общее"]
    .map { FoldedText($0).description }
  /// More would be a table of another kind.
  private static let most = 24

  private(set) var columns: [Int] = []
  /// The one that seems to count the whole row.
  private(set) var likely: Int?
  private var isSum: [Bool] = []

  init() {}

  init(_ names: [String]) {
    let folded = names.map { FoldedText($0).description }
    columns = folded.indices.filter { at in
      CountColumns.words.contains { folded[at].contains($0) }
    }
    if columns.count > CountColumns.most { columns = [] }
    isSum = columns.map { _ in columns.count > 2 }
    likely =
      columns.first { at in CountColumns.totals.contains { folded[at].contains($0) } }
      ?? columns.last
  }

  /// The column that is the sum of the others, and those; `nil` where there is none.
  var parts: (whole: Int, parts: [Int])? {
    guard isSum.count(where: { $0 }) == 1, let at = isSum.firstIndex(of: true) else { return nil }
    return (columns[at], columns.filter { $0 != columns[at] })
  }

  /// Takes a row in; how many appeals it stands for, 1 where no column says it.
  mutating func add(_ bytes: Span<UInt8>, _ fields: [CSVReader.Field]) -> Int {
    guard let likely else { return 1 }
    var (numbers, sum): ([Int], Int) = ([], 0)
    for column in columns {
      let number = WholeNumber.read(bytes, fields[column].trimmed(in: bytes)) ?? 0
      numbers.append(number)
      sum += number
    }
    for place in columns.indices where numbers[place] * 2 != sum { isSum[place] = false }
    return columns.firstIndex(of: likely).map { numbers[$0] } ?? 1
  }
}
