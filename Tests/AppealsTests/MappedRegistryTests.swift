import Core
import Testing

@testable import Appeals

/// An export as Russian-language office systems write it.
private let settings = """
  sources:
    - file: "*.csv"
      dates: [d.m.y, excel]
      columns:
        reference: [Рег. №, Номер]
        received: Дата поступления
        registered: Дата регистрации
        closed: Дата ответа
        channel: {column: Способ подачи, values: {written: [почта, эл. почта], reception: лично}}
        topic: {column: Тематика, values: {land: Земля, courts: Суды}}
        region: {column: Регион, unmapped: not-stated, values: {KG-GB: г. Бишкек}}
        status: {when_open: under-review, when_closed: answered}
        outcome: {column: Результат, values: {explained: Даны разъяснения}}

  """

private let header =
  "Рег. №;Ф.И.О.;Дата поступления;Дата регистрации;Способ подачи;Тематика;Регион;Дата ответа;Результат"
private let rows = [
  "Б-1;Иванов И.;02.03.2026;3.3.2026;Почта;земля;Чуйская область;20.03.2026 16:45;Разъяснено",
  "Б-2;\"Петров\nП.\";05.03.2026;05.03.2026;ЭЛ.  ПОЧТА;СУДЫ;г. Бишкек;;",
  "Б-3;;46086;46087;Лично;Земля;Марс;;",
]
private let export = ([header] + rows).joined(separator: "\r\n") + "\r\n"
private let result = [
  "Б-1 2026-03-02 2026-03-03 written land KG-C answered 2026-03-20 explained",
  "Б-2 2026-03-05 2026-03-05 written courts KG-GB under-review - -",
  "Б-3 2026-03-05 2026-03-06 reception land not-stated under-review - -",
]

@Suite struct MappedRegistryTests {
  let repository: Repository

  init() throws { repository = try Repository() }

  private func read(
    _ text: String, _ settings: String = settings, pieces: [Int] = [1 << 20]
  ) throws -> MappedRegistry {
    try MappedRegistry(settings, [Array(text.utf8)], pieces: pieces, repository: repository)
  }

  @Test("reads names, spellings and dates of an office's own", arguments: [1, 7, 64, 1 << 20])
  func own(piece: Int) throws {
    let read = try read(export, pieces: [piece])
    #expect(read.rows(repository.codes) == result)
    #expect(read.codes == ["registry.unmapped"])
    #expect(read.diagnostics.first?.severity == .warning)
    #expect(read.diagnostics.first?.location.line == 5)
    #expect(read.diagnostics.first?.message.contains("Марс") == false)
    #expect(read.report?.delimiter == UInt8(ascii: ";"))
    #expect(read.report?.delimiterIsStated == false)
    #expect(read.report?.rows == 3)
    #expect(read.report?.kept == 3)
    #expect(read.report?.unmapped.map(\.rows) == [1])
  }

  @Test("finds the encoding: the rows are the same in each")
  func encodings() throws {
    let samples: [(TextEncoding, [UInt8])] = [
      (.windows1251, EncodedText.windows1251(export)), (.utf8, Array("\u{FEFF}\(export)".utf8)),
      (.utf16, EncodedText.utf16(export, bigEndian: false, mark: true)),
      (.utf16, EncodedText.utf16(export, bigEndian: true, mark: true)),
      (.utf16, EncodedText.utf16(export, bigEndian: false, mark: false)),
      (.utf16, EncodedText.utf16(export, bigEndian: true, mark: false)),
    ]
    for (encoding, bytes) in samples {
      for piece in [1, 13, 1 << 20] {
        let read = try MappedRegistry(settings, [bytes], pieces: [piece], repository: repository)
        #expect(read.rows(repository.codes) == result)
        #expect(read.report?.encoding == encoding)
        #expect(read.report?.encodingIsStated == false)
      }
    }
  }

  @Test("a stated encoding and delimiter are taken at their word")
  func stated() throws {
    let own = settings.replacing(
      "dates:", with: "encoding: windows-1251\n    delimiter: \";\"\n    dates:")
    let read = try MappedRegistry(
      own, [EncodedText.windows1251(export)], repository: repository)
    #expect(read.rows(repository.codes) == result)
    #expect(read.report?.encodingIsStated == true)
    #expect(read.report?.delimiterIsStated == true)
  }

  @Test("passes over headings above the header and rows below it")
  func headings() throws {
    let text = "Журнал;;;\r\nобращений\r\n" + header + "\n1;2;3;4;5;6;7;8;9\n" + rows[0] + "\n"
    for piece in [1, 1 << 20] {
      let read = try read(
        text, settings.replacing("dates:", with: "header_line: 3\n    skip_rows: 1\n    dates:"),
        pieces: [piece])
      #expect(read.rows(repository.codes) == [result[0]])
      #expect(read.registry?.location(ofRow: 0).line == 5)
    }
  }

  @Test("an empty column too many says nothing; a short row is malformed unless it may be padded")
  func ragged() throws {
    #expect(try read(header + ";\n" + rows[0] + ";\n").rows(repository.codes) == [result[0]])
    #expect(try read(header + "\n" + rows[0] + ";;;\n").rows(repository.codes) == [result[0]])
    let short = header + "\n" + rows[0] + "\nБ-4;;5.3.2026;5.3.2026;Лично\n"
    #expect(try read(short).codes == ["csv.field-count"])
    let padded = try read(short, settings.replacing("dates:", with: "short_rows: pad\n    dates:"))
    #expect(padded.codes.isEmpty)
    #expect(padded.registry?.table.count == 2)
    #expect(padded.report?.padded == 1)
  }

  @Test("a value without a mapping stops the build unless the settings say otherwise")
  func unmapped() throws {
    let row = rows[1].replacing("СУДЫ", with: "Зеимля").replacing("Петров\n", with: "Петров ")
    let read = try read(export + row + "\n" + row.replacing("Б-2", with: "Б-9") + "\n")
    let errors = read.diagnostics.filter(\.isError)
    let error = try #require(errors.first)
    #expect(error.code == "registry.unmapped")
    #expect(error.message.contains("in 2 rows"))
    #expect(error.location.line == 6)
    #expect(error.hint?.contains("nearest to it is ‘Земля’") == true)
    #expect(read.report?.rejected == 2)
    #expect(read.report?.rows == 5)
  }

  @Test("look-alike letters, ѳ for ө and spacing make no other value")
  func folding() throws {
    // A no-break space, a soft hyphen, Latin o and c.
    let text = export.replacing("Чуйская область", with: "\u{A0}ЧҮЙ  \u{AD}oблуcу")
    #expect(FoldedText("Чүй облуcy") == FoldedText("чүй облусу"))
    #expect(FoldedText("кѳчѳ") == FoldedText("КӨЧӨ"))
    #expect(FoldedText("«Ишеним  телефону»") == FoldedText("ишеним телефону"))
    #expect(FoldedText("e\u{308}ж") == FoldedText("ёж"))
    let read = try read(text)
    #expect(read.rows(repository.codes).first == result[0])
  }

  @Test("filters drop rows and are counted")
  func filters() throws {
    let filter = "filters: [{column: Регион, drop: [марс]}]\n    dates:"
    let read = try read(export, settings.replacing("dates:", with: filter))
    #expect(read.registry?.table.count == 2)
    #expect(read.report?.filtered == 1)
    #expect(read.codes.isEmpty)
    let keep = "filters: [{column: Регион, keep: [г. Бишкек]}]\n    dates:"
    #expect(
      try self.read(export, settings.replacing("dates:", with: keep)).rows(repository.codes)
        == [result[1]])
  }

  @Test("of two rows with one reference the newest or the first is kept, in numbers that add up")
  func duplicates() throws {
    let later = rows[1].replacing(";;", with: ";10.03.2026;Разъяснено")
      .replacing("\"Петров\nП.\"", with: "")
    let files = [Array(export.utf8), Array((header + "\n" + later).utf8)]
    for (policy, closed) in [("newest", "2026-03-10"), ("first", "-")] {
      let read = try MappedRegistry(
        "duplicates: \(policy)\n" + settings, files, repository: repository)
      #expect(read.rows(repository.codes)[1].split(separator: " ")[7] == closed)
      #expect(read.registry?.table.count == 3)
      let report = try #require(read.registry?.report)
      #expect(report.sources.map(\.kept).reduce(0, +) == 3)
      #expect(report.sources.map(\.folded).reduce(0, +) == 1)
      #expect(report.sources.map(\.folded) == (policy == "newest" ? [1, 0] : [0, 1]))
    }
    let stopped = try MappedRegistry(settings, files, repository: repository)
    let twice = stopped.diagnostics.first { $0.code == "registry.duplicate-reference" }
    #expect(twice?.hint?.contains("‘duplicates: newest’ or ‘duplicates: first’") == true)
  }

  @Test("rows with faults stop the build, or are left out and counted")
  func faults() throws {
    let text = export.replacing("20.03.2026", with: "01.03.2026")
    #expect(try read(text).codes.contains("registry.date-order"))
    let left = try read(text, "faulty_rows: leave-out\n" + settings)
    #expect(!left.diagnostics.hasErrors)
    #expect(left.report?.leftOut == 1)
    #expect(left.registry?.table.count == 2)
  }

  @Test(
    "a day that cannot be read is one error, with the way out in the settings",
    arguments: [
      ("2026-03-20", "add the format to ‘dates’ in registry.yaml: y-m-d"),
      ("20/03/2026", "add the format to ‘dates’ in registry.yaml: d/m/y"),
      ("20.03.26", "add the format to ‘dates’ in registry.yaml: d.m.yy, and ‘century’"),
      ("20.03.1926", "days from 1970 to 2149 can be kept"),
      ("сообщено", "if it is a day, add the format to ‘dates’ in registry.yaml"),
    ])
  func unreadDay(cell: String, hint: String) throws {
    let text = export.replacing("20.03.2026 16:45", with: cell)
    for outcome in ["Разъяснено", ""] {
      let derived = settings.replacing(
        "{column: Результат,", with: "{column: Результат, when_closed: explained,")
      let stopped = try read(text.replacing("Разъяснено", with: outcome), derived)
      let faults = stopped.diagnostics.filter(\.isError)
      #expect(faults.map(\.code) == ["registry.date"], "\(faults)")
      #expect(faults.first?.hint?.hasPrefix(hint) == true, "\(faults)")
      #expect(faults.first?.hint?.contains("faulty_rows: leave-out") == true)
      #expect(!"\(stopped.diagnostics)".contains(cell))
    }
    let left = try read(text, "faulty_rows: leave-out\n" + settings)
    let told = left.diagnostics.first { $0.code == "registry.date" }
    #expect(told?.hint?.hasPrefix(hint) == true && told?.hint?.contains("leave-out") == false)
  }

  @Test("a file that is something else is named for what it is")
  func foreign() throws {
    let samples = [
      "\n <!DOCTYPE html><html><table>": "HTML", "PK\u{3}\u{4}xxxx": "workbook",
      "SQLite format 3\0": "SQLite", "%PDF-1.4": "PDF", "<?xml version='1.0'?>": "XML",
    ]
    for (text, name) in samples {
      let read = try read(text)
      #expect(read.codes == ["source.kind"])
      #expect(read.diagnostics.first?.message.contains(name) == true)
    }
    let ole = try MappedRegistry(
      settings, [[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1]], repository: repository)
    #expect(ole.diagnostics.first?.hint?.contains("password") == true)
  }

  @Test("columns that are missing or doubled are named by what the settings say, not by the header")
  func columns() throws {
    let missing = try read(export.replacing("Тематика", with: "Тематка"))
    #expect(missing.codes == ["source.column"])
    #expect(missing.diagnostics.first?.hint?.contains("column number 6") == true)
    let twice = try read(export.replacing("Ф.И.О.", with: "тематика"))
    #expect(twice.codes == ["source.column"])
    #expect(twice.diagnostics.first?.message.contains("number 2 and 6") == true)
    let byPosition = settings.replacing("column: Тематика", with: "position: 6")
    #expect(
      try read(export.replacing("Ф.И.О.", with: "тематика"), byPosition).rows(repository.codes)
        == result)
  }

  @Test("a registry without a header is read by position")
  func noHeader() throws {
    let text = "7;2026-03-02;земля\n8;2026-03-03;суды\n"
    let read = try read(
      text,
      """
      sources:
        - file: a.csv
          header_line: 0
          columns:
            reference: {position: 1}
            received: {position: 2}
            channel: {constant: written}
            topic: {position: 3, values: {land: земля, courts: суды}}
            status: {constant: registered}
      """)
    #expect(
      read.rows(repository.codes) == [
        "7 2026-03-02 - written land not-stated registered - -",
        "8 2026-03-03 - written courts not-stated registered - -",
      ])
  }

  @Test("a line without end is refused at once, with bounded memory")
  func endlessLine() throws {
    var diagnostics: [Diagnostic] = []
    let parsed = try #require(
      RegistrySettings.parse(
        "demonstration: false\n" + settings, path: "r", reporting: &diagnostics))
    var reader = RegistryReader(
      codes: repository.codes, calendar: repository.calendar, asOf: nil)
    reader.begin(parsed.sources[0], path: "endless.csv", reporting: &diagnostics)
    let block = [UInt8](repeating: UInt8(ascii: "a"), count: 1 << 20)
    var fed = 0
    while reader.feed(block.span), fed < 2048 { fed += 1 }
    #expect(fed <= 1)
    _ = reader.finish(reporting: &diagnostics)
    #expect(diagnostics.map(\.code) == ["csv.long-row"])
  }
}
