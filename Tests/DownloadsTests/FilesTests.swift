import Core
import Foundation
import Testing

@testable import Downloads

@Suite("Downloads") struct FilesTests {
  private let files: [DownloadFile]
  private let hostile: [DownloadFile]

  init() throws {
    files = try SampleTables.datasets[0].files()
    hostile = try SampleTables.datasets[1].files()
  }

  private func bytes(_ format: DownloadFile.Format, hostile: Bool = false) throws -> [UInt8] {
    try #require((hostile ? self.hostile : files).first { $0.format == format }).bytes
  }

  @Test("CSV has codes with names in each language, empty hidden values and a note beside them")
  func csv() throws {
    let lines = String(decoding: try bytes(.csv), as: UTF8.self).split(separator: "\r\n")
    #expect(lines.count == 6)
    #expect(
      lines[0]
        == "month,channel,channel_ky,channel_ru,channel_en,received,received_note,median_days,median_days_note,share,share_note"
    )
    #expect(lines[1] == "2026-01,written,жазуу жүзүндө,письменно,in writing,1410,,8.5,,72.1,")
    #expect(
      lines[2]
        == "2026-01,oral,\"оозеки, кабылдамада\",\"устно, на приеме\",\"in person; at a reception\",,[c],,[c],,[c]"
    )
    #expect(lines[4].hasSuffix(",0,,,[z],,[z]"))
    #expect(lines[5].hasSuffix(",,[x],,[x],,[x]"))
  }

  @Test("the copy for Excel has a byte order mark, semicolons and decimal commas")
  func excel() throws {
    let bytes = try bytes(.excelCSV)
    #expect(bytes.starts(with: [0xEF, 0xBB, 0xBF]))
    let lines = String(decoding: bytes.dropFirst(3), as: UTF8.self).split(separator: "\r\n")
    #expect(lines[1] == "2026-01;written;жазуу жүзүндө;письменно;in writing;1410;;8,5;;72,1;")
    #expect(lines[2].contains(";\"устно, на приеме\";\"in person; at a reception\";;[c];"))
  }

  @Test("JSON has null and a note where a value is not shown")
  func json() throws {
    let object = try JSONSerialization.jsonObject(with: Data(try bytes(.json)))
    let table = try #require(object as? [String: Any])
    let rows = try #require(table["rows"] as? [[String: Any]])
    #expect(rows.count == 5)
    #expect(rows[0]["received"] as? Int == 1410 && rows[0]["received_note"] == nil)
    #expect(rows[0]["median_days"] as? Double == 8.5)
    #expect(rows[1]["received"] is NSNull && rows[1]["received_note"] as? String == "[c]")
    #expect(rows[3]["received"] as? Int == 0)
    let notes = try #require(table["notes"] as? [String: [String: String]])
    #expect(notes["[c]"]?["ru"] == "скрыто, чтобы никого нельзя было узнать")
    #expect((table["columns"] as? [[String: Any]])?.count == 5)
  }

  @Test(
    "no cell of a CSV file can run, wherever a program cuts the line",
    arguments: [",", ";", "\t", "|"])
  func formulas(separator: Character) throws {
    for format in [DownloadFile.Format.csv, .excelCSV] {
      let text = String(decoding: try bytes(format, hostile: true), as: UTF8.self)
      for line in text.split(whereSeparator: { $0.isNewline }) {
        for cell in line.split(separator: separator) {
          let content = cell.drop { $0 == "\"" || $0.isWhitespace }
          #expect(!content.starts(with: /[=+\-@＝＋－＠]/), "\(cell)")
        }
      }
      #expect(!text.contains("\t") && !text.unicodeScalars.contains("\0"))
    }
  }

  @Test("a text that is no attack stays as it is")
  func harmless() {
    for text in ["Ысык-Көл", "a+b", "A, B", "1 = 1", "[c]", "", "«Ишеним телефону»"] {
      #expect(SpreadsheetText.safe(text) == text)
    }
    #expect(SpreadsheetText.safe("=1") == "'=1")
    #expect(SpreadsheetText.safe("\t-1") == " '-1")
    #expect(SpreadsheetText.safe("a;+1") == "a;'+1")
  }

  @Test("each file knows its name, size, rows and checksum")
  func facts() throws {
    #expect(
      files.map(\.name) == [
        "channels-2026-q1.csv", "channels-2026-q1-excel.csv", "channels-2026-q1.xlsx",
        "channels-2026-q1.json", "channels-2026-q1.csv-metadata.json",
      ])
    for file in files {
      #expect(file.rows == 5 && file.size == file.bytes.count && file.checksum.count == 64)
    }
    let empty = DownloadFile(name: "a", format: .csv, bytes: Array("abc".utf8), rows: 0)
    #expect(
      empty.checksum == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
  }

  @Test("the same table gives the same bytes in every format, workbook and catalogue")
  func repeatable() async throws {
    let first = try SampleTables.folder()
    // A second later: no time of day may stand in a workbook.
    try await Task.sleep(for: .seconds(2.1))
    let second = try SampleTables.folder()
    #expect(first.map(\.name) == second.map(\.name))
    for (one, other) in zip(first, second) { #expect(one.bytes == other.bytes, "\(one.name)") }
    // On all cores at once, as a site is built.
    let dataset = SampleTables.datasets[0]
    let alone = try dataset.files().map(\.checksum)
    let together = concurrentMap(Array(0..<16), chunk: 1) { _ in
      (try? dataset.files())?.map(\.checksum)
    }
    #expect(together.allSatisfy { $0 == alone })
  }

  @Test("the description for pages is valid JSON in the language of the page")
  func schema() throws {
    let text = SampleTables.datasets[0].schema(
      files, language: .ru, page: "https://portal.example/ru/")
    let object = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
    #expect(object?["@type"] as? String == "Dataset" && object?["inLanguage"] as? String == "ru")
    #expect(object?["temporalCoverage"] as? String == "2026-01-01/2026-03-31")
    let distribution = try #require(object?["distribution"] as? [[String: Any]])
    #expect(distribution.count == 5)
    #expect(
      distribution[0]["contentUrl"] as? String == "https://portal.example/data/channels-2026-q1.csv"
    )
    #expect(distribution[0]["sha256"] as? String == files[0].checksum)
  }

  @Test("addresses and texts cannot break out of Turtle")
  func turtle() {
    #expect(Turtle.text("a\"b\\c\nd") == "\"a\\\"b\\\\c\\nd\"")
    #expect(Turtle.address("https://a/> <b") == "<https://a/%3E%20%3Cb>")
  }

  /// For the validators in Python, which name the folder: see `Tests/Downloads`.
  @Test("the files of the sample can be written for other programs to read")
  func samples() throws {
    let made = try SampleTables.folder()
    #expect(Set(made.map(\.name)).count == made.count && made.count == 15)
    guard let folder = ProcessInfo.processInfo.environment["PORTAL_SAMPLES"] else { return }
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    for (name, bytes) in made {
      try Data(bytes).write(to: URL(fileURLWithPath: folder).appending(path: name))
    }
  }
}
