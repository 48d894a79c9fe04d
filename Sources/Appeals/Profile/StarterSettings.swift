import Core

/// A `registry.yaml` to begin with: what a profile is sure of, and questions where it is not.
package struct StarterSettings {
  let profile: ExportProfile
  let source: RegistrySource
  let codes: AppealCodes?
  let headerLine: Int

  package init(_ profile: ExportProfile, of source: RegistrySource, codes: AppealCodes?) {
    self.profile = profile
    self.source = source
    self.codes = codes
    headerLine = profile.headerLine
  }

  /// Which column of the registry each column of the export is, where its name says so.
  private var sure: [AppealColumn: Int] {
    var found: [AppealColumn: Int] = [:]
    for (index, column) in profile.columns.enumerated() {
      guard case .column(let meaning) = HeaderAliases.meaning(of: FoldedText(column.name)),
        found[meaning] == nil, fits(column, meaning)
      else { continue }
      found[meaning] = index
    }
    return found
  }

  private func fits(_ column: ColumnProfile, _ meaning: AppealColumn) -> Bool {
    if meaning.holdsDate { return column.isDate || column.filled == 0 }
    if meaning == .reference { return column.empty == 0 && !column.isPersonal }
    return !meaning.isCoded || column.distinct != nil
  }

  package var text: String {
    let sure = sure
    var lines = [
      "# Written by ‘portal registry inspect’. Answer the questions, then run ‘portal registry check’.",
      "# QUESTION: is this the office's own registry? ‘true’ marks every page as a demonstration.",
      "demonstration: false", "# QUESTION: which day was the export made?",
      "# last_day: YYYY-MM-DD", "sources:",
    ]
    lines += sourceLines
    if headerLine != 1 { lines.append("    header_line: \(headerLine)") }
    lines += dateLines(sure) + ["    columns:"]
    for column in AppealColumn.allCases {
      lines += sure[column].map { rule(column, $0) } ?? question(column, sure)
    }
    lines += remaining(sure)
    return lines.joined(separator: "\n") + "\n"
  }

  /// Where the rows are and how they are written.
  private var sourceLines: [String] {
    var keys = source.files.prefix(1).map { "file: \(quoted($0))" }
    if let sheet = source.sheet { keys.append("sheet: \(quoted(sheet))") }
    if let query = source.query { keys.append("query: \(quoted(query))") }
    if source.format == .csv {
      keys += ["encoding: \(profile.encoding.rawValue)", "delimiter: \(delimiter)"]
    }
    return keys.enumerated().map { ($0 == 0 ? "  - " : "    ") + $1 }
  }

  private var delimiter: String {
    switch profile.dialect.delimiter {
    case UInt8(ascii: "\t"): "tab"
    case let byte?: "\"\(Unicode.Scalar(byte))\""
    case nil: "\",\""
    }
  }

  private func dateLines(_ sure: [AppealColumn: Int]) -> [String] {
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

  private func rule(_ column: AppealColumn, _ index: Int) -> [String] {
    let profile = self.profile.columns[index]
    let place = place(index)
    guard column.isCoded else {
      return ["      \(column.name): {\(place)}"]
    }
    var lines = ["      \(column.name):", "        \(place)"]
    lines += values(profile, column)
    return lines
  }

  /// By its name, unless that leaves open which column is meant.
  private func place(_ index: Int) -> String {
    let isTwice = profile.columns.indices.contains { $0 != index && isNamesake($0, index) }
    return headerLine == 0 || isTwice
      ? "position: \(index + 1)" : "column: \(quoted(profile.columns[index].name))"
  }

  private func isNamesake(_ one: Int, _ other: Int) -> Bool {
    headerLine > 0
      && FoldedText(profile.columns[one].name) == FoldedText(profile.columns[other].name)
  }

  /// Values that are codes or their names already need nothing; the others are questions.
  private func values(_ profile: ColumnProfile, _ column: AppealColumn) -> [String] {
    guard let (listed, rare) = profile.categories() else { return [] }
    let list = codes?.list(of: column)
    let known = Set(
      CodedCell.knownNames(nil, list: list).map { FoldedText($0) })
    let unknown = listed.filter { !known.contains(FoldedText($0.value)) }
    var lines: [String] = []
    if !unknown.isEmpty {
      let ids = list?.codes.map(\.id) ?? (codes == nil ? [] : ["yes", "no"])
      lines.append(
        "        # QUESTION: which code does each of these mean? Write ‘values:’ and below it")
      lines.append("        # ‘code: [spelling, spelling]’. Codes: \(ids.joined(separator: ", "))")
      for (value, rows) in unknown { lines.append("        #   \(quoted(value)) – \(rows) rows") }
    }
    if rare > 0 {
      lines.append(
        "        # \(rare) values on fewer than \(ColumnProfile.fewestRows) rows, or like a person's, are not listed here."
      )
    }
    return lines
  }

  private func question(_ column: AppealColumn, _ sure: [AppealColumn: Int]) -> [String] {
    let likely = profile.columns.indices.filter { index in
      !sure.values.contains(index)
        && HeaderAliases.likely(FoldedText(profile.columns[index].name)) == column
        && fits(profile.columns[index], column)
    }
    if let index = likely.first {
      return [
        "      # QUESTION: is this the column ‘\(column.name)’?",
        "      # \(column.name): {\(place(index))}",
      ]
    }
    switch column {
    case .reference:
      let unique = profile.columns.filter { $0.isUnique && $0.empty == 0 && !$0.isDate }
        .map { quoted($0.name) }
      return [
        "      # QUESTION: which column has the number of the appeal? Different in each row: \(unique.joined(separator: ", "))",
        "      # reference: …",
      ]
    case .received:
      let dates = profile.columns.filter(\.isDate).map { quoted($0.name) }
      return [
        "      # QUESTION: which day was the appeal received? Columns with days: \(dates.joined(separator: ", "))",
        "      # received: …",
      ]
    case .registered:
      return sure[.received].map { index in
        [
          "      # No column says when it was registered; the day of receipt stands in for it. QUESTION: is that right?",
          "      registered: {\(place(index))}",
        ]
      } ?? []
    case .channel:
      return [
        "      # QUESTION: how did it come? Name the column, or give all rows one code of codes.yaml:",
        "      # channel: {constant: written}",
      ]
    case .status:
      return [
        "      # No column says the status. QUESTION: may it follow from the closing date?",
        "      # status: {when_open: under-review, when_closed: answered}",
      ]
    case .outcome:
      return [
        "      # No column says the outcome. QUESTION: which code may all answered appeals have?",
        "      # outcome: {when_closed: explained}",
      ]
    default: return []
    }
  }

  /// Columns of which nothing is kept, with the reason.
  private func remaining(_ sure: [AppealColumn: Int]) -> [String] {
    let rest = profile.columns.indices.filter { !sure.values.contains($0) }
    if rest.isEmpty { return [] }
    return ["    # Nothing is kept of these columns:"]
      + rest.map { index in
        let column = profile.columns[index]
        var reason = ""
        if column.isPersonal || HeaderAliases.meaning(of: FoldedText(column.name)) == .personal {
          reason = " – looks like personal data"
        } else if HeaderAliases.meaning(of: FoldedText(column.name)) == .deadline {
          reason = " – the tool computes the deadline itself"
        } else if column.filled == 0 {
          reason = " – always empty"
        } else if let twin = sure.values.first(where: { isNamesake(index, $0) }) {
          reason = " – has the name of number \(twin + 1)"
        }
        return "    #   \(index + 1) \(quoted(column.name))\(reason)"
      }
  }

  /// As YAML; what the header says is a name of a column, unless the file has no header.
  private func quoted(_ text: String) -> String {
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
