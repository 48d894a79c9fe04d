import Content
import Core
import Downloads
import HTML
import Phrasing
import Statistics

extension StatisticsView {
  /// The files of a table with format, size, rows and checksum, and what search engines for data read.
  func writeDownloads(_ table: String, at folder: RelativePath, into html: inout HTMLWriter) {
    guard let entry = downloads?[table] else { return }
    let files = entry.files(language).filter { $0.format != .csvMetadata }
    html.element(.section) { html in
      html.element(.h2, [.id("downloads")], text: words[.downloads])
      html.element(.ul) { html in
        for file in files { html.element(.li) { write(file, &$0) } }
      }
      writeChecksums(files, &html)
      html.element(.p, [.class("note")]) { html in
        html.text(words[.licence] + ": ")
        let licence = figures.plan.licence
        html.element(.a, [.href(licence.address), .rel("external")], text: licence.title)
        html.text(". ")
        html.element(
          .a, [.href("/\(StatisticsDownloads.folder)/tables.json")], text: words[.allProtected])
      }
    }
    let page = settings.address + route(folder).address
    html.json(
      entry.dataset.schema(entry.files(language), language: language, page: page),
      type: "application/ld+json")
  }

  private func write(_ file: DownloadFile, _ html: inout HTMLWriter) {
    let address = "/\(StatisticsDownloads.folder)/\(file.name)"
    html.element(.a, [.href(address), .flag("download")], text: label(file.format))
    html.text(
      " – "
        + words(
          .fileFacts,
          ["rows": language.number(file.rows), "bytes": language.number(file.size)]))
  }

  /// Folded, or a screen reader would spell sixty-four signs for each file.
  private func writeChecksums(_ files: [DownloadFile], _ html: inout HTMLWriter) {
    html.element(.details) { html in
      html.element(.summary, text: words[.checksums])
      for file in files {
        html.element(.p) { html in
          html.text(label(file.format) + " ")
          html.element(.code, text: file.checksum)
        }
      }
    }
  }

  private func label(_ format: DownloadFile.Format) -> String {
    switch format {
    case .csv: "CSV"
    case .excelCSV: words[.excelCopy]
    case .json: "JSON"
    case .xlsx: "XLSX"
    case .csvMetadata: "CSVW"
    case .svg: "SVG"
    }
  }
}
