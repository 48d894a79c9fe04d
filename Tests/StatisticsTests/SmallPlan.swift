import Appeals
import Core
import Testing

@testable import Statistics

/// A plan of two tables over `SmallRegistry`, and the ledger that its releases make.
struct SmallPlan {
  let registry: SmallRegistry
  let rules: DeadlineRules
  private let outcomes: Bool

  /// - Parameter outcomes: whether there is a third table, of outcomes.
  init(outcomes: Bool = false) throws {
    self.outcomes = outcomes
    registry = try SmallRegistry()
    var diagnostics: [Diagnostic] = []
    rules = try #require(
      DeadlineRules.parse(Self.rulesText, path: "d.yaml", reporting: &diagnostics))
    try #require(diagnostics.isEmpty, "\(diagnostics)")
  }

  func plan(ledger: (releases: Int, sha256: String)? = nil) throws -> StatisticsPlan {
    var text = Self.planText
    if outcomes {
      text = text.replacing(
        "tables:\n",
        with: "  - {field: outcome, title: {ky: Ж, ru: И, en: O}}\ntables:\n" + Self.outcomesText)
    }
    if let ledger {
      text += "\nledger: {releases: \(ledger.releases), sha256: \(ledger.sha256)}"
    }
    var diagnostics: [Diagnostic] = []
    let plan = StatisticsPlan.parse(text, path: "statistics.yaml", reporting: &diagnostics)
    try #require(diagnostics.isEmpty, "\(diagnostics)")
    return try #require(plan)
  }

  func categories(_ plan: StatisticsPlan) -> [Categories] {
    let word = Localized(ky: "?", ru: "?", en: "?")
    let words = Categories.Words(notStated: word, unspecified: word) { number in
      Localized { _ in "\(number)+" }
    }
    return plan.dimensions.map { Categories($0, codes: registry.codes, words: words) }
  }

  func closing(
    _ table: AppealTable, _ counted: [CountedAppeals] = [], on day: String,
    after ledger: ReleaseLedger = .empty
  ) throws -> Closing {
    let plan = try plan()
    return Closing(
      plan: plan, registry: table, counted: counted, categories: categories(plan), ledger: ledger,
      calendar: registry.calendar, rules: rules, day: try #require(CalendarDate(iso: day)))
  }

  /// Reads files of a ledger back, with the head that the settings would name.
  func read(
    _ files: [(name: String, bytes: [UInt8])], releases: Int, head: String
  ) throws -> (ledger: ReleaseLedger?, codes: [String]) {
    let plan = try plan(ledger: (releases, head))
    var tree = FileTree(root: "Content")
    for file in files {
      tree.files[try #require(RelativePath("figures/releases/\(file.name)"))] = file.bytes
    }
    var diagnostics: [Diagnostic] = []
    let ledger = ReleaseLedger(
      tree, plan: plan, categories: categories(plan), reporting: &diagnostics)
    return (ledger, diagnostics.map(\.code))
  }

  static let planText = """
    threshold: 5
    grace_months: 1
    first_month: 2026-01
    open_step: 10
    licence: {id: CC-BY-4.0, title: T, address: "https://a.internal/"}
    dimensions:
      - {field: topic, title: {ky: Т, ru: Т, en: T}}
      - {field: region, title: {ky: А, ru: Р, en: R}}
    tables:
      - {id: topics, title: {ky: Т, ru: Т, en: T}, rows: topic, periods: {quarter: top, year: all}, median: true}
      - {id: both, title: {ky: Т, ru: Т, en: T}, rows: topic, columns: region, periods: {quarter: top}}
    """

  private static let outcomesText =
    "  - {id: outcomes, title: {ky: Ж, ru: И, en: O}, rows: outcome, periods: {quarter: top}}\n"

  private static let rulesText = """
    rules:
      - from: 2026-01-01
        working_days: 14
        confirmed: 2026-01-01
        source: {ky: К, ru: Р, en: E}
        url: https://a.internal/
    """
}
