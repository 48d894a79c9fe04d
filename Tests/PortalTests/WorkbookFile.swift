import Foundation
import Libxlsxwriter
import Testing

/// A workbook as a spreadsheet program saves it, made with the library that spreadsheets were tested
/// with.
struct WorkbookFile {
  enum Cell: ExpressibleByStringLiteral {
    case text(String)
    case number(Double)
    /// A serial number that the cell shows as a day.
    case day(Double)
    case empty

    init(stringLiteral text: String) { self = .text(text) }
  }

  let sheets: [(name: String, rows: [[Cell]])]

  func write(to file: URL) throws {
    let book = try #require(workbook_new(file.path))
    let format = workbook_add_format(book)
    format_set_num_format(format, "dd.mm.yyyy")
    for sheet in sheets {
      let page = workbook_add_worksheet(book, sheet.name)
      for (row, cells) in sheet.rows.enumerated() {
        for (column, cell) in cells.enumerated() {
          let (row, column) = (lxw_row_t(row), lxw_col_t(column))
          switch cell {
          case .text(let text): worksheet_write_string(page, row, column, text, nil)
          case .number(let number): worksheet_write_number(page, row, column, number, nil)
          case .day(let number): worksheet_write_number(page, row, column, number, format)
          case .empty: break
          }
        }
      }
    }
    try #require(workbook_close(book) == LXW_NO_ERROR)
  }
}
