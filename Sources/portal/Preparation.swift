import Appeals
import Content
import Core
import Lookup
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

  struct Plan {
    let edition: Edition
    var site: SitePlan
    let lookup: LookupPlan?
    let asOf: CalendarDate
    /// Appeals in the registry, as its page shows; `nil` where there is none.
    let registryTotal: Int?
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
    DiagnosticPrinter(trees: outcome.trees, asJSON: options.json).print(outcome.diagnostics)
    guard let plan = outcome.plan else { throw PortalExit.errorsInSources }
    return plan
  }

  /// Reads and checks everything, and prints nothing.
  func outcome() throws -> Outcome {
    var diagnostics: [Diagnostic] = []
    let (content, site) = try readTrees(&diagnostics)
    let plan = try plan(content, site, &diagnostics)
    return Outcome(
      plan: diagnostics.hasErrors ? nil : plan, diagnostics: diagnostics.presented(),
      trees: [content, site])
  }

  private func readTrees(
    _ diagnostics: inout [Diagnostic]
  ) throws -> (content: FileTree, site: FileTree) {
    do {
      let content = try SourceFolder(options.content).read(reporting: &diagnostics)
      let site = try SourceFolder(options.site).read(reporting: &diagnostics)
      return (content, site)
    } catch {
      throw MachineFailure(error)
    }
  }

  private func plan(
    _ content: FileTree, _ site: FileTree, _ diagnostics: inout [Diagnostic]
  ) throws -> Plan? {
    let edition = Edition(content: content, site: site, reporting: &diagnostics)
    let directory = Directory(content, reporting: &diagnostics)
    let registry = try directory.flatMap { directory in
      do {
        return try OfficeRegistry(
          content, calendar: directory.calendar, asOf: options.asOf, hasLookup: hasLookup,
          reporting: &diagnostics)
      } catch {
        throw MachineFailure(error)
      }
    }
    guard let edition, let directory, !diagnostics.hasErrors else { return nil }
    if edition.settings.addressIsReserved { diagnostics.append(reservedAddress(edition)) }
    let asOf = try asOf(edition, registry)
    let lookup = try (hasLookup ? registry : nil).flatMap {
      try LookupPlan(
        $0, edition: edition, directory: directory, asOf: asOf,
        folder: PrivateFolder(options, output: output, throwawaySalt: throwawaySalt),
        options: options, reporting: &diagnostics)
    }
    if diagnostics.hasErrors { return nil }
    let figures = registry.flatMap { self.figures($0, edition, directory) }
    if let plain = lookup?.plainRecords {
      checkPlain(plain, registry, figures, edition, directory, &diagnostics)
    }
    let plan = SitePlan(
      edition, registry: figures,
      lookup: lookup?.published, deadlines: directory.table(asOf: asOf),
      calendar: DeadlineCalendar(directory.calendar, directory.rules), asOf: asOf,
      reporting: &diagnostics)
    return plan.map {
      Plan(
        edition: edition, site: $0, lookup: lookup, asOf: asOf, registryTotal: figures?.total)
    }
  }

  /// The day the data speak of: as asked, else the newest in the sources; never the clock.
  private func asOf(_ edition: Edition, _ registry: OfficeRegistry?) throws -> CalendarDate {
    if let asked = options.asOf { return asked }
    if let registry = registry?.asOf { return registry }
    guard let newest = edition.newestDate else { throw PortalExit.errorsInSources }
    return newest
  }

  /// Records in the clear name outcome and dates of each appeal: whoever downloads them counts for
  /// himself, also what the tables put together or withhold.
  private func checkPlain(
    _ plain: LookupRecords, _ registry: OfficeRegistry?, _ figures: RegistryFigures?,
    _ edition: Edition, _ directory: Directory, _ diagnostics: inout [Diagnostic]
  ) {
    guard let registry, let figures else { return }
    let recount = PlainRecount(plain, due: directory.due)
    for subject in recount.revealed(in: figures, codes: registry.codes, words: words(edition)) {
      diagnostics.append(
        Diagnostic(
          .error, "lookup.plain-reveals",
          "plain records give away small counts that the table of \(subject.rawValue) hides",
          at: edition.settings.lookup.location,
          hint: "seal the records: choose another lookup.policy"))
    }
  }

  private func reservedAddress(_ edition: Edition) -> Diagnostic {
    Diagnostic(
      .warning, "settings.reserved-address",
      "‘\(edition.settings.address)’ is a name for examples, not a site",
      at: edition.settings.addressLocation,
      hint: "write the real address before the site is published")
  }

  private func figures(
    _ registry: OfficeRegistry, _ edition: Edition, _ directory: Directory
  ) -> RegistryFigures? {
    RegistryFigures(
      registry.table, codes: registry.codes, words: words(edition),
      smallestCount: edition.settings.smallestCount,
      isDemonstration: registry.settings.isDemonstration
    ) { directory.due($0) }
  }

  private func words(_ edition: Edition) -> RegistryFigures.Words {
    let messages = edition.messages
    return RegistryFigures.Words(
      notStated: messages.map { $0[.notStated] }, inTime: messages.map { $0[.inTime] },
      late: messages.map { $0[.late] })
  }
}
