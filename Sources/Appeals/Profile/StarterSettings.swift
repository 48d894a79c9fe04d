import Core
import Privacy

/// A `registry.yaml` to begin with: what a profile is sure of, and questions where it is not.
///
/// What it writes builds as it stands wherever nothing is left open, and never holds what looks like
/// somebody's: its own lines would not pass the guard against personal data.
package struct StarterSettings {
  let profile: ExportProfile
  let source: RegistrySource
  let codes: AppealCodes?
  let headerLine: Int
  /// Which column of the registry each column of the export is, where its name or whoever asks says so.
  let sure: [AppealColumn: Int]
  /// Whether the references of the export are of the form that the site's citizens type.
  let fitsLookup: Bool

  /// - Parameters:
  ///   - chosen: names of columns of the export, where whoever asks knows better than their names say.
  ///   - isReference: whether a text is a reference by the patterns of the site; `nil` without a site.
  package init(
    _ profile: ExportProfile, of source: RegistrySource, codes: AppealCodes?,
    chosen: [AppealColumn: String] = [:], isReference: ((String) -> Bool)? = nil
  ) {
    self.profile = profile
    self.source = source
    self.codes = codes
    headerLine = profile.headerLine
    var found: [AppealColumn: Int] = [:]
    for (column, name) in chosen {
      found[column] = profile.columns.firstIndex { FoldedText($0.name) == FoldedText(name) }
    }
    for (index, column) in profile.columns.enumerated() {
      guard case .column(let meaning) = HeaderAliases.meaning(of: FoldedText(column.name)),
        found[meaning] == nil, !found.values.contains(index),
        StarterSettings.fits(column, meaning)
      else { continue }
      found[meaning] = index
    }
    sure = found
    let cells = found[.reference].map { profile.columns[$0].firstCells } ?? []
    fitsLookup =
      cells.isEmpty || isReference == nil
      || cells.contains { isReference?(String(decoding: $0, as: UTF8.self)) == true }
  }

  static func fits(_ column: ColumnProfile, _ meaning: AppealColumn) -> Bool {
    if meaning.holdsDate { return column.isDate || column.filled == 0 }
    if meaning == .reference { return column.empty == 0 && !column.isPersonal }
    return !meaning.isCoded || column.distinct != nil
  }

  package var text: String {
    var lines = [
      "# Written by ‘portal registry inspect’. Answer the questions, then run ‘portal registry check’.",
      "# QUESTION: is this the office's own registry? ‘true’ marks every page as a demonstration.",
      "demonstration: false",
    ]
    lines += [
      "# QUESTION: which day was the export made? Periods close by it.", "# last_day: YYYY-MM-DD",
    ]
    if isOfCounts { return (lines + ownLists + countedLines).joined(separator: "\n") + "\n" }
    if !fitsLookup {
      lines += [
        "# The numbers of this export are not of the form in site.yaml (lookup.patterns). QUESTION: shall",
        "# citizens look them up? Then say there what they look like, and delete this line:",
        "lookup: false",
      ]
    }
    lines += ownLists + ["sources:"] + sourceLines
    lines += dateLines + ["    columns:"]
    for column in AppealColumn.allCases {
      lines += sure[column].map { rule(column, $0) } ?? question(column)
    }
    return (lines + remaining).joined(separator: "\n") + "\n"
  }

  /// Where the rows are and how they are written.
  var sourceLines: [String] {
    var keys = source.files.prefix(1).map { "file: \(quoted($0))" }
    if let sheet = source.sheet { keys.append("sheet: \(quoted(sheet))") }
    if let query = source.query { keys.append("query: \(quoted(query))") }
    if source.format == .csv {
      keys += ["encoding: \(profile.encoding.rawValue)", "delimiter: \(delimiter)"]
    }
    if headerLine != 1 { keys.append("header_line: \(headerLine)") }
    return keys.enumerated().map { ($0 == 0 ? "  - " : "    ") + $1 }
  }

  private var delimiter: String {
    switch profile.dialect.delimiter {
    case UInt8(ascii: "\t"): "tab"
    case let byte?: "\"\(Unicode.Scalar(byte))\""
    case nil: "\",\""
    }
  }

  private var dateLines: [String] {
    let days = AppealColumn.allCases.filter(\.holdsDate).compactMap { sure[$0] }
      .map { profile.columns[$0].dateCounts }
    var counts: [(format: String, cells: Int)] = []
    for (format, cells) in days.flatMap(\.self) {
      if let known = counts.firstIndex(where: { $0.format == format }) {
        counts[known].cells += cells
      } else {
        counts.append((format, cells))
      }
    }
    var formats = ColumnProfile.byFrequency(counts).map(\.format)
    var lines: [String] = []
    let orders: Set = ["d/m/y", "m/d/y"]
    if orders.isSubset(of: formats) {
      // Where one column has a 13th month, the other order is out.
      let certain = days.map { orders.intersection($0.map(\.format)) }.first { $0.count == 1 }
      let order = certain?.first ?? "d/m/y"
      formats.removeAll { orders.contains($0) && $0 != order }
      if certain == nil {
        lines.append("    # QUESTION: is 3/4/2026 the third of April (d/m/y) or March 4 (m/d/y)?")
      }
    }
    if formats.contains("d.m.yy") {
      lines.append("    # QUESTION: two digits of a year: the first year of the hundred they mean?")
      lines.append("    century: 1970")
    }
    if !formats.isEmpty { lines.append("    dates: [\(formats.joined(separator: ", "))]") }
    return lines
  }

  /// By its name, unless that leaves open which column is meant or reads like somebody's address.
  func place(_ index: Int) -> String {
    let isTwice = profile.columns.indices.contains { $0 != index && isNamesake($0, index) }
    let name = "column: \(quoted(profile.columns[index].name))"
    return headerLine == 0 || isTwice || !isFit(name) ? "position: \(index + 1)" : name
  }

  func isNamesake(_ one: Int, _ other: Int) -> Bool {
    headerLine > 0
      && FoldedText(profile.columns[one].name) == FoldedText(profile.columns[other].name)
  }

  /// Whether a line may stand in a file of the sources.
  func isFit(_ line: String) -> Bool { PersonalData.hits(inFile: Array(line.utf8)).isEmpty }

  /// As YAML; what the header says is a name of a column, unless the file has no header.
  func quoted(_ text: String) -> String {
    let isPlain =
      !text.isEmpty && text.first != " " && text.last != " "
      && text.unicodeScalars.allSatisfy { scalar in
        scalar.properties.isAlphabetic || scalar == " " || scalar == "." || scalar == "_"
          || scalar == "№" || (0x30...0x39).contains(scalar.value)
      } && text.unicodeScalars.first?.properties.isAlphabetic == true
      && !["yes", "no", "true", "false", "null", "on", "off"].contains(text.lowercased())
    return isPlain ? text : StarterSettings.escaped(JSONText.quoted(text))
  }

  /// To YAML some characters that JSON takes as they are end a line, and with it a comment.
  private static func escaped(_ quoted: String) -> String {
    var text = ""
    for scalar in quoted.unicodeScalars {
      switch scalar.value {
      case 0x7F...0x9F, 0x2028, 0x2029, 0xFEFF, 0xFFFE, 0xFFFF:
        let digits = String(scalar.value, radix: 16)
        text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: text.unicodeScalars.append(scalar)
      }
    }
    return text
  }
}
