import Core
import Disclosure

extension ReleaseLedger {
  /// Reads and verifies the ledger; `nil` when errors were reported.
  ///
  /// - Parameters:
  ///   - content: the tree that holds `figures/releases`.
  ///   - plan: names the head of the chain.
  ///   - categories: those of the plan as they are now; codes that were published must be among them.
  package init?(
    _ content: FileTree, plan: StatisticsPlan, categories: [Categories],
    reporting diagnostics: inout [Diagnostic]
  ) {
    let before = diagnostics.count
    var reading = LedgerReading(content: content, plan: plan, categories: categories)
    reading.readAll(&diagnostics)
    reading.reportStrangers(&diagnostics)
    if diagnostics[before...].contains(where: \.isError) { return nil }
    self.init(releases: reading.releases, hashes: reading.hashes, files: reading.files)
  }
}

private struct LedgerReading {
  let content: FileTree
  let plan: StatisticsPlan
  let categories: [Categories]
  var releases: [FiguresRelease] = []
  var hashes: [String] = []
  var files: [(name: String, bytes: [UInt8])] = []

  /// Stops at the first fault: whatever comes after hangs on it.
  mutating func readAll(_ diagnostics: inout [Diagnostic]) {
    guard let head = plan.ledger else { return }
    for number in 1...max(head.releases, 1) {
      guard let (header, bytes) = header(number, &diagnostics) else { return }
      let hash = ReleaseLedger.hash(bytes)
      let name = FiguresRelease.fileName(number)
      if header.number != number || header.previous != hashes.last {
        let earlier = FiguresRelease.fileName(max(number - 1, 1))
        diagnostics.append(altered(earlier, witness: place(name)))
        return
      }
      if number == head.releases, hash != head.sha256 {
        diagnostics.append(altered(name, witness: plan.location))
        return
      }
      files.append((name, bytes))
      var families: [FiguresRelease.Family] = []
      for family in header.families {
        guard let read = read(family, of: number, &diagnostics) else { return }
        families.append(read)
      }
      releases.append(
        FiguresRelease(
          number: number, previous: header.previous, closedOn: header.closedOn, rule: header.rule,
          periods: header.periods, families: families, measures: header.measures,
          revises: header.revises, isDemonstration: header.isDemonstration))
      hashes.append(hash)
    }
  }

  private func header(
    _ number: Int, _ diagnostics: inout [Diagnostic]
  ) -> (ReleaseHeader, [UInt8])? {
    let name = FiguresRelease.fileName(number)
    guard let path = path(name), let bytes = content[path] else {
      diagnostics.append(missing(name, witness: plan.location))
      return nil
    }
    guard let text = content.text(path, reporting: &diagnostics),
      let header = ReleaseHeader(
        text, path: content.displayed(path), reporting: &diagnostics)
    else { return nil }
    return (header, bytes)
  }

  private mutating func read(
    _ family: ReleaseHeader.Family, of number: Int, _ diagnostics: inout [Diagnostic]
  ) -> FiguresRelease.Family? {
    let name = FiguresRelease.fileName(number, year: family.year)
    let witness = place(FiguresRelease.fileName(number))
    guard let bytes = path(name).flatMap({ content[$0] }) else {
      diagnostics.append(missing(name, witness: witness))
      return nil
    }
    guard ReleaseLedger.hash(bytes) == family.sha256 else {
      diagnostics.append(altered(name, witness: witness))
      return nil
    }
    files.append((name, bytes))
    let dimensions = YearDimensions(
      year: family.year, graceMonths: plan.graceMonths, categories: categories
    ).dimensions
    do {
      let tables = try TablesFile.tables(in: bytes, dimensions: dimensions)
      return FiguresRelease.Family(
        year: family.year, dimensions: dimensions, tables: tables, audit: family.audit)
    } catch {
      diagnostics.append(withdrawn(error, name))
      return nil
    }
  }

  func reportStrangers(_ diagnostics: inout [Diagnostic]) {
    guard let folder = RelativePath(FiguresRelease.folder) else { return }
    let numbers = 1..<(plan.ledger?.releases ?? 0) + 1
    for path in content.paths(inside: folder) {
      let number = Int(path.name.prefix { $0.isNumber })
      if let number, numbers.contains(number) { continue }
      diagnostics.append(
        Diagnostic(
          .error, "ledger.stranger", "file is no release that the settings know of",
          at: SourceLocation(path: content.displayed(path)),
          hint: plan.ledger == nil
            ? "restore ‘ledger’ in statistics.yaml, or remove the file" : "remove the file"))
    }
  }

  // MARK: - Problems

  private func path(_ name: String) -> RelativePath? {
    RelativePath("\(FiguresRelease.folder)/\(name)")
  }

  private func place(_ name: String) -> SourceLocation {
    SourceLocation(path: path(name).map(content.displayed) ?? name)
  }

  private func missing(_ name: String, witness: SourceLocation) -> Diagnostic {
    Diagnostic(
      .error, "ledger.missing", "release of figures is missing", at: place(name),
      hint: "restore it from a backup or from /data/releases/ of the site",
      notes: [.init("it is known from here", at: witness)])
  }

  private func altered(_ name: String, witness: SourceLocation) -> Diagnostic {
    Diagnostic(
      .error, "ledger.altered", "release of figures is not as it was published", at: place(name),
      hint: "restore it from a backup or from /data/releases/ of the site",
      notes: [.init("its hash stands here", at: witness)], showsSource: false)
  }

  private func withdrawn(_ problem: TablesFileProblem, _ name: String) -> Diagnostic {
    let (what, hint) =
      switch problem {
      case .unknownCode(let table, let dimension, ""):
        ("dimension ‘\(dimension)’ of ‘\(table)’ was published", "put it back under dimensions")
      case .unknownCode(_, let dimension, let code):
        (
          "code ‘\(code)’ of \(dimension) was published",
          "put it back into codes.yaml or statistics.yaml; a code that is out of use gets a last day"
        )
      case .notJSON, .wrongCells:
        ("release of figures cannot be read", "restore it from a backup")
      }
    return Diagnostic(
      .error, "statistics.withdrawn", what, at: plan.location, hint: hint,
      notes: [.init("published here", at: place(name))], showsSource: false)
  }
}
