import Appeals
import Content
import Core
import Lookup
import Privacy
import Publishing
import Rendering
import Statistics

/// The spine: reads everything, checks everything, and gives a plan only if nothing is wrong.
struct Preparation {
  let options: SourceOptions
  /// The output folder, if there will be one: secrets must not lie in it.
  let output: String?
  /// Whether the look-up is made too; its keys take their time.
  var hasLookup = true
  /// Stands in for the real keys in a preview.
  var throwawaySalt: [UInt8]?
  /// What is known of the texts since the last build of the same output.
  var lastTexts: LastTexts?
  /// Where the folders of sources were listed already.
  var listings: SourceListings?

  struct Plan {
    let edition: Edition
    var site: SitePlan
    let lookup: LookupPlan?
    let asOf: CalendarDate
    /// Appeals received in all closed months, as the pages show; `nil` where one is hidden or none is
    /// closed.
    let received: Int?
    /// What was examined for personal data.
    let privacy: PrivacyReport
    /// What the sources were found to have that forbids nothing.
    var warnings: [Diagnostic] = []
    /// The same as it was printed.
    var printed: [String] = []
    /// Whether rows come from a server, which does not say when they changed.
    let readsServer: Bool
    /// For the next build, where it may know.
    var texts: LastTexts.Findings?
  }

  /// What became of the sources.
  struct Outcome {
    /// `nil` when an error forbids a site.
    let plan: Plan?
    let diagnostics: [Diagnostic]
    /// For the lines that messages show.
    let trees: [FileTree]
  }

  /// Prints what is wrong; throws when that forbids a site.
  func plan() throws -> Plan {
    let outcome = try outcome()
    let printed = DiagnosticPrinter(trees: outcome.trees, asJSON: options.json)
      .texts(of: outcome.diagnostics)
    DiagnosticPrinter.print(printed, asJSON: options.json)
    guard var plan = outcome.plan else { throw PortalExit.errorsInSources }
    plan.warnings = outcome.diagnostics
    plan.printed = printed
    return plan
  }

  /// Reads and checks everything, and prints nothing.
  func outcome() throws -> Outcome {
    var diagnostics: [Diagnostic] = []
    var (content, site) = try readTrees(&diagnostics)
    if let lastTexts { content.unchanged = lastTexts.unchanged(in: content) }
    let isWhole = content.unchanged.isEmpty
    let plan = try plan(&content, site, &diagnostics)
    // Whoever saved a file while it was read: what came of it must be examined.
    if !isWhole, lastTexts?.isCurrent() == false { return try whole.outcome() }
    return Outcome(
      plan: diagnostics.hasErrors ? nil : plan, diagnostics: diagnostics.presented(),
      trees: [content, site])
  }

  /// The same without what is known of the texts.
  private var whole: Preparation {
    var whole = self
    whole.lastTexts?.forget()
    whole.listings = nil
    return whole
  }

  private func readTrees(
    _ diagnostics: inout [Diagnostic]
  ) throws -> (content: FileTree, site: FileTree) {
    do {
      let content = try SourceFolder(options.content)
        .read(listings?.content, reporting: &diagnostics)
      let site = try SourceFolder(options.site).read(listings?.site, reporting: &diagnostics)
      return (content, site)
    } catch {
      throw MachineFailure(error)
    }
  }

  private func plan(
    _ content: inout FileTree, _ site: FileTree, _ diagnostics: inout [Diagnostic]
  ) throws -> Plan? {
    let edition = Edition(
      content: content, site: site, hashFacade: lastTexts == nil ? nil : LastTexts.hash,
      reporting: &diagnostics)
    var privacy = PrivacyReport(content, site, reporting: &diagnostics)
    let directory = Directory(content, reporting: &diagnostics)
    let registry = try directory.flatMap { directory in
      do {
        return try OfficeRegistry(
          content, calendar: directory.calendar, asOf: options.asOf,
          lookup: hasLookup ? edition?.settings.lookup : nil,
          looksLikeOwnNumbers: privacy.allowances.ofReferences, reporting: &diagnostics)
      } catch {
        throw MachineFailure(error)
      }
    }
    guard let edition, let directory, !diagnostics.hasErrors else {
      if let edition { checkLinks(of: edition, reporting: &diagnostics) }
      return nil
    }
    privacy.registry = registry?.report
    if edition.settings.addressIsReserved { diagnostics.append(reservedAddress(edition)) }
    let asOf = try asOf(edition, registry)
    // Counts have no references, so there is nothing to look up.
    let hasRows = registry.map { !$0.settings.sources.isEmpty && $0.settings.isLookedUp } ?? false
    let lookup = try (hasLookup && hasRows ? registry : nil).flatMap {
      try LookupPlan(
        $0, edition: edition, directory: directory, asOf: asOf,
        folder: PrivateFolder(options, output: output, throwawaySalt: throwawaySalt),
        options: options, reporting: &diagnostics)
    }
    if let lookup {
      let leaks = SourceLeaks(scanner: lookup.leaks)
      leaks.report(in: content, to: &diagnostics)
      leaks.report(in: site, to: &diagnostics)
    }
    if diagnostics.hasErrors { return nil }
    let statistics = registry.flatMap {
      self.statistics($0, content, site, edition, asOf, &diagnostics)
    }
    if diagnostics.hasErrors { return nil }
    if let plain = lookup?.plain, let registry {
      checkPlain(plain, statistics, registry, directory, edition, &diagnostics)
      if !registry.counted.isEmpty { diagnostics.append(revealedCounts(edition)) }
    }
    // Their memory does for the plan.
    var texts = lastTexts?.findings(edition)
    content.forget { $0.fileExtension == "md" }
    let plan = SitePlan(
      edition, statistics: statistics,
      downloads: try statistics.map { try downloads($0, edition) },
      lookup: lookup?.published, deadlines: directory.table(asOf: asOf),
      calendar: DeadlineCalendar(directory.calendar, directory.rules), asOf: asOf,
      reporting: &diagnostics)
    texts?.remarkable = privacy.remarkable.union(diagnostics.flatMap(\.paths))
    return plan.map {
      Plan(
        edition: edition, site: $0, lookup: lookup, asOf: asOf, received: statistics?.received,
        privacy: privacy, readsServer: registry?.settings.readsServer ?? false, texts: texts)
    }
  }

  /// The day the data speak of: as asked, else the newest in the sources; never the clock.
  private func asOf(_ edition: Edition, _ registry: OfficeRegistry?) throws -> CalendarDate {
    if let asked = options.asOf { return asked }
    if let registry = registry?.asOf { return registry }
    guard let newest = edition.newestDate else { throw PortalExit.errorsInSources }
    return newest
  }

  /// Records in the clear name status, outcome and dates of each appeal: whoever downloads them counts
  /// for himself, also what the tables hide.
  private func checkPlain(
    _ plain: PlainRecords, _ statistics: PublishedStatistics?, _ registry: OfficeRegistry,
    _ directory: Directory, _ edition: Edition, _ diagnostics: inout [Diagnostic]
  ) {
    let recount = statistics.flatMap { statistics in
      PlainRecount(
        Closing(
          plan: statistics.plan, registry: registry.table, categories: statistics.categories,
          ledger: statistics.ledger, calendar: directory.calendar, rules: directory.rules,
          day: statistics.open?.asOf ?? directory.calendar.covered.lowerBound))
    }
    let tables = recount?.revealed(by: plain.rows, namesBody: plain.namesBody) ?? []
    guard let first = tables.first else { return }
    let others = tables.count == 1 ? "" : " and of \(tables.count - 1) more"
    diagnostics.append(
      Diagnostic(
        .error, "lookup.plain-reveals",
        "plain records give away small counts of the table ‘\(first)’\(others)",
        at: edition.settings.lookup.location,
        hint: "seal the records: choose another lookup.policy"))
  }

  /// Tables less the records in the clear are the counts, small ones too.
  private func revealedCounts(_ edition: Edition) -> Diagnostic {
    Diagnostic(
      .error, "lookup.plain-reveals",
      "plain records give away counts by category as what the tables count beside them",
      at: edition.settings.lookup.location,
      hint: "seal the records: choose another lookup.policy")
  }

  private func reservedAddress(_ edition: Edition) -> Diagnostic {
    Diagnostic(
      .warning, "settings.reserved-address",
      "‘\(edition.settings.address)’ is a name for examples, not a site",
      at: edition.settings.addressLocation,
      hint: "write the real address before the site is published")
  }

  private func downloads(
    _ statistics: PublishedStatistics, _ edition: Edition
  ) throws -> StatisticsDownloads {
    do {
      return try StatisticsDownloads(
        statistics, settings: edition.settings, messages: edition.messages)
    } catch {
      throw MachineFailure(error)
    }
  }

  /// Reads what was published; reports periods that could be.
  private func statistics(
    _ registry: OfficeRegistry, _ content: FileTree, _ site: FileTree, _ edition: Edition,
    _ asOf: CalendarDate, _ diagnostics: inout [Diagnostic]
  ) -> PublishedStatistics? {
    guard
      let office = OfficeStatistics(
        content, site, registry, edition: edition, asOf: asOf, reporting: &diagnostics)
    else { return nil }
    let published = office.published(registry, asOf: asOf)
    published.check(reporting: &diagnostics)
    checkEarlierYears(edition.overview, against: office.plan, reporting: &diagnostics)
    let due = office.plan.closed(by: asOf).filter { !office.ledger.periods.contains($0) }
    if let last = due.last {
      diagnostics.append(
        Diagnostic(
          .warning, "statistics.due", "figures up to \(last) can be published",
          at: office.plan.location, hint: "run ‘portal statistics close’", showsSource: false))
    }
    return published
  }
}

extension Diagnostic {
  /// Every file that it names as a place.
  fileprivate var paths: [String] { [location.path] + notes.compactMap(\.location?.path) }
}
