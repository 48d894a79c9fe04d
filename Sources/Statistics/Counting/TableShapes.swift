import Core
import Disclosure

/// The four numbers that describe the work of a period.
package enum Flow: String, CaseIterable, Sendable {
  case broughtForward = "brought-forward"
  case received, closed, pending

  /// What came in, or was there already; and what became of it.
  package var table: String {
    switch self {
    case .broughtForward, .received: "arrived"
    case .closed, .pending: "handled"
    }
  }

  package static let tables = ["arrived", "handled"]
}

extension YearDimensions {
  /// The axes that were made already: many tables of many periods have the same.
  struct Axes {
    struct Key: Hashable {
      let dimension: Int
      let detail: PlanTable.Detail
      let hasOutside: Bool
    }

    var made: [Key: Axis] = [:]
  }

  /// The tables of some periods, each under the name `table-period`.
  func shapes(
    for periods: [Period], of plan: StatisticsPlan, _ coverage: Coverage
  ) -> [TableShape] {
    var axes = Axes()
    return periods.flatMap { shapes(for: $0, of: plan, coverage, &axes) }
  }

  private func shapes(
    for period: Period, of plan: StatisticsPlan, _ coverage: Coverage, _ axes: inout Axes
  ) -> [TableShape] {
    let tables = plan.tables.filter {
      $0.isPublished(for: period) && coverage.states($0, in: period)
    }
    return flowShapes(for: period, coverage)
      + tables.compactMap { shape($0, for: period, &axes) }
  }

  /// Two tables of two numbers. Neither has a total, which would be one more number to keep safe and
  /// one that nobody asks for. Where the flow is not known as a whole, what was received still is.
  private func flowShapes(for period: Period, _ coverage: Coverage) -> [TableShape] {
    if !coverage.knowsReceived(period) { return [] }
    let isWhole = coverage.knowsFlow(period)
    let (start, end) = (period.months.lowerBound - 1, period.months.upperBound)
    func shape(_ flow: Flow, _ dimension: Int, _ scope: (Int, LeafSet), _ parts: [(Flow, LeafSet)])
      -> TableShape
    {
      let categories = parts.map { Category(code: $0.0.rawValue, leaves: $0.1) }
      return TableShape(
        name: "\(flow.table)-\(period)",
        axes: [
          Axis(dimension: dimension, levels: [.init(name: flow.table, categories: categories)])
        ],
        scope: insideScope.merging([scope.0: scope.1]) { $1 })
    }
    let received = (Flow.received, registered(in: period))
    let arrived = isWhole ? [(.broughtForward, registered(upTo: start)), received] : [received]
    let first = shape(
      .received, YearDimensions.registered, (YearDimensions.closed, closed(after: start)), arrived)
    if !isWhole { return [first] }
    return [
      first,
      shape(
        .closed, YearDimensions.closed, (YearDimensions.registered, registered(upTo: end)),
        [(.closed, closed(in: period)), (.pending, closed(after: end))]),
    ]
  }

  private func shape(
    _ table: PlanTable, for period: Period, _ made: inout Axes
  ) -> TableShape? {
    guard let rows = position(of: table.rows), let detail = table.periods[period.kind] else {
      return nil
    }
    let columns = table.columns.flatMap(position)
    var axes = [axis(rows, detail, hasOutside: columns == nil, &made)]
    if let columns { axes.append(axis(columns, table.columnDetail, hasOutside: false, &made)) }
    var scope = insideScope.filter { entry in !axes.contains { $0.dimension == entry.key } }
    scope[YearDimensions.registered] = registered(in: period)
    return TableShape(name: "\(table.id)-\(period)", axes: axes, scope: scope)
  }

  private func axis(
    _ dimension: Int, _ detail: PlanTable.Detail, hasOutside: Bool, _ axes: inout Axes
  ) -> Axis {
    let key = Axes.Key(dimension: dimension, detail: detail, hasOutside: hasOutside)
    if let known = axes.made[key] { return known }
    let axis = axis(dimension, detail, hasOutside: hasOutside)
    axes.made[key] = axis
    return axis
  }

  /// The total of what belongs to it, then the upper level, then the leaves.
  private func axis(_ dimension: Int, _ detail: PlanTable.Detail, hasOutside: Bool) -> Axis {
    let categories = categories[dimension - YearDimensions.planned]
    var levels = [
      Axis.Level(total: Categories.totalCode, leaves: LeafSet(categories.inside))
    ]
    if !categories.tops.isEmpty {
      levels.append(
        Axis.Level(
          name: categories.dimension.id + "-top",
          categories: categories.tops.map {
            Category(code: $0.item.code, leaves: LeafSet($0.leaves))
          }))
      if detail == .top { return Axis(dimension: dimension, levels: levels) }
    }
    // A topic without subtopics is its own leaf and stands on the upper level already.
    let shown = Set(levels.flatMap(\.categories).map(\.code))
    let leaves = categories.leaves.enumerated().filter {
      !shown.contains($0.element.code)
        && (hasOutside || !categories.outside.contains($0.offset))
    }
    if !leaves.isEmpty {
      levels.append(
        Axis.Level(
          name: categories.dimension.id,
          categories: leaves.map {
            Category(code: $0.element.code, leaves: LeafSet([$0.offset]))
          }))
    }
    return Axis(dimension: dimension, levels: levels)
  }
}
