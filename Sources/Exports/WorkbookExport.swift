/// Reads a sheet of a workbook (XLSX) as rows, without ever holding it whole: only the texts that its
/// cells share are kept.
package enum WorkbookExport {
  /// Streams the rows of a sheet as CSV; days as YYYY-MM-DD.
  ///
  /// - Parameter sheet: its name; the first one when `nil`.
  package static func stream(
    file: String, sheet: String?, to sink: @escaping (Span<UInt8>) -> Bool
  ) throws(ExportFailure) {
    let archive = try WorkbookArchive(file)
    let sheets = WorkbookSheets()
    let relations = WorkbookRelations()
    guard try archive.parse("xl/workbook.xml", sheets),
      try archive.parse("xl/_rels/workbook.xml.rels", relations)
    else {
      throw .file("the file is an archive, not a workbook", hint: "save the registry as XLSX")
    }
    let part = try part(of: sheet, sheets, relations)
    let styles = WorkbookStyles()
    _ = try archive.parse("xl/styles.xml", styles)
    let strings = SharedStrings()
    _ = try archive.parse("xl/sharedStrings.xml", strings)
    guard strings.isWanted else {
      throw .file(
        "the workbook has more text than a registry holds", hint: "save the registry as CSV")
    }
    let rows = WorkbookRows(strings, styles, countsFrom1904: sheets.countsFrom1904, sink)
    guard try archive.parse(part, rows) else {
      throw .file("the workbook lacks its sheet", hint: "save it again as XLSX")
    }
    rows.finish()
  }

  /// The names of the sheets, in their order.
  package static func sheets(in file: String) throws(ExportFailure) -> [String] {
    let sheets = WorkbookSheets()
    _ = try WorkbookArchive(file).parse("xl/workbook.xml", sheets)
    return sheets.sheets.map(\.name)
  }

  /// The rows of a sheet that is unpacked already; false when it is no XML.
  package static func rows(
    ofSheet bytes: [UInt8], sharing texts: [String], to sink: @escaping (Span<UInt8>) -> Bool
  ) -> Bool {
    let strings = SharedStrings()
    for text in texts {
      strings.start("t", [:])
      var text = text
      text.withUTF8 { strings.text($0) }
      strings.end("t")
      strings.end("si")
    }
    let rows = WorkbookRows(strings, WorkbookStyles(), countsFrom1904: false, sink)
    let isXML = bytes.withUnsafeBytes { XMLStream(rows).feed($0, isLast: true) }
    rows.finish()
    return isXML
  }

  private static func part(
    of sheet: String?, _ sheets: WorkbookSheets, _ relations: WorkbookRelations
  ) throws(ExportFailure) -> String {
    let found = sheet.map { name in sheets.sheets.first { $0.name == name } } ?? sheets.sheets.first
    guard let found, let part = relations.targets[found.relation] else {
      let names = sheets.sheets.map { "‘\($0.name)’" }.joined(separator: ", ")
      throw .query("the workbook has no such sheet; it has \(names)")
    }
    return part
  }
}
