import Core

extension GuessingCost {
  /// The table for the terminal, a line an element.
  package var table: [String] {
    let header = ["pattern", "records", "bits/record", "one record", "all records", "verdict"]
    let body = rows.map { row in
      [
        row.pattern + (row.isAssumed ? "*" : ""), String(row.records),
        decimal(row.bitsPerRecord, places: 1),
        "\(duration(row.secondsPerRecord)), \(dollars(row.dollarsPerRecord))",
        "\(duration(row.secondsForAll)), \(dollars(row.dollarsForAll))",
        row.verdict.rawValue,
      ]
    }
    var lines = aligned([header] + body)
    lines.append(
      "Upper bounds at \(iterations) iterations on one rented graphics card: the numbers look no "
        + "weaker than this, but no count can prove that they are random.")
    if rows.contains(where: \.isAssumed) {
      lines.append("* too few references to measure: what the pattern promises was taken.")
    }
    return lines
  }

  /// What the cost means for a sealed build.
  ///
  /// - Parameter policy: what the office can do depends on who makes the numbers.
  package func diagnostics(
    at location: SourceLocation, policy: ReferencePolicy = .reference
  ) -> [Diagnostic] {
    let longer =
      policy == .trackingNumber
      ? "write ‘tracking_digits: 20’ under lookup: every tracking number changes"
      : "draw numbers of 20 digits from now on, or set the policy to reference-with-code"
    return rows.flatMap { row in
      [
        cost(of: row, at: location), digits(of: row, longer, at: location),
        growth(of: row, longer, at: location),
      ].compactMap(\.self)
    } + (iterations < 10_000 ? [fewIterations(at: location)] : [])
  }

  private func cost(of row: Row, at location: SourceLocation) -> Diagnostic? {
    let price = dollars(row.dollarsPerRecord)
    switch row.verdict {
    case .ok: return nil
    case .weak:
      return Diagnostic(
        .warning, "lookup.weak",
        "guessing one record of pattern '\(row.pattern)' costs \(price)", at: location,
        hint: "use numbers with more random digits, or access codes")
    case .guessable:
      return Diagnostic(
        .error, "lookup.guessable",
        "guessing one record of pattern '\(row.pattern)' costs \(price)", at: location,
        hint: "set the policy to tracking-number or reference-with-code")
    }
  }

  private func digits(
    of row: Row, _ longer: String, at location: SourceLocation
  ) -> Diagnostic? {
    guard row.wantsDigits, row.verdict == .ok else { return nil }
    return Diagnostic(
      .warning, "lookup.few-digits",
      "pattern '\(row.pattern)' has few digits for \(row.records) appeals", at: location,
      hint: longer)
  }

  private func growth(
    of row: Row, _ longer: String, at location: SourceLocation
  ) -> Diagnostic? {
    guard row.verdictInAYear < row.verdict else { return nil }
    let price = dollars(row.dollarsPerRecordInAYear)
    return Diagnostic(
      .warning, "lookup.growth",
      "with as many new appeals as last year, guessing one record of pattern '\(row.pattern)' will"
        + " cost \(price) in a year", at: location,
      hint: longer)
  }

  private func fewIterations(at location: SourceLocation) -> Diagnostic {
    Diagnostic(
      .warning, "lookup.iterations", "\(iterations) iterations hardly slow guessing", at: location,
      hint: "use 100000, or 10000 with numbers of 20 digits")
  }

  /// Columns of equal width, text at the left.
  private func aligned(_ rows: [[String]]) -> [String] {
    let widths = rows[0].indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
    return rows.map { row in
      let cells = zip(row, widths).map { cell, width in
        cell + String(repeating: " ", count: width - cell.count)
      }
      let line = cells.joined(separator: "  ")
      return String(line.reversed().drop { $0 == " " }.reversed())
    }
  }

  private func duration(_ seconds: Double) -> String {
    let units: [(limit: Double, size: Double, name: String)] = [
      (1e-3, 1e-6, "µs"), (1, 1e-3, "ms"), (120, 1, "s"), (7200, 60, "min"), (172_800, 3600, "h"),
      (63_072_000, 86_400, "days"),
    ]
    for unit in units where seconds < unit.limit {
      return "\(decimal(seconds / unit.size, places: 0)) \(unit.name)"
    }
    let years = seconds / 31_536_000
    return years < 1e6 ? "\(decimal(years, places: 0)) years" : "over a million years"
  }

  private func dollars(_ amount: Double) -> String {
    if amount < 0.01 { return "less than $0.01" }
    if amount >= 1e9 { return "over $1000 million" }
    return amount >= 1e6
      ? "$\(decimal(amount / 1e6, places: 1)) million"
      : "$\(decimal(amount, places: amount < 100 ? 2 : 0))"
  }

  private func decimal(_ value: Double, places: Int) -> String {
    let scale = places == 0 ? 1 : places == 1 ? 10 : 100
    let whole = Int((value * Double(scale)).rounded())
    if places == 0 { return String(whole) }
    let fraction = String(whole % scale)
    let zeros = String(repeating: "0", count: places - fraction.count)
    return "\(whole / scale).\(zeros)\(fraction)"
  }
}
