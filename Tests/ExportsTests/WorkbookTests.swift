import Foundation
import Testing

@testable import Exports

@Suite struct WorkbookTests {
  private let folder = FileManager.default.temporaryDirectory.appending(
    path: "workbook-\(UUID().uuidString)")

  private func workbook(
    _ rows: String, workbookProperties: String = "",
    change: (inout ArchiveWriter) -> Void = { _ in }
  ) throws -> String {
    var archive = ArchiveWriter()
    archive.add(
      "xl/workbook.xml",
      "<workbook xmlns:r='r'>\(workbookProperties)<sheets><sheet name='Журнал' sheetId='1' r:id='rId1'/>"
        + "<sheet name='Other' sheetId='2' r:id='rId2'/></sheets></workbook>")
    archive.add(
      "xl/_rels/workbook.xml.rels",
      "<Relationships><Relationship Id='rId1' Target='worksheets/sheet1.xml'/>"
        + "<Relationship Id='rId2' Target='/xl/worksheets/sheet2.xml'/></Relationships>")
    archive.add(
      "xl/styles.xml",
      "<styleSheet><numFmts><numFmt numFmtId='164' formatCode='dd\\.mm\\.yyyy'/>"
        + "<numFmt numFmtId='165' formatCode='[Red]0.0\" day\"'/></numFmts>"
        + "<cellStyleXfs><xf numFmtId='14'/></cellStyleXfs><cellXfs><xf numFmtId='0'/>"
        + "<xf numFmtId='14'/><xf numFmtId='164'/><xf numFmtId='165'/></cellXfs></styleSheet>")
    archive.add(
      "xl/sharedStrings.xml",
      "<sst><si><t>Рег. №</t></si><si><r><t>Да</t></r><r><t>та</t></r><rPh><t>x</t></rPh></si></sst>"
    )
    archive.add("xl/worksheets/sheet1.xml", "<worksheet><sheetData>\(rows)</sheetData></worksheet>")
    archive.add(
      "xl/worksheets/sheet2.xml",
      "<worksheet><sheetData><row><c><v>1</v></c></row></sheetData></worksheet>")
    change(&archive)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let file = folder.appending(path: "a.xlsx")
    try archive.bytes.write(to: file)
    return file.path
  }

  private func read(_ file: String, sheet: String? = nil) throws -> String {
    var bytes: [UInt8] = []
    func take(_ piece: Span<UInt8>) -> Bool {
      piece.withUnsafeBufferPointer { bytes += $0 }
      return true
    }
    try withoutActuallyEscaping(
      take, do: { try WorkbookExport.stream(file: file, sheet: sheet, to: $0) })
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test("reads shared and inline texts, days, gaps; line numbers are row numbers")
  func cells() throws {
    let file = try workbook(
      """
      <row r='1'><c r='A1' t='s'><v>0</v></c><c r='B1' t='s'><v>1</v></c></row>
      <row r='3'><c r='A3'><v>7</v></c><c r='B3' s='1'><v>46086.75</v></c><c r='D3' t='inlineStr'>
      <is><t>a, "b"\nc</t></is></c></row>
      <row r='4'><c r='B4' s='2'><v>46087</v></c><c r='C4' s='3'><v>5</v></c><c r='D4' t='str'><f>X</f>
      <v>f</v></c></row>
      """)
    #expect(
      try read(file)
        == "Рег. №,Дата\n\n7,2026-03-05,,\"a, \"\"b\"\" c\"\n,2026-03-06,5,f\n")
    #expect(try read(file, sheet: "Other") == "1\n")
  }

  @Test("days that count from 1904 are the same days")
  func macDays() throws {
    let file = try workbook(
      "<row r='1'><c r='A1' s='1'><v>44624</v></c></row>",
      workbookProperties: "<workbookPr date1904='1'/>")
    #expect(try read(file) == "2026-03-05\n")
  }

  @Test("a sheet that is not there is named with those that are")
  func noSheet() throws {
    let file = try workbook("")
    #expect(throws: ExportFailure.query("the workbook has no such sheet; it has ‘Журнал’, ‘Other’"))
    {
      try read(file, sheet: "Sheet1")
    }
  }

  @Test("what is dangerous or damaged is refused")
  func refusals() throws {
    func message(_ file: String) -> String? {
      do {
        _ = try read(file)
        return nil
      } catch let failure as ExportFailure {
        if case .file(let message, _) = failure { return message }
      } catch {}
      return nil
    }
    let bomb = try workbook("") {
      $0.add("xl/x.xml", "")
      $0 = ArchiveWriter()
      $0.add("xl/workbook.xml", "xxxxxxxxxxxxxxxx", statedSize: 1 << 30)
    }
    #expect(message(bomb)?.contains("far more") == true)
    let locked = try workbook("") {
      $0 = ArchiveWriter()
      $0.add("xl/workbook.xml", "xxxxxxxxxxxxxxxx", isEncrypted: true)
    }
    #expect(message(locked)?.contains("password") == true)
    let laughs = try workbook("") {
      $0 = ArchiveWriter()
      $0.add("xl/workbook.xml", "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>")
    }
    #expect(message(laughs)?.contains("damaged") == true)
    let ole = folder.appending(path: "ole.xlsx")
    try Data([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]).write(to: ole)
    #expect(message(ole.path)?.contains("password") == true)
    let archive = try workbook("") {
      $0 = ArchiveWriter()
      $0.add("a.txt", "a")
    }
    #expect(message(archive)?.contains("not a workbook") == true)
  }
}
