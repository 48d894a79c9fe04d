import Appeals
import Content
import Core
import Lookup
import References
import Rendering

/// The look-up of one build: its keys derived, its shards ready to be sealed one by one.
struct LookupPlan {
  let published: PublishedLookup
  let shards: LookupShards
  /// Of key periods that pages loaded before a rotation still ask for.
  let retiring: [LookupShards]
  /// Files of the look-up beside the shards.
  let files: [(path: RelativePath, bytes: [UInt8])]
  /// What an attacker pays, for the log; `nil` where nothing is sealed.
  let cost: GuessingCost?
  /// What to write into the settings so that files of records stay where they are; `nil` when it is
  /// there.
  let shardsAdvice: String?
  /// Finds what must not be published.
  let leaks: LeakScanner

  /// What is published in the clear; `nil` where records are sealed.
  let plain: PlainRecords?

  /// Where the look-up lies on the site.
  static let folder = "lookup"

  init?(
    _ registry: OfficeRegistry, edition: Edition, directory: Directory, asOf: CalendarDate,
    folder: PrivateFolder, options: SourceOptions, reporting diagnostics: inout [Diagnostic]
  ) throws {
    let written = edition.settings.lookup
    let settings =
      folder.throwawaySalt.map { written.withThrowawayKey(salt: Base64URL.text($0)) } ?? written
    guard
      let period = KeyPeriod(
        id: settings.key, salt: settings.salt, iterations: settings.iterations),
      let policy = ReferencePolicy(rawValue: settings.policy.rawValue),
      let grammar = ReferenceGrammar(settings, reporting: &diagnostics)
    else { return nil }
    let secrets = try folder.secrets(
      settings, isDemonstration: registry.settings.isDemonstration)
    if settings.salt == LookupSettings.demonstrationSalt, !registry.settings.isDemonstration {
      diagnostics.append(LookupPlan.borrowedSalt(at: settings.location))
    }
    if folder.throwawaySalt == nil {
      secrets.check(settings, policy, reporting: &diagnostics)
    }
    let retention = Retention(years: settings.keepYears, asOf: asOf)
    let journey = AppealJourney(
      codes: registry.codes, rules: directory.rules, calendar: directory.calendar,
      events: registry.events)
    let rows = retention.kept(count: registry.table.count) { registry.table.closed[$0] }
    guard !diagnostics.hasErrors,
      let appeals = AppealRecords(
        of: registry.table, rows: rows, journey: journey, policy: policy, grammar: grammar,
        secrets: secrets, trackingDigits: settings.trackingDigits,
        location: registry.location(ofRow:),
        reporting: &diagnostics)
    else { return nil }
    if case .failure = appeals.typedGrammar.canonical(of: settings.example) {
      diagnostics.append(LookupPlan.wrongExample(at: settings.location))
    }
    cost =
      policy.isSealed
      ? appeals.guessingCost(iterations: written.iterations, asOf: asOf, retention: retention) : nil
    diagnostics += cost?.diagnostics(at: settings.location, policy: policy) ?? []
    if diagnostics.hasErrors { return nil }
    let periods = LookupPeriod.all(of: settings, on: asOf)
    let trees = try periods.compactMap {
      try LookupShards(
        appeals, $0, settings, secrets.current, folder, options, reporting: &diagnostics)
    }
    guard let shards = trees.first, trees.count == periods.count else { return nil }
    self.shards = shards
    retiring = Array(trees.dropFirst())
    shardsAdvice =
      policy.isSealed && settings.shards == nil ? LookupPlan.advice(shards.layout) : nil
    plain = policy.isSealed ? nil : PlainRecords(rows: appeals.rows, records: appeals.lookupRecords)
    leaks = LeakScanner(appeals.leakPatterns)
    let page = StatusPageData(
      edition: edition, codes: registry.codes, calendar: directory.calendar, appeals: appeals,
      manifest: LookupPlan.manifest(
        trees.map(\.layout), period, appeals, settings, retention, asOf))
    published = page.published(coverageFrom: retention.from)
    files = page.files(in: LookupPlan.folder)
  }

  /// The lines that a command ends with.
  var conclusion: [String] { (cost?.table ?? []) + [shardsAdvice].compactMap(\.self) }

  var manifest: [UInt8]? { files.first { $0.path.name == "manifest.json" }?.bytes }

  // MARK: - Parts

  private static func borrowedSalt(at place: SourceLocation) -> Diagnostic {
    Diagnostic(
      .error, "lookup.demonstration-salt", "the salt is that of the demonstration", at: place,
      hint:
        "run: head -c 16 /dev/urandom | base64 | tr +/ -_ | tr -d =, and write its 22 characters")
  }

  private static func wrongExample(at place: SourceLocation) -> Diagnostic {
    Diagnostic(
      .error, "lookup.example", "the example is no number that could be typed", at: place,
      hint: "write one of the form that citizens type, with a right check digit; of no real appeal")
  }

  private static func advice(_ layout: ShardLayout) -> String {
    "Records lie in \(layout.count) files. To keep each where it is, write "
      + "‘shards: {bits: \(layout.bits), cap: \(layout.cap)}’ under lookup in site.yaml."
  }

  private static func manifest(
    _ layouts: [ShardLayout], _ period: KeyPeriod, _ appeals: AppealRecords,
    _ settings: LookupSettings, _ retention: Retention, _ asOf: CalendarDate
  ) -> LookupManifest {
    LookupManifest(
      isSealed: appeals.policy.isSealed, updated: "\(asOf)T00:00:00+06:00", dataAsOf: asOf,
      staleAfterDays: settings.staleAfterDays, period: period, layout: layouts[0],
      entries: appeals.manifestEntries, coverageFrom: retention.from,
      publishLagDays: settings.publishLagDays, codes: "codes/{language}.json",
      retiring: Array(layouts.dropFirst()))
  }
}
