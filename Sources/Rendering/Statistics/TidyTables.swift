import Content
import Core
import Disclosure
import Downloads
import Phrasing
import Statistics

/// The published tables with one row for each period and category.
struct TidyTables {
  let figures: PublishedStatistics
  let messages: Localized<MessageCatalog>

  func all() -> [(id: String, table: TidyTable)] {
    ([flow] + figures.plan.tables.map(table)).compactMap(\.self)
  }

  private func words(_ message: StatisticsMessage) -> Localized<String> {
    messages.map { $0.statistics[message] }
  }

  private func column(of periods: [Period]) -> TidyColumn {
    TidyColumn(
      "period", messages.map { $0[.period] },
      .categories(
        periods.map { period in
          TidyColumn.Category(period.description, Localized { period.name($0) })
        }))
  }

  private func cell(_ count: ProtectedCount?) -> TidyCell {
    switch count {
    case .shown(let value): .number(value)
    case .hidden: .hidden
    case nil: .notAvailable
    }
  }

  private var flow: (id: String, table: TidyTable)? {
    let periods = figures.periods
    guard let first = periods.map(\.first).min(), let last = periods.last else { return nil }
    let columns: [(Flow, StatisticsMessage, String)] = [
      (.broughtForward, .broughtForward, "brought_forward"), (.received, .received, "received"),
      (.closed, .closed, "closed"), (.pending, .pending, "pending"),
    ]
    let table = TidyTable(
      name: FlowTable.id, title: words(.flowTitle), description: words(.flowNote),
      columns: [column(of: periods)] + columns.map { TidyColumn($0.2, words($0.1), .count) },
      rows: periods.map { period in
        [.code(period.description)] + columns.map { cell(figures.flow($0.0, period)) }
      }, first: first, last: last.last)
    return (FlowTable.id, table)
  }

  private func table(_ table: PlanTable) -> (id: String, table: TidyTable)? {
    let periods = figures.periods.filter { figures.table(table.id, $0) != nil }
    guard let first = periods.map(\.first).min(), let last = periods.map(\.last).max() else {
      return nil
    }
    let sides = [table.rows, table.columns].compactMap(\.self).compactMap(figures.categories)
    let columns = [column(of: periods)] + sides.map(column) + measures(table)
    let rows = periods.flatMap { period -> [[TidyCell]] in
      guard let shown = figures.table(table.id, period) else { return [] }
      return shown.cells.indices.map { place in row(table, shown, place, period) }
    }
    let base = words(.methodRegistered)
    let description = Localized<String> { language in
      (table.note.map { $0[language] + " " } ?? "") + base[language]
    }
    return (
      table.id,
      TidyTable(
        name: table.id, title: table.title, description: description, columns: columns, rows: rows,
        first: first, last: last)
    )
  }

  private func column(_ categories: Categories) -> TidyColumn {
    var seen: Set<String> = []
    let items = categories.tops.map(\.item) + categories.leaves
    let listed = items.filter { seen.insert($0.code).inserted }
    return TidyColumn(
      categories.dimension.id.replacing("-", with: "_"), categories.dimension.title,
      .categories(
        [.init(Categories.totalCode, messages.map { $0[.total] })]
          + listed.map { .init($0.code, $0.name) }))
  }

  private func measures(_ table: PlanTable) -> [TidyColumn] {
    var columns = [TidyColumn("count", messages.map { $0[.count] }, .count)]
    if table.columns == nil {
      columns.append(TidyColumn("share", messages.map { $0[.share] }, .percent(places: 1)))
    }
    if table.hasMedian {
      columns.append(TidyColumn("median_days", words(.median), .decimal(places: 1)))
    }
    return columns
  }

  private func row(
    _ table: PlanTable, _ shown: ProtectedTable, _ place: Int, _ period: Period
  ) -> [TidyCell] {
    let codes = shown.shape.codes(of: place)
    let count = shown.cells[place]
    var cells: [TidyCell] = [.code(period.description)] + codes.map { .code($0) }
    cells.append(cell(count))
    if table.columns == nil { cells.append(share(count, codes[0], shown, table)) }
    if table.hasMedian {
      cells.append(count == .shown(0) ? .notApplicable : median(codes[0], table, period))
    }
    return cells
  }

  private func share(
    _ count: ProtectedCount, _ code: String, _ shown: ProtectedTable, _ table: PlanTable
  ) -> TidyCell {
    if let categories = figures.categories(table.rows),
      categories.outside.contains(where: { categories.leaves[$0].code == code })
    {
      return .notApplicable
    }
    guard let part = count.value, let whole = shown.count(code: Categories.totalCode)?.value
    else { return .hidden }
    return Decimals(percent: part, of: whole).map { .number($0) } ?? .notApplicable
  }

  private func median(_ code: String, _ table: PlanTable, _ period: Period) -> TidyCell {
    let measures = figures.measures(period)
    let doubled =
      code == Categories.totalCode
      ? measures?.doubledMedian : measures?.rowMedians[table.id]?[code]
    if let doubled { return .number(Decimals(units: doubled * 5, places: 1)) }
    // Where the flow is not known, nor is how long it took.
    return figures.flow(.closed, period) == nil ? .notAvailable : .hidden
  }
}
