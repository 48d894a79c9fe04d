import Core

/// A published table with everything that its files say: the way into this room.
package struct Dataset: Sendable {
  package let table: TidyTable
  package let about: Provenance
  package let words: Localized<DownloadWords>
  /// The day of its first publication and of the last change.
  package let issued: CalendarDate
  package let updated: CalendarDate
  /// The release that the numbers belong to, such as `2026-q1`.
  package let version: String

  package init(
    table: TidyTable, about: Provenance, words: Localized<DownloadWords>, issued: CalendarDate,
    updated: CalendarDate, version: String
  ) {
    self.table = table
    self.about = about
    self.words = words
    self.issued = issued
    self.updated = updated
    self.version = version
  }

  /// The table in every format, in the order in which a page lists them. Same dataset, same bytes.
  package func files() throws(WorkbookFailure) -> [DownloadFile] {
    let fields = table.fields(words)
    let csv = CSVFile(table: table, fields: fields)
    return [
      file(.csv, csv.bytes()), file(.excelCSV, csv.excelBytes()),
      file(.xlsx, try Workbook(dataset: self).bytes()),
      file(.json, JSONFile(dataset: self).bytes()),
      file(.csvMetadata, CSVMetadata(dataset: self, fields: fields).bytes()),
    ]
  }

  private func file(_ format: DownloadFile.Format, _ bytes: [UInt8]) -> DownloadFile {
    // CSV on the Web finds the description of `x.csv` as `x.csv-metadata.json`.
    let name =
      switch format {
      case .csvMetadata: table.name + ".csv-metadata.json"
      case .excelCSV: table.name + "-excel.csv"
      case .csv, .json, .xlsx, .svg: table.name + "." + format.rawValue
      }
    return DownloadFile(name: name, format: format, bytes: bytes, rows: table.rows.count)
  }
}
