import Core
import Libxlsxwriter
import Phrasing

/// Formats of cells; the library keeps them as long as the workbook.
struct WorkbookStyles {
  typealias Format = UnsafeMutablePointer<lxw_format>?

  let head: Format
  let wrapped: Format
  let mark: Format
  /// Of each column of the table.
  let columns: [Format]

  init(_ book: UnsafeMutablePointer<lxw_workbook>, _ table: TidyTable) {
    head = workbook_add_format(book)
    format_set_bold(head)
    format_set_text_wrap(head)
    format_set_align(head, UInt8(LXW_ALIGN_VERTICAL_TOP.rawValue))
    wrapped = workbook_add_format(book)
    format_set_text_wrap(wrapped)
    format_set_align(wrapped, UInt8(LXW_ALIGN_VERTICAL_TOP.rawValue))
    mark = workbook_add_format(book)
    format_set_align(mark, UInt8(LXW_ALIGN_RIGHT.rawValue))
    columns = table.columns.map { column in
      guard let pattern = column.kind.pattern else { return nil }
      let format = workbook_add_format(book)
      format_set_num_format(format, pattern)
      return format
    }
  }
}

extension TidyColumn.Kind {
  fileprivate var isYear: Bool {
    if case .year = self { return true }
    return false
  }

  /// How a spreadsheet shows numbers of the column; group and point signs are those of its language.
  fileprivate var pattern: String? {
    switch self {
    case .count: "#,##0"
    case .decimal(let places), .percent(let places):
      "#,##0" + (places == 0 ? "" : "." + String(repeating: "0", count: places))
    default: nil
    }
  }
}

/// The table in one language: names instead of codes, marks in the cells instead of notes.
struct WorkbookSheet {
  let sheet: UnsafeMutablePointer<lxw_worksheet>?
  let styles: WorkbookStyles
  let dataset: Dataset
  let language: Language

  func write() {
    let table = dataset.table
    for (index, column) in table.columns.enumerated() {
      let place = lxw_col_t(index)
      worksheet_set_column(sheet, place, place, width(column, index), nil)
      worksheet_write_string(sheet, 0, place, column.title[language], styles.head)
    }
    let names = table.names
    for (index, row) in table.rows.enumerated() {
      for (place, cell) in row.enumerated() {
        write(cell, row: lxw_row_t(index + 1), column: place, names[place])
      }
    }
    worksheet_freeze_panes(sheet, 1, 0)
  }

  private func write(
    _ cell: TidyCell, row: lxw_row_t, column: Int, _ names: [String: Localized<String>]
  ) {
    let place = lxw_col_t(column)
    switch cell {
    case .number(let number):
      // Nearest binary number; the sheet shows as many decimals as the table has.
      let value = Double(number.units) / Double(number.scale)
      worksheet_write_number(sheet, row, place, value, styles.columns[column])
    case .year(let year) where dataset.table.columns[column].kind.isYear:
      worksheet_write_number(sheet, row, place, Double(year), nil)
    case .code(let code):
      worksheet_write_string(sheet, row, place, names[code]?[language] ?? code, nil)
    case .text, .year, .quarter, .month, .day:
      worksheet_write_string(sheet, row, place, cell.plain, nil)
    case .hidden, .notAvailable, .notApplicable:
      worksheet_write_string(sheet, row, place, cell.mark?.rawValue ?? "", styles.mark)
    }
  }

  /// In characters: as wide as the longest name, within reason; headings wrap.
  private func width(_ column: TidyColumn, _ index: Int) -> Double {
    var longest = 10
    if case .categories(let categories) = column.kind {
      longest = categories.reduce(longest) { max($0, $1.name[language].count) }
    }
    return Double(min(longest + 2, 60))
  }
}

/// Title, description, period, source, licence and marks, in each language under the other.
struct WorkbookNotes {
  let sheet: UnsafeMutablePointer<lxw_worksheet>?
  let styles: WorkbookStyles
  let dataset: Dataset

  func write() {
    worksheet_set_column(sheet, 0, 0, 24, nil)
    worksheet_set_column(sheet, 1, 1, 90, nil)
    var row: lxw_row_t = 0
    for language in Language.allCases {
      for (label, text) in lines(language) {
        worksheet_write_string(sheet, row, 0, label, styles.head)
        worksheet_write_string(sheet, row, 1, text, styles.wrapped)
        row += 1
      }
      row += 1
    }
  }

  private func lines(_ language: Language) -> [(String, String)] {
    let (table, about, words) = (dataset.table, dataset.about, dataset.words[language])
    let licence = about.licence
    return [
      (language.endonym, table.title[language]), ("", table.description[language]),
      (words.period, "\(table.first) – \(table.last)"),
      (words.source, "\(about.publisher[language]). \(about.source[language])"),
      (words.licence, "\(licence.title) (\(licence.identifier)), \(licence.address)"),
      (words.updated, "\(dataset.updated) (\(dataset.version))"),
    ] + TidyMark.allCases.map { ($0.rawValue, words.meaning($0)) }
  }
}
