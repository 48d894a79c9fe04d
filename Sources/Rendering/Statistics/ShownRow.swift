import Core
import Disclosure
import Statistics

/// A row, or a column, of a published table as pages list it: subtopics under their topic, the total
/// last, what is outside the total behind it.
struct ShownRow: Sendable {
  enum Place: Sendable { case ordinary, subordinate, total, outside }

  let code: String
  let name: Localized<String>?
  let place: Place
  /// Position along the side of the table.
  let position: Int

  static func rows(of axis: Axis, _ categories: Categories) -> [ShownRow] {
    var positions: [String: Int] = [:]
    for (position, category) in axis.categories.enumerated() {
      positions[category.code] = position
    }
    func row(_ item: Categories.Item, _ place: Place) -> ShownRow? {
      positions[item.code].map {
        ShownRow(code: item.code, name: item.name, place: place, position: $0)
      }
    }
    var rows: [ShownRow] = []
    if categories.tops.isEmpty {
      rows = categories.inside.compactMap { row(categories.leaves[$0], .ordinary) }
    }
    for top in categories.tops {
      if let row = row(top.item, .ordinary) { rows.append(row) }
      let parts = top.leaves.map { categories.leaves[$0] }
      if parts.count == 1, parts[0].code == top.item.code { continue }
      rows += parts.compactMap { row($0, .subordinate) }
    }
    if let total = positions[Categories.totalCode] {
      rows.append(
        ShownRow(code: Categories.totalCode, name: nil, place: .total, position: total))
    }
    rows += categories.outside.sorted().compactMap { row(categories.leaves[$0], .outside) }
    return rows
  }
}

extension ProtectedTable {
  /// The count of a row, in the first column of a table of two sides.
  func count(_ row: Int, _ column: Int = 0) -> ProtectedCount {
    self[shape.axes.count == 1 ? [row] : [row, column]]
  }

  /// The count of a category by its code; `nil` when the table does not list it.
  func count(code: String) -> ProtectedCount? {
    shape.axes[0].categories.firstIndex { $0.code == code }.map { count($0) }
  }
}
