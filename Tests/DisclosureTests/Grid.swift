@testable import Disclosure

/// Small families of tables written as numbers.
enum Grid {
  static func dimension(_ name: String, _ count: Int) -> Dimension {
    Dimension(name: name, leaves: (1...count).map { "\(name)\($0)" })
  }

  /// A cross-classification of two dimensions.
  static func counting(_ rows: [[Int]]) -> CrossClassification {
    CrossClassification(
      dimensions: [dimension("r", rows.count), dimension("c", rows[0].count)],
      occurrences: rows.enumerated().flatMap { row, counts in
        counts.enumerated().map { (combination: [row, $0.offset], count: $0.element) }
      })
  }

  /// A total, then all leaves.
  static func axis(_ whole: CrossClassification, _ dimension: Int) -> Axis {
    let side = whole.dimensions[dimension]
    return Axis(
      dimension: dimension,
      levels: [.init(total: "all", leaves: side.everything), .init(leavesOf: side)])
  }

  /// A table of these dimensions with all margins.
  static func shape(
    _ whole: CrossClassification, _ dimensions: [Int], scope: [Int: LeafSet] = [:]
  ) -> TableShape {
    TableShape(
      name: dimensions.map { whole.dimensions[$0].name }.joined(separator: "×"),
      axes: dimensions.map { axis(whole, $0) }, scope: scope)
  }

  static func family(_ whole: CrossClassification, _ tables: [[Int]]) -> TableFamily {
    TableFamily(counting: whole, shapes: tables.map { shape(whole, $0) })
  }

  /// The table with exactly these cells hidden, given by their codes.
  static func hiding(_ codes: [[String]], in table: FrequencyTable) -> ProtectedTable {
    ProtectedTable(
      shape: table.shape,
      cells: table.counts.indices.map {
        codes.contains(table.shape.codes(of: $0)) ? .hidden : .shown(table.counts[$0])
      })
  }

  /// The table with nothing hidden but its small counts.
  static func hidingSmall(in table: FrequencyTable, below threshold: Int = 5) -> ProtectedTable {
    ProtectedTable(
      shape: table.shape,
      cells: table.counts.map { 1..<threshold ~= $0 ? .hidden : .shown($0) })
  }
}
