/// The list of sheets: names and the keys of their parts; how days are counted.
final class WorkbookSheets: XMLReading {
  private(set) var sheets: [(name: String, relation: String)] = []
  private(set) var countsFrom1904 = false
  var isWanted: Bool { true }

  func start(_ name: String, _ attributes: [String: String]) {
    if name == "sheet", let title = attributes["name"], let relation = attributes["id"] {
      sheets.append((title, relation))
    }
    if name == "workbookPr" {
      countsFrom1904 = ["1", "true"].contains(attributes["date1904"] ?? "")
    }
  }

  func text(_ bytes: UnsafeBufferPointer<UInt8>) {}
  func end(_ name: String) {}
}

/// Which part each key names.
final class WorkbookRelations: XMLReading {
  private(set) var targets: [String: String] = [:]
  var isWanted: Bool { true }

  func start(_ name: String, _ attributes: [String: String]) {
    if name == "Relationship", let id = attributes["Id"], let target = attributes["Target"] {
      targets[id] = target.hasPrefix("/") ? String(target.dropFirst()) : "xl/" + target
    }
  }

  func text(_ bytes: UnsafeBufferPointer<UInt8>) {}
  func end(_ name: String) {}
}

/// Which of the cell formats show a number as a day.
final class WorkbookStyles: XMLReading {
  private(set) var showsDay: [Bool] = []
  private var custom: [Int: Bool] = [:]
  private var isInCellFormats = false
  var isWanted: Bool { true }

  func start(_ name: String, _ attributes: [String: String]) {
    switch name {
    case "numFmt":
      if let id = attributes["numFmtId"].flatMap({ Int($0) }), let code = attributes["formatCode"] {
        custom[id] = WorkbookStyles.isDay(code)
      }
    case "cellXfs": isInCellFormats = true
    case "xf" where isInCellFormats:
      let id = attributes["numFmtId"].flatMap { Int($0) } ?? 0
      // The built-in formats of days, those of East Asian locales included (ECMA-376, 18.8.30).
      let isBuiltIn =
        (14...17).contains(id) || id == 22 || (27...36).contains(id)
        || (50...58).contains(id)
      showsDay.append(custom[id] ?? isBuiltIn)
    default: break
    }
  }

  func text(_ bytes: UnsafeBufferPointer<UInt8>) {}

  func end(_ name: String) {
    if name == "cellXfs" { isInCellFormats = false }
  }

  /// A day or a year in the code, outside of quoted text and brackets.
  private static func isDay(_ code: String) -> Bool {
    var isQuoted = false
    var isBracketed = false
    for character in code.lowercased() {
      switch character {
      case "\"": isQuoted.toggle()
      case "[": isBracketed = true
      case "]": isBracketed = false
      case "d", "y": if !isQuoted, !isBracketed { return true }
      default: break
      }
    }
    return false
  }
}

/// The texts that cells share, kept in one piece of memory.
final class SharedStrings: XMLReading {
  static let mostBytes = 512 << 20

  private var bytes: [UInt8] = []
  private var ends: [Int] = []
  private var isInText = false
  private var phonetic = 0
  var isWanted: Bool { bytes.count <= SharedStrings.mostBytes }

  func start(_ name: String, _ attributes: [String: String]) {
    if name == "rPh" { phonetic += 1 }
    isInText = name == "t" && phonetic == 0
  }

  func text(_ text: UnsafeBufferPointer<UInt8>) {
    if isInText { bytes.append(contentsOf: text) }
  }

  func end(_ name: String) {
    isInText = false
    if name == "rPh" { phonetic -= 1 }
    if name == "si" { ends.append(bytes.count) }
  }

  subscript(index: Int) -> ArraySlice<UInt8> {
    guard ends.indices.contains(index) else { return [] }
    return bytes[(index == 0 ? 0 : ends[index - 1])..<ends[index]]
  }
}
