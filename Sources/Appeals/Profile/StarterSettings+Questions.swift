import Core

/// Columns that nothing is sure of, and those of which nothing is kept.
extension StarterSettings {
  func question(_ column: AppealColumn) -> [String] {
    let likely = profile.columns.indices.filter { index in
      !sure.values.contains(index)
        && HeaderAliases.likely(FoldedText(profile.columns[index].name)) == column
        && StarterSettings.fits(profile.columns[index], column)
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
      return [
        "      # QUESTION: which column has the number of the appeal? Different in each row: \(names(unique))",
        "      # reference: …",
      ]
    case .received:
      return [
        "      # QUESTION: which day was the appeal received? Columns with days: \(names(profile.columns.filter(\.isDate)))",
        "      # received: …",
      ]
    case .registered:
      return sure[.received].map { index in
        [
          "      # No column says when it was registered; the day of receipt stands in for it.",
          "      registered: {\(place(index))}",
        ]
      } ?? []
    case .status: return status
    case .channel, .topic, .region, .body, .outcome:
      return ["      # No column says ‘\(column.name)’: its figures are left out."]
    default: return []
    }
  }

  /// Without a column of its own the status follows from the day of the answer, if there is one.
  private var status: [String] {
    let open = codes?.firstStatus(isClosing: false) ?? "under-review"
    let closed = codes?.firstStatus(isClosing: true) ?? "answered"
    let rule = "status: {when_open: \(open), when_closed: \(closed)}"
    if sure[.closed] == nil {
      return ["      # QUESTION: which column says the status?", "      # \(rule)"]
    }
    return [
      "      # No column says the status; it follows from the closing date.", "      \(rule)",
    ]
  }

  private func names(_ columns: [ColumnProfile]) -> String {
    columns.map { quoted($0.name) }.filter(isFit).joined(separator: ", ")
  }

  /// Columns of which nothing is kept, with the reason.
  var remaining: [String] {
    let rest = profile.columns.indices.filter { index in
      !sure.values.contains(index) && !countedColumns.contains(index)
    }
    if rest.isEmpty { return [] }
    return ["    # Nothing is kept of these columns:"]
      + rest.map { index in
        let line = "    #   \(index + 1) \(quoted(profile.columns[index].name))"
        return isFit(line)
          ? line + reason(index)
          : "    #   column number \(index + 1), whose name reads like an address"
      }
  }

  private func reason(_ index: Int) -> String {
    let column = profile.columns[index]
    if column.isPersonal || HeaderAliases.meaning(of: FoldedText(column.name)) == .personal {
      return " – looks like personal data"
    }
    if HeaderAliases.meaning(of: FoldedText(column.name)) == .deadline {
      return " – the tool computes the deadline itself"
    }
    if column.filled == 0 { return " – always empty" }
    if let twin = sure.values.first(where: { isNamesake(index, $0) }) {
      return " – has the name of number \(twin + 1)"
    }
    return ""
  }
}
