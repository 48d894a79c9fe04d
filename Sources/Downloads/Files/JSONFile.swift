import Core

/// The table as one JSON object (RFC 8259): what it is, its columns with their categories in each
/// language, and a row an object. A value that is not shown is `null` with a note.
struct JSONFile {
  let dataset: Dataset

  func bytes() -> [UInt8] {
    let table = dataset.table
    let head = JSONText.object([
      ("name", JSONText.quoted(table.name)),
      ("title", JSONText.localized(table.title)),
      ("description", JSONText.localized(table.description)),
      ("first_day", JSONText.quoted(table.first.description)),
      ("last_day", JSONText.quoted(table.last.description)),
      ("updated", JSONText.quoted(dataset.updated.description)),
      ("publisher", JSONText.localized(dataset.about.publisher)),
      ("source", JSONText.localized(dataset.about.source)),
      ("licence", JSONText.quoted(dataset.about.licence.identifier)),
      ("licence_address", JSONText.quoted(dataset.about.licence.address)),
      ("notes", notes),
      ("columns", JSONText.array(table.columns.map(column))),
    ])
    var bytes = Array(head.utf8.dropLast())
    bytes += ",\"rows\":[".utf8
    for (index, row) in table.rows.enumerated() {
      bytes += (index == 0 ? "\n" : ",\n").utf8
      bytes += self.row(row).utf8
    }
    bytes += "\n]}\n".utf8
    return bytes
  }

  private var notes: String {
    JSONText.object(
      TidyMark.allCases.map { mark in
        (mark.rawValue, JSONText.localized(dataset.words.map { $0.meaning(mark) }))
      })
  }

  private func column(_ column: TidyColumn) -> String {
    var members = [
      ("name", JSONText.quoted(column.name)), ("title", JSONText.localized(column.title)),
      ("type", JSONText.quoted(column.kind.word)),
    ]
    if case .categories(let categories) = column.kind {
      let names = categories.map { ($0.code, JSONText.localized($0.name)) }
      members.append(("categories", JSONText.object(names)))
    }
    return JSONText.object(members)
  }

  private func row(_ row: [TidyCell]) -> String {
    JSONText.object(
      zip(dataset.table.columns, row).flatMap { column, cell -> [(String, String)] in
        // A year by itself is a number, among quarters a name.
        if case .period = column.kind { return [(column.name, JSONText.quoted(cell.plain))] }
        if let mark = cell.mark {
          return [(column.name, "null"), (column.name + "_note", JSONText.quoted(mark.rawValue))]
        }
        switch cell {
        case .number, .year: return [(column.name, cell.plain)]
        default: return [(column.name, JSONText.quoted(cell.plain))]
        }
      })
  }
}

extension JSONText {
  static func localized(_ text: Localized<String>) -> String {
    object(Language.allCases.map { ($0.rawValue, quoted(text[$0])) })
  }
}

extension TidyColumn.Kind {
  var word: String {
    switch self {
    case .categories: "category"
    case .year: "year"
    case .quarter: "quarter"
    case .period: "period"
    case .month: "month"
    case .day: "day"
    case .text: "text"
    case .count: "count"
    case .decimal: "decimal"
    case .percent: "percent"
    }
  }
}
