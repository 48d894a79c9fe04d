import Appeals
import Core
import Exports
import LocatedYAML
import Privacy

/// Lines do not depend on where the pieces are cut, and what comes out is rows of one width.
func readJSONLines(_ bytes: [UInt8]) {
  func rows(cutAt place: Int) -> [UInt8]? {
    var read: [UInt8] = []
    let (first, second) = (Array(bytes[..<place]), Array(bytes[place...]))
    do {
      try JSONLinesExport.stream(
        { take in
          if try take(first.span) { _ = try take(second.span) }
        },
        to: { piece in
          piece.withUnsafeBufferPointer { read += $0 }
          return true
        })
    } catch {
      return nil
    }
    return read
  }
  let whole = rows(cutAt: bytes.count)
  precondition(rows(cutAt: bytes.count / 3) == whole, "rows depend on the pieces")
  guard let whole else { return }
  var reader = CSVReader()
  reader.feed(whole.span)
  reader.finish()
  while true {
    switch reader.next() {
    case .exhausted: return
    case .row: continue
    case .malformed(let problem):
      switch problem.rule {
      // What a string holds is passed on as it is; the reader of CSV says where it is wrong.
      case .invalidUTF8, .longField, .longRow: continue
      default: preconditionFailure("a row that is none")
      }
    }
  }
}

/// Places lie in the text, are in order and do not overlap; lines lie in the file.
func readPersonalData(_ bytes: [UInt8]) {
  let text = String(decoding: bytes, as: UTF8.self)
  var end = 0
  for hit in PersonalData(text).hits() {
    precondition(hit.range.lowerBound >= end, "hits overlap")
    end = hit.range.upperBound
    precondition(end <= text.unicodeScalars.count, "a hit outside the text")
  }
  let lines = bytes.count { $0 == 0x0A } + 1
  for (line, _, _) in PersonalData.hits(inFile: bytes) {
    precondition((1...lines).contains(line), "a line outside the file")
  }
}

/// What is found does not depend on where the chunks are cut; the settings made of it are YAML.
func readProfile(_ bytes: [UInt8]) {
  func profile(cutAt place: Int) -> ExportProfile {
    var dialect = ExportDialect()
    dialect.padsShortRows = true
    var profile = ExportProfile(dialect)
    if profile.feed(Array(bytes[..<place]).span) { _ = profile.feed(Array(bytes[place...]).span) }
    _ = profile.finish()
    return profile
  }
  let whole = StarterSettings(
    profile(cutAt: bytes.count), of: .canonical("a.csv", at: SourceLocation(path: "a")), codes: nil
  ).text
  let cut = StarterSettings(
    profile(cutAt: bytes.count / 3), of: .canonical("a.csv", at: SourceLocation(path: "a")),
    codes: nil
  ).text
  precondition(whole == cut, "the settings depend on the chunks")
  var diagnostics: [Diagnostic] = []
  let value = YAMLValue.parse(whole, path: "r.yaml", reporting: &diagnostics)
  precondition(value != nil, "the settings are no YAML")
}

/// A sheet of a workbook, unpacked: whatever it is, it ends.
func readSheet(_ bytes: [UInt8]) {
  var handed = 0
  _ = WorkbookExport.rows(ofSheet: bytes, sharing: ["a", "\"b\", c"]) { piece in
    handed += piece.count
    return handed < 1 << 24
  }
}
