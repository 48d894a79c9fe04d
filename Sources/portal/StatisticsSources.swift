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
        content, site, codes: registry.codes, edition: edition, reporting: &diagnostics)
    }
    DiagnosticPrinter(trees: [content, site], asJSON: options.json).print(diagnostics.presented())
    if diagnostics.hasErrors { throw PortalExit.errorsInSources }
    guard let directory, let registry, let statistics, let asOf = options.asOf ?? registry.asOf
    else {
      Terminal.error("portal: there is no registry to make figures of")
      throw PortalExit.wrongUsage
    }
    self.directory = directory
    self.registry = registry
    self.statistics = statistics
    self.asOf = asOf
    planText =
      RelativePath(OfficeStatistics.planName).flatMap { site[$0] }
      .map { String(decoding: $0, as: UTF8.self) } ?? ""
  }

  /// - Parameter day: of the release; the day of the data for `nil`, and never after it.
  func closing(on day: CalendarDate?) -> Closing {
    statistics.closing(registry, directory, on: min(day ?? asOf, asOf))
  }
}
