import Appeals
import Core
import Disclosure

extension Closing {
  /// Why a year is not revised.
  package enum NoRevision: Error {
    case notPublished
    /// A year is revised once: a second revision would be a third number to subtract.
    case isRevised(release: Int)
    /// Nobody knows what the figures were counted from.
    case nothingKept
    case nothingCorrected
    case refused(Refusal)
  }

  /// The tables of a year counted anew from the registry as it is now, protected so that the few
  /// corrections of a number stay as uncertain as a small count.
  ///
  /// - Parameters:
  ///   - registry: all corrections included; `self` counts the rows as they were published.
  ///   - isCorrected: whether any row of a published period is otherwise now.
  package func revision(
    of year: Int, registry: AppealTable, isCorrected: Bool
  ) throws(NoRevision) -> FiguresRelease {
    let period = Period.year(year)
    guard ledger.periods.contains(period) else { throw .notPublished }
    if let known = ledger.revision(of: year) { throw .isRevised(release: known.number) }
    if !isCorrected { throw .nothingCorrected }
    let pass = CountingPass(
      plan, registry, counted, categories, years: [year], through: .month(year, 12),
      calendar: calendar, rules: rules)
    let counts = pass.years[0]
    let (shapes, first) = revisedShapes(counts.dimensions, period)
    let family = TableFamily(counting: counts.whole, shapes: shapes, revising: first)
    let protection: Protection
    do {
      protection = try family.protected(by: rule)
    } catch {
      throw .refused(.disclosure(year: year, error))
    }
    if zip(first, protection.tables).allSatisfy({ $0.cells == $1.cells }) {
      throw .nothingCorrected
    }
    return FiguresRelease(
      number: ledger.releases.count + 1, previous: ledger.hashes.last, closedOn: day, rule: rule,
      periods: [],
      families: [
        FiguresRelease.Family(
          year: year, dimensions: counts.dimensions.dimensions, tables: protection.tables,
          audit: FiguresRelease.Summary(
            cells: protection.audit.cells, hidden: protection.audit.hidden,
            linearPrograms: protection.audit.linearPrograms))
      ], measures: [:], revises: year, isDemonstration: isDemonstration)
  }

  /// The tables of the plan that the year was published with, and what they showed. The flow of
  /// appeals is not revised: the next year begins with its end.
  private func revisedShapes(
    _ dimensions: YearDimensions, _ period: Period
  ) -> (shapes: [TableShape], first: [ProtectedTable]) {
    var (shapes, first): ([TableShape], [ProtectedTable]) = ([], [])
    let published = ledger.families(of: period.year).flatMap(\.tables)
    for table in plan.tables {
      guard let known = published.first(where: { $0.name == "\(table.id)-\(period)" }) else {
        continue
      }
      shapes.append(
        TableShape(
          name: FiguresRelease.revised(table.id, period.year), axes: known.shape.axes,
          scope: known.shape.scope))
      first.append(known)
    }
    return (shapes, first)
  }
}
