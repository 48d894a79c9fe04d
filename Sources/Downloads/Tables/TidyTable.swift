import Core
import Phrasing

/// A table as it is published for programs: one variable a column, one observation a row (Wickham,
/// "Tidy Data", 2014). Everything in it may be seen by everybody; protection comes before.
///
/// ```swift
/// let table = TidyTable(
///   name: "channels-2026-q1", title: …, description: …,
///   columns: [
///     TidyColumn("channel", …, .categories([.init("written", …)])),
///     TidyColumn("received", …, .count),
///   ],
///   rows: [[.code("written"), .number(410)], [.code("oral"), .hidden]],
///   first: …, last: …)
/// let dataset = Dataset(table: table, about: about, words: words)
/// for file in try dataset.files() { … file.name, file.bytes, file.rows, file.checksum … }
/// ```
package struct TidyTable: Sendable {
  /// The name of its files without their endings, the same forever: `a-z`, digits and `-`.
  package let name: String
  package let title: Localized<String>
  /// What was counted, how, and what is missing; one paragraph.
  package let description: Localized<String>
  package let columns: [TidyColumn]
  package let rows: [[TidyCell]]
  /// The period that the numbers speak of.
  package let first: CalendarDate
  package let last: CalendarDate

  /// The columns of keys name each row: no two rows have the same.
  package init(
    name: String, title: Localized<String>, description: Localized<String>,
    columns: [TidyColumn], rows: [[TidyCell]], first: CalendarDate, last: CalendarDate
  ) {
    precondition(TidyTable.isName(name), "not a name of a file: \(name)")
    precondition(Set(columns.map(\.name)).count == columns.count, "two columns of one name")
    precondition(first <= last, "the period ends before it begins")
    self.name = name
    self.title = title
    self.description = description
    self.columns = columns
    self.rows = rows
    self.first = first
    self.last = last
    checkCells()
    checkKeys()
  }

  static func isName(_ text: String) -> Bool {
    !text.isEmpty
      && text.utf8.allSatisfy {
        (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D
      }
  }

  private func checkCells() {
    let codes = columns.map { column -> Set<String> in
      guard case .categories(let categories) = column.kind else { return [] }
      return Set(categories.map(\.code))
    }
    for row in rows {
      precondition(row.count == columns.count, "\(name): a row of \(row.count) cells")
      for (index, cell) in row.enumerated() {
        precondition(
          columns[index].kind.takes(cell, codes: codes[index]),
          "\(name): a cell of another kind in \(columns[index].name)")
      }
    }
  }

  private func checkKeys() {
    let keys = columns.indices.filter { columns[$0].kind.isKey }
    precondition(
      Set(rows.map { row in keys.map { row[$0] } }).count == rows.count,
      "\(name): two rows of one key")
  }
}

extension TidyColumn.Kind {
  fileprivate func takes(_ cell: TidyCell, codes: Set<String>) -> Bool {
    switch (self, cell) {
    case (.categories, .code(let code)): codes.contains(code)
    case (.year, .year), (.day, .day), (.text, .text): true
    case (.period, .year): true
    case (.quarter, .quarter(let quarter, _)), (.period, .quarter(let quarter, _)):
      (1...4).contains(quarter)
    case (.month, .month(let month, _)), (.period, .month(let month, _)): (1...12).contains(month)
    case (.count, .number(let number)): number.places == 0 && number.units >= 0
    case (.decimal(let places), .number(let number)), (.percent(let places), .number(let number)):
      number.places == places
    case (_, .hidden), (_, .notAvailable), (_, .notApplicable): isMeasure
    default: false
    }
  }
}
