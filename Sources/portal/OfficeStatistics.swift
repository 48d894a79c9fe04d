import Appeals
import Content
import Core
import Phrasing
import Publishing
import Statistics

/// `Site/statistics.yaml` with the ledger in `Content/figures/releases` and the words of categories.
struct OfficeStatistics {
  let plan: StatisticsPlan
  let ledger: ReleaseLedger
  let categories: [Categories]
  static let planName = "statistics.yaml"

  /// `nil` when errors were reported.
  init?(
    _ content: FileTree, _ site: FileTree, _ registry: OfficeRegistry, edition: Edition,
    asOf: CalendarDate?, reporting diagnostics: inout [Diagnostic]
  ) {
    let written = read(OfficeStatistics.planName, site, &diagnostics) {
      StatisticsPlan.parse($0, path: $1, reporting: &$2)
    }
    guard let written else { return nil }
    let isDemonstration = registry.settings.isDemonstration
    // Figures of invented appeals are nothing that an office has to keep.
    let isBorrowed = !isDemonstration && ReleaseLedger.isOfDemonstration(content)
    if isBorrowed { diagnostics.append(ReleaseLedger.leftOut(at: written.location)) }
    let plan = isBorrowed ? written.withoutLedger : written
    let words = OfficeStatistics.words(edition.messages)
    let categories = plan.dimensions.map { Categories($0, codes: registry.codes, words: words) }
    let ledger =
      isBorrowed
      ? .empty
      : ReleaseLedger(content, plan: plan, categories: categories, reporting: &diagnostics)
    guard let ledger else { return nil }
    ledger.check(
      isDemonstration: isDemonstration, at: plan.location, reporting: &diagnostics)
    self.plan = plan.beginning(
      with: registry.table, registry.counted, after: ledger,
      asOf: asOf ?? registry.asOf ?? CalendarDate(dayNumber: 0))
    self.categories = categories
    self.ledger = ledger
  }

  private static func words(_ messages: Localized<MessageCatalog>) -> Categories.Words {
    Categories.Words(
      notStated: messages.map { $0[.notStated] },
      unspecified: messages.map { $0[.unspecifiedTopic] },
      orMore: { number in
        Localized { messages[$0](.orMore, ["n": $0.number(number)]) }
      })
  }

  /// What pages may show; nothing is counted but the open period.
  func published(_ registry: OfficeRegistry, asOf: CalendarDate) -> PublishedStatistics {
    let months = ledger.periods.filter { $0.kind == .month }
    let next = months.max()?.next ?? plan.firstMonth
    return PublishedStatistics(
      plan: plan, ledger: ledger, categories: categories, codes: registry.codes,
      open: PublishedStatistics.OpenPeriod(
        registry.table, registry.codes, counted: registry.counted, after: next, asOf: asOf,
        step: plan.openStep),
      unmapped: unmapped(registry.report),
      isDemonstration: registry.settings.isDemonstration)
  }

  /// By the dimensions of the plan, in their order.
  private func unmapped(_ report: RegistryReport) -> [PublishedStatistics.Unmapped] {
    var appeals: [PlanDimension.Field: Int] = [:]
    for unmapped in report.sources.flatMap(\.unmapped) {
      if let field = PlanDimension.Field(unmapped.column) {
        appeals[field, default: 0] += unmapped.appeals
      }
    }
    return plan.dimensions.compactMap { dimension in
      appeals[dimension.field].map { .init(dimension.field, appeals: $0, step: plan.openStep) }
    }
  }

  /// - Parameter rows: the registry as figures have to count it.
  func closing(
    _ registry: OfficeRegistry, _ rows: AppealTable, _ directory: Directory, on day: CalendarDate
  ) -> Closing {
    var closing = Closing(
      plan: plan, registry: rows, counted: registry.counted, categories: categories,
      ledger: ledger, calendar: directory.calendar, rules: directory.rules, day: day)
    closing.isDemonstration = registry.settings.isDemonstration
    closing.stated = StatedColumns(registry.settings.statedColumns, of: rows)
    return closing
  }
}

extension PlanDimension.Field {
  /// The dimension that a column of the registry is counted by.
  fileprivate init?(_ column: AppealColumn) {
    switch column {
    case .channel: self = .channel
    case .kind: self = .kind
    case .topic: self = .topic
    case .region: self = .region
    case .body: self = .body
    case .outcome: self = .outcome
    case .collective: self = .collective
    case .repeated: self = .repeated
    case .inspected: self = .inspected
    default: return nil
    }
  }
}
