import Core
import Glibc
import Libxlsxwriter

/// Why no workbook could be written.
package enum WorkbookFailure: Error, Equatable, CustomStringConvertible {
  case noMemoryFile(errno: Int32)
  /// A sheet ends at row 1,048,576.
  case tooManyRows(Int)
  /// What libxlsxwriter says.
  case library(String)

  package var description: String {
    switch self {
    case .noMemoryFile(let errno): "no room for a workbook: \(String(cString: strerror(errno)))"
    case .tooManyRows(let rows): "a workbook cannot hold \(rows) rows"
    case .library(let message): "no workbook: \(message)"
    }
  }
}

/// The table as an Excel workbook (ISO/IEC 29500): a sheet a language with names in words, and a
/// sheet that says where the numbers come from and what the marks mean.
///
/// Texts are written as texts, which no program runs, whatever they begin with. The only time in the
/// file is the day of the last change, so the same table gives the same bytes.
struct Workbook {
  let dataset: Dataset

  func bytes() throws(WorkbookFailure) -> [UInt8] {
    if dataset.table.rows.count >= LXW_ROW_MAX { throw .tooManyRows(dataset.table.rows.count) }
    // The library wants a name and the room wants no disk: a file in memory has a name under /proc.
    let file = memfd_create("workbook", 0)
    if file < 0 { throw .noMemoryFile(errno: errno) }
    defer { close(file) }
    guard let book = workbook_new("/proc/self/fd/\(file)") else { throw .library("out of memory") }
    setProperties(book)
    let styles = WorkbookStyles(book, dataset.table)
    for language in Language.allCases {
      let sheet = workbook_add_worksheet(book, language.endonym)
      WorkbookSheet(sheet: sheet, styles: styles, dataset: dataset, language: language).write()
    }
    let notes = workbook_add_worksheet(book, Workbook.notesName)
    WorkbookNotes(sheet: notes, styles: styles, dataset: dataset).write()
    let outcome = workbook_close(book)
    if outcome != LXW_NO_ERROR { throw .library(String(cString: lxw_strerror(outcome))) }
    return try contents(file)
  }

  private static let notesName = "Info"

  private func setProperties(_ book: UnsafeMutablePointer<lxw_workbook>) {
    var properties = lxw_doc_properties()
    properties.created = time_t(dataset.updated.dayNumber) * 86_400
    withCopy(dataset.table.title[.source]) { title in
      withCopy(dataset.about.publisher[.source]) { author in
        properties.title = title
        properties.author = author
        workbook_set_properties(book, &properties)
      }
    }
  }

  private func withCopy(_ text: String, _ body: (UnsafeMutablePointer<CChar>?) -> Void) {
    let copy = strdup(text)
    body(copy)
    free(copy)
  }

  private func contents(_ file: Int32) throws(WorkbookFailure) -> [UInt8] {
    let size = Int(lseek(file, 0, SEEK_END))
    var bytes = [UInt8](repeating: 0, count: max(0, size))
    var done = 0
    while done < size {
      let count = bytes.withUnsafeMutableBytes { buffer in
        pread(file, buffer.baseAddress.map { $0 + done }, size - done, off_t(done))
      }
      if count <= 0 { throw .noMemoryFile(errno: errno) }
      done += count
    }
    return bytes
  }
}
