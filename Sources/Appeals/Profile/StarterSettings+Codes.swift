import Core

/// Values of coded columns: those that are codes already, and lists of the export's own.
extension StarterSettings {
  /// The columns whose categories an export may bring itself, and the key of each list.
  private static let ownLists: [(AppealColumn, String)] = [
    (.channel, "channels"), (.kind, "kinds"), (.topic, "topics"), (.region, "regions"),
    (.body, "bodies"), (.outcome, "outcomes"),
  ]

  /// So many categories can be read in a table, and protected together in a minute.
  private static let mostNamed = 30

  /// What a column's values are, seen from the code list.
  struct Values {
    /// Codes, their names, and spellings that mean one beyond doubt.
    var known: [(value: String, rows: Int, name: String?)] = []
    var unknown: [(value: String, rows: Int)] = []
    /// Values that are not listed.
    var rare = 0
  }

  func values(of column: AppealColumn) -> Values? {
    guard let index = sure[column], let (listed, rare) = profile.columns[index].categories() else {
      return nil
    }
    let names = CodedCell.knownNames(nil, list: codes?.list(of: column))
    let folded = Set(names.map { FoldedText($0) })
    let known = KnownNames(names)
    var values = Values()
    values.rare = rare
    for (value, rows) in listed {
      let text = FoldedText(value)
      if folded.contains(text) {
        values.known.append((value, rows, nil))
      } else if let name = known.same(as: text) {
        values.known.append((value, rows, name))
      } else {
        values.unknown.append((value, rows))
      }
    }
    return values
  }

  /// Whether the column has categories of its own rather than those of `codes.yaml`.
  private func hasOwnList(_ column: AppealColumn) -> Bool {
    guard StarterSettings.ownLists.contains(where: { $0.0 == column }),
      let values = values(of: column), !values.unknown.isEmpty
    else { return false }
    return values.unknown.map(\.rows).reduce(0, +) > values.known.map(\.rows).reduce(0, +)
  }

  /// The values to be named, and whether there are more.
  private func named(_ column: AppealColumn) -> (names: [String], hasOthers: Bool) {
    guard let values = values(of: column) else { return ([], false) }
    let all = values.known.map { ($0.value, $0.rows) } + values.unknown.map { ($0.value, $0.rows) }
    let fit = all.sorted { ($1.1, $0.0) < ($0.1, $1.0) }.map(\.0)
      .filter { isFit("- " + quoted($0)) }
    let named = Array(fit.prefix(StarterSettings.mostNamed))
    return (named, values.rare > 0 || named.count < all.count)
  }

  /// `codes:`, where the export has categories of its own.
  var ownLists: [String] {
    var lines: [String] = []
    for (column, key) in StarterSettings.ownLists where hasOwnList(column) {
      let (names, hasOthers) = named(column)
      lines += ["  \(key):"] + names.map { "    - " + quoted($0) }
      if hasOthers {
        lines.append(
          "    - {code: others, name: {ky: калгандары, ru: остальные, en: all others}}")
      }
    }
    if let columns = outcomeColumns {
      lines.append("  outcomes:")
      lines += columns.map { index in
        let name = profile.columns[index].name
        return "    - {code: \(DerivedCode.id(of: name)), name: \(quoted(name))}"
      }
    }
    if lines.isEmpty { return [] }
    return [
      "# QUESTION: are these the categories to publish? Each stands as the export spells it, in all three",
      "# languages. Give words their names: - {code: land, name: {ky: жер, ru: земля, en: land}}",
      "codes:",
    ] + lines
  }

  /// The rule of a column that the export has.
  func rule(_ column: AppealColumn, _ index: Int) -> [String] {
    let place = place(index)
    guard column.isCoded else { return ["      \(column.name): {\(place)}"] }
    if hasOwnList(column) {
      let others = named(column).hasOthers ? ", others: others" : ""
      return ["      \(column.name): {\(place)\(others)}"]
    }
    if column == .status, let lines = statusLines(index) { return lines }
    return ["      \(column.name):", "        \(place)"] + valueLines(column)
  }

  /// Values that are codes or their names already need nothing; the others are questions.
  private func valueLines(_ column: AppealColumn) -> [String] {
    guard let values = values(of: column) else { return [] }
    let list = codes?.list(of: column)
    var lines: [String] = []
    let guessed = values.known.filter { $0.name != nil && isFit("[\(quoted($0.value))]") }
    if !guessed.isEmpty {
      lines.append("        # QUESTION: is it right what these mean?")
      lines.append("        values:")
      let codes = Dictionary(grouping: guessed) { list?.id(named: $0.name ?? "") ?? "" }
      for (code, values) in codes.sorted(by: { $0.key < $1.key }) {
        let texts = values.map { quoted($0.value) }.joined(separator: ", ")
        lines.append("          \(code): [\(texts)]")
      }
    }
    return lines + unknownLines(values, list)
  }

  private func unknownLines(_ values: Values, _ list: CodeList?) -> [String] {
    var lines: [String] = []
    if !values.unknown.isEmpty {
      let ids = list?.codes.map(\.id) ?? (codes == nil ? [] : ["yes", "no"])
      let known = KnownNames(CodedCell.knownNames(nil, list: list))
      lines = [
        "        # QUESTION: which code does each of these mean? Write ‘values:’ and below it",
        "        # ‘code: [spelling, spelling]’. Codes: \(ids.joined(separator: ", "))",
      ]
      for (value, rows) in values.unknown {
        let near = known.nearest(to: FoldedText(value)).flatMap { list?.id(named: $0) }
        let line =
          "        #   \(quoted(value)) – \(rows) rows" + (near.map { "; is it \($0)?" } ?? "")
        if isFit(line) { lines.append(line) }
      }
    }
    if values.rare > 0 {
      lines.append(
        "        # \(values.rare) values on fewer than \(ColumnProfile.fewestRows) rows, or like a person's, are not listed here."
      )
    }
    return lines
  }

  /// A status whose words say no more than whether there is an answer.
  private func statusLines(_ index: Int) -> [String]? {
    guard let values = values(of: .status), values.rare == 0, !values.unknown.isEmpty,
      let codes, let open = codes.firstStatus(isClosing: false),
      let closed = codes.firstStatus(isClosing: true)
    else { return nil }
    var texts: [Bool: [String]] = [:]
    for (value, _) in values.unknown {
      guard let isClosed = StatusAliases.isClosed(FoldedText(value)) else { return nil }
      texts[isClosed, default: []].append(quoted(value))
    }
    let words = [(open, texts[false]), (closed, texts[true])].compactMap { code, texts in
      texts.map { "          \(code): [\($0.joined(separator: ", "))]" }
    }
    return ["      status:", "        \(place(index))", "        values:"] + words
  }
}

extension CodeList {
  /// The code with this name in any language, or this id.
  func id(named name: String) -> String? {
    codes.first { code in
      code.id == name || Language.allCases.contains { code.name[$0] == name }
    }?.id
  }
}

extension AppealCodes {
  /// What an open appeal is usually called, and one that has its answer.
  func firstStatus(isClosing: Bool) -> String? {
    let usual = isClosing ? "answered" : "under-review"
    if statuses.number(of: usual).map({ self.isClosing(status: $0) }) == isClosing { return usual }
    return statuses.codes.indices.first { self.isClosing(status: $0 + 1) == isClosing }
      .map { statuses.codes[$0].id }
  }
}
