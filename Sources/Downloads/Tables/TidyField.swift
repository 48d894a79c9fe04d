import Core

/// A column of the files that a tidy table becomes: codes are followed by their names in each
/// language, numbers by a note that says why one is missing.
struct TidyField {
  enum Role {
    case key
    case name(Language)
    case text, value, note
  }

  let name: String
  let title: Localized<String>
  let role: Role
  /// The column of the table that it comes from.
  let index: Int
  let column: TidyColumn
}

extension TidyTable {
  /// - Parameter words: for the titles of the columns that the table itself does not have.
  func fields(_ words: Localized<DownloadWords>) -> [TidyField] {
    columns.enumerated().flatMap { index, column -> [TidyField] in
      let field = { (suffix: String, title: Localized<String>, role: TidyField.Role) in
        TidyField(
          name: column.name + suffix, title: title, role: role, index: index, column: column)
      }
      if case .categories = column.kind {
        let names = Language.allCases.map { language in
          let title = column.title.map { $0 + " (\(language.rawValue))" }
          return field("_" + language.rawValue, title, .name(language))
        }
        return [field("", Localized { column.title[$0] + words[$0].codeSuffix }, .key)] + names
      }
      if column.kind.isMeasure {
        let title = Localized { column.title[$0] + words[$0].noteSuffix }
        return [field("", column.title, .value), field("_note", title, .note)]
      }
      return [field("", column.title, column.kind.isKey ? .key : .text)]
    }
  }

  /// The names of the categories of each column by their codes.
  var names: [[String: Localized<String>]] {
    columns.map { column in
      guard case .categories(let categories) = column.kind else { return [:] }
      return Dictionary(categories.map { ($0.code, $0.name) }) { first, _ in first }
    }
  }

  /// The text of a field in a row.
  func plain(
    _ field: TidyField, _ row: [TidyCell], _ names: [[String: Localized<String>]]
  ) -> String {
    let cell = row[field.index]
    switch field.role {
    case .key, .text, .value: return cell.plain
    case .note: return cell.mark?.rawValue ?? ""
    case .name(let language): return names[field.index][cell.plain]?[language] ?? ""
    }
  }
}
