import Content
import Core
import HTML
import Phrasing

/// A table of figures published earlier: count, exact share of the named base, and the share that
/// the source printed where it was another.
struct FiguresTable {
  let table: PublishedFigures.Table
  let words: MessageCatalog

  private var language: Language { words.language }
  private var inside: [PublishedFigures.Row] { table.rows.filter { !$0.isOutsideTotal } }
  private var outside: [PublishedFigures.Row] { table.rows.filter(\.isOutsideTotal) }
  private var hasCounts: Bool { table.rows.contains { $0.value != nil } }
  /// Computed where the base is known, printed ones where it is not.
  private var hasShares: Bool {
    inside.contains { share($0) != nil }
  }

  func write(into html: inout HTMLWriter) {
    html.element(
      .div, [.class("scroll"), .role("region"), .ariaLabelledBy(captionID), .focusable]
    ) {
      html in
      html.element(.table) { html in
        html.element(.caption, [.id(captionID)]) { html in
          // The heading above says it to the eye; a table is also heard by itself.
          html.element(.span, [.class("visually-hidden")], text: table.title[language] + ". ")
          if let base = table.base {
            html.element(.span, [.class("unit")], text: words(.sharesAreOf, ["base": named(base)]))
          }
        }
        writeHead(&html)
        html.element(.tbody) { html in
          for row in inside { write(row, &html) }
          writeTotal(&html)
        }
        if !outside.isEmpty { writeOutside(&html) }
      }
    }
    writeNotes(&html)
  }

  private var captionID: String { table.id + "-caption" }

  private func named(_ base: PublishedFigures.Base) -> String {
    base.value.map { "\(base.label[language]) – \(language.number($0))" } ?? base.label[language]
  }

  private func writeHead(_ html: inout HTMLWriter) {
    html.element(.thead) { html in
      html.element(.tr) { html in
        html.element(.th, [.scope("col")], text: words[.category])
        if hasCounts { html.element(.th, [.scope("col"), .class("number")], text: words[.count]) }
        if hasShares { html.element(.th, [.scope("col"), .class("number")], text: words[.share]) }
      }
    }
  }

  private func write(_ row: PublishedFigures.Row, _ html: inout HTMLWriter) {
    html.element(.tr) { html in
      html.element(.th, [.scope("row")], text: row.label[language])
      if hasCounts { html.element(.td, [.class("number")], text: count(row)) }
      if hasShares { html.element(.td, [.class("number")], text: share(row) ?? "[z]") }
    }
  }

  private func writeTotal(_ html: inout HTMLWriter) {
    guard table.addsUp, let base = table.base?.value, hasCounts else { return }
    html.element(.tr, [.class("total")]) { html in
      html.element(.th, [.scope("row")], text: words[.total])
      html.element(.td, [.class("number")], text: language.number(base))
      if hasShares {
        let hundred = Decimals(units: 1000, places: 1)
        html.element(.td, [.class("number")], text: language.percent(hundred))
      }
    }
  }

  private func writeOutside(_ html: inout HTMLWriter) {
    let columns = 1 + (hasCounts ? 1 : 0) + (hasShares ? 1 : 0)
    html.element(.tbody) { html in
      html.element(.tr, [.class("group")]) { html in
        html.element(
          .th, [Attribute("colspan", String(columns)), .scope("rowgroup")],
          text: words[.outsideTotal])
      }
      for row in outside { write(row, &html) }
    }
  }

  private func writeNotes(_ html: inout HTMLWriter) {
    var notes = inside.compactMap(differenceNote)
    if table.addsUp, roundedSharesMissHundred { notes.append(words[.roundingNote]) }
    if let note = table.note { notes.append(note[language]) }
    if notes.isEmpty { return }
    html.element(.ul, [.class("notes")]) { html in
      for note in notes { html.element(.li, text: note) }
    }
  }

  // MARK: - Numbers

  private func count(_ row: PublishedFigures.Row) -> String {
    row.value.map(language.number) ?? "[x]"
  }

  private func share(_ row: PublishedFigures.Row) -> String? {
    (PublishedFigures.exactPercent(row, in: table) ?? printed(row)).map(language.percent)
  }

  private func printed(_ row: PublishedFigures.Row) -> Decimals? {
    row.printedPercent.map { Decimals(units: $0.units, places: $0.places) }
  }

  private func differenceNote(_ row: PublishedFigures.Row) -> String? {
    guard let printed = printed(row), let exact = PublishedFigures.exactPercent(row, in: table),
      printed != exact
    else { return nil }
    return words(
      .printedShareDiffers,
      [
        "category": language.quoted(row.label[language]), "printed": language.percent(printed),
        "exact": language.percent(exact),
      ])
  }

  private var roundedSharesMissHundred: Bool {
    let shares = inside.compactMap { row -> Decimals? in
      guard let value = row.value, let base = table.base?.value else { return nil }
      return Decimals(percent: value, of: base)
    }
    return shares.count == inside.count && shares.map(\.units).reduce(0, +) != 1000
  }
}

extension Attribute {
  /// Makes a scroll region reachable by keyboard.
  static var focusable: Attribute { Attribute("tabindex", "0") }
}
