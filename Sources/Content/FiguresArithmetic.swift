import Core
import Phrasing

/// Holds the arithmetic of published figures against itself. Sources do err, and their numbers are
/// shown as printed; so a finding is a warning with its place, and the page says it to readers.
struct FiguresArithmetic {
  let figures: PublishedFigures

  func findings() -> [Diagnostic] {
    figures.tables.flatMap { table in sum(table) + shares(table) }
  }

  private func sum(_ table: PublishedFigures.Table) -> [Diagnostic] {
    guard table.addsUp, let base = table.base?.value else { return [] }
    let parts = table.rows.filter { !$0.isOutsideTotal }.compactMap(\.value)
    let total = parts.reduce(0, +)
    if total == base { return [] }
    return [
      Diagnostic(
        .warning, "figures.sum", "parts of ‘\(table.id)’ add up to \(total), not \(base)",
        at: table.location,
        hint: "correct the numbers, or write ‘adds_up: false’ and say why in ‘note’")
    ]
  }

  private func shares(_ table: PublishedFigures.Table) -> [Diagnostic] {
    table.rows.compactMap { row in
      guard let printed = row.printedPercent,
        let exact = PublishedFigures.exactPercent(row, in: table),
        exact != Decimals(units: printed.units, places: printed.places)
      else { return nil }
      return Diagnostic(
        .warning, "figures.share",
        "printed share \(Language.en.percent(Decimals(units: printed.units, places: printed.places))) of ‘\(row.id)’ is not the exact \(Language.en.percent(exact))",
        at: row.location,
        hint: "check the digits against the source; if it prints so, leave it: the page shows both")
    }
  }
}

extension PublishedFigures {
  /// The row's share of the table's base, rounded to the decimals that the source prints (one when
  /// it prints none); `nil` when the base is not known or the row is not part of it.
  package static func exactPercent(_ row: Row, in table: Table) -> Decimals? {
    guard !row.isOutsideTotal, let value = row.value, let base = table.base?.value else {
      return nil
    }
    return Decimals(percent: value, of: base, places: row.printedPercent?.places ?? 1)
  }
}
