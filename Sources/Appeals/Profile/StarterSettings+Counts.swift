import Core

/// Exports of counts by category: no appeal has a number or a day there.
extension StarterSettings {
  var isOfCounts: Bool {
    sure[.reference] == nil && sure[.received] == nil && countColumn != nil
      && !profile.columns.contains(where: \.isDate)
  }

  /// The column with the number of appeals of a row.
  private var countColumn: Int? {
    let index = profile.counts.parts?.whole ?? profile.counts.likely
    return index.flatMap { profile.columns[$0].isOfNumbers ? $0 : nil }
  }

  /// Columns that add up to the number of the row in every row: in a registry of complaints how they
  /// ended.
  var outcomeColumns: [Int]? {
    isOfCounts && sure[.outcome] == nil ? profile.counts.parts?.parts : nil
  }

  var countedColumns: [Int] {
    isOfCounts ? [countColumn].compactMap(\.self) + (outcomeColumns ?? []) : []
  }

  var countedLines: [String] {
    var lines = ["# Rows of this export count appeals.", "counted:"] + sourceLines
    lines += [
      "    # QUESTION: the first and the last day of registration of the appeals that were counted?",
      "    from: YYYY-MM-DD", "    until: YYYY-MM-DD",
    ]
    if let index = countColumn { lines.append("    count: \(counted(index))") }
    let columns = CountedSource.characteristics.compactMap { column in
      sure[column].map { rule(column, $0) }
    }
    if columns.isEmpty {
      lines += [
        "    # QUESTION: what do the columns below mean? Run the command again with --column 'topic=…',",
        "    # for each of \(CountedSource.characteristics.map(\.name).joined(separator: ", ")) that there is.",
      ]
    } else {
      lines += ["    columns:"] + columns.flatMap(\.self)
    }
    if let columns = outcomeColumns {
      lines += [
        "    # These add up to the number of the row. QUESTION: do they say how appeals ended?"
      ]
      lines += ["    outcomes:"]
      lines += columns.map {
        "      \(DerivedCode.id(of: profile.columns[$0].name)): \(counted($0))"
      }
    }
    return lines + remaining
  }

  private func counted(_ index: Int) -> String {
    let place = place(index)
    return place.hasPrefix("column: ") ? String(place.dropFirst("column: ".count)) : "{\(place)}"
  }
}
