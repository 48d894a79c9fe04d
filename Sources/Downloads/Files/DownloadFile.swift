import Core
import Crypto

/// A file to be downloaded, with what the page beside its link says.
package struct DownloadFile: Sendable {
  package enum Format: String, Sendable, CaseIterable {
    case csv = "csv"
    /// CSV for a spreadsheet program set to Kyrgyz or Russian.
    case excelCSV = "excel.csv"
    case json = "json"
    case xlsx = "xlsx"
    /// CSV on the Web: what the columns of the CSV file are.
    case csvMetadata = "csv-metadata.json"
    /// A chart of the table; `Dataset.files` makes none, but a page lists it beside them.
    case svg = "svg"

    /// Whether it is the table itself, rather than a picture or a description of it.
    var isData: Bool {
      switch self {
      case .csv, .excelCSV, .json, .xlsx: true
      case .csvMetadata, .svg: false
      }
    }

    /// As a server sends it.
    package var mediaType: String {
      switch self {
      case .csv, .excelCSV: "text/csv"
      case .json: "application/json"
      case .xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
      case .csvMetadata: "application/csvm+json"
      case .svg: "image/svg+xml"
      }
    }
  }

  package let name: String
  package let format: Format
  package let bytes: [UInt8]
  /// Rows of data, without the heading.
  package let rows: Int
  /// SHA-256 in hexadecimal.
  package let checksum: String

  package init(name: String, format: Format, bytes: [UInt8], rows: Int) {
    self.name = name
    self.format = format
    self.bytes = bytes
    self.rows = rows
    checksum = hexadecimal(SHA256.hash(data: bytes))
  }

  package var size: Int { bytes.count }
}
