import Appeals
import Content
import Core
import Privacy
import Publishing
import Statistics

/// What the commands about figures read: all of the sources, checked as for a build.
struct StatisticsSources {
  let registry: OfficeRegistry
  let directory: Directory
  let statistics: OfficeStatistics
  let asOf: CalendarDate
  /// The registry as figures have to count it.
  let rows: CountedRows
  private let keepsRows: Bool
  /// `statistics.yaml` as it was read.
  let planText: String

  /// Prints what is wrong; throws when that forbids figures.
  init(_ options: SourceOptions) throws {
    var diagnostics: [Diagnostic] = []
    let (content, site): (FileTree, FileTree)
    do {
      content = try SourceFolder(options.content).read(reporting: &diagnostics)
      site = try SourceFolder(options.site).read(reporting: &diagnostics)
    } catch {
      throw MachineFailure(error)
    }
    let edition = Edition(content: content, site: site, reporting: &diagnostics)
    let directory = Directory(content, reporting: &diagnostics)
    let registry = try directory.flatMap { directory in
      do {
        return try OfficeRegistry(
          content, calendar: directory.calendar, asOf: options.asOf, lookup: nil,
          looksLikeOwnNumbers: PrivacyReport.allowances(content, reporting: &diagnostics)
            .ofReferences,
          reporting: &diagnostics)
      } catch {
        throw MachineFailure(error)
      }
    }
    var statistics: OfficeStatistics?
    if let edition, let registry {
      statistics = OfficeStatistics(
        content, site, registry, edition: edition, asOf: options.asOf, reporting: &diagnostics)
    }
    DiagnosticPrinter(trees: [content, site], asJSON: options.json).print(diagnostics.presented())
    if diagnostics.hasErrors { throw PortalExit.errorsInSources }
    guard let directory, let registry, let statistics, let asOf = options.asOf ?? registry.asOf
    else {
      Terminal.error("portal: there is no registry to make figures of")
      throw PortalExit.wrongUsage
    }
    if let lastDay = registry.lastDay, asOf > lastDay {
      Terminal.error(
        """
        portal: the registry ends on \(lastDay): nothing is known of \(asOf)
        hint: put a later export in place and write its day as ‘last_day’, or leave out --as-of
        """)
      throw PortalExit.wrongUsage
    }
    self.directory = directory
    self.registry = registry
    self.statistics = statistics
    self.asOf = asOf
    let published = try StatisticsSources.published(content, registry, directory)
    keepsRows = published != nil
    rows = CountedRows(
      registry.table, asPublished: published, statistics.plan, statistics.ledger,
      codes: registry.codes)
    planText =
      RelativePath(OfficeStatistics.planName).flatMap { site[$0] }
      .map { String(decoding: $0, as: UTF8.self) } ?? ""
  }

  /// - Parameter day: of the release; the day of the data for `nil`, and never after it.
  func closing(on day: CalendarDate?) -> Closing {
    statistics.closing(registry, rows.table, directory, on: min(day ?? asOf, asOf))
  }

  func revision(of year: Int) throws(Closing.NoRevision) -> FiguresRelease {
    if !keepsRows { throw .nothingKept }
    return try closing(on: nil).revision(
      of: year, registry: registry.table, isCorrected: rows.corrections > 0)
  }

  /// The rows to be kept once these periods are published.
  func rows(through periods: [Period]) -> [UInt8]? {
    periods.filter { $0.kind == .month }.max().map {
      CanonicalRegistry(rows.rows(through: $0), codes: registry.codes).bytes()
    }
  }

  /// The rows as they were counted, if any were kept.
  private static func published(
    _ content: FileTree, _ registry: OfficeRegistry, _ directory: Directory
  ) throws -> AppealTable? {
    guard let path = RelativePath(CountedRows.file), content.large[path] != nil else { return nil }
    let shown = content.displayed(path)
    // What it holds was checked when it was read the first time.
    var reader = RegistryReader(
      codes: registry.codes, calendar: directory.calendar, asOf: nil, path: shown)
    do {
      try SourceFolder(content.root).readChunks(of: path) {
        reader.feed($0.bindMemory(to: UInt8.self).span)
      }
    } catch {
      throw MachineFailure(error)
    }
    var diagnostics: [Diagnostic] = []
    let table = reader.finish(reporting: &diagnostics).table
    if diagnostics.hasErrors {
      Terminal.error(
        "portal: \(shown) is not as it was written\nhint: restore it from a backup")
      throw PortalExit.errorsInSources
    }
    return table
  }
}
