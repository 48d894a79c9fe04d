import Content
import Core
import HTML
import Phrasing

/// A table of figures: caption, head, rows with their place in the order, at most seven columns.
struct FigureTable: Sendable {
  struct Row: Sendable {
    let name: String
    let place: ShownRow.Place
    var address: String?
    let cells: [FigureCell]
  }

  /// Of the caption; unique on the page.
  let id: String
  let title: String
  /// What the shares are taken of, or another note of the caption.
  let base: String?
  /// Head of the first column, then of the others.
  let head: [String]
  let rows: [Row]
  let outsideTitle: String

  func write(_ words: StatisticsWords, into html: inout HTMLWriter) {
    let attributes: [Attribute] =
      [.class("scroll"), .role("region"), .ariaLabelledBy(id), .focusable]
    // Outside the region that scrolls, or a narrow screen would cut it off.
    if let base { html.element(.p, [.class("unit")], text: base) }
    html.element(.div, attributes) { html in
      html.element(.table, [.class("figures")]) { html in
        // The heading above says it to the eye; a table is also heard by itself.
        html.element(.caption, [.id(id), .class("visually-hidden")], text: title)
        writeHead(&html)
        html.element(.tbody) { html in
          for row in rows where row.place != .outside { write(row, words, &html) }
        }
        writeOutside(words, &html)
      }
    }
  }

  private func writeHead(_ html: inout HTMLWriter) {
    html.element(.thead) { html in
      html.element(.tr) { html in
        for (index, title) in head.enumerated() {
          html.element(
            .th, index == 0 ? [.scope("col")] : [.scope("col"), .class("number")], text: title)
        }
      }
    }
  }

  private func writeOutside(_ words: StatisticsWords, _ html: inout HTMLWriter) {
    let outside = rows.filter { $0.place == .outside }
    if outside.isEmpty { return }
    html.element(.tbody) { html in
      html.element(.tr, [.class("group")]) { html in
        html.element(
          .th, [Attribute("colspan", String(head.count)), .scope("rowgroup")],
          text: outsideTitle)
      }
      for row in outside { write(row, words, &html) }
    }
  }

  private func write(_ row: Row, _ words: StatisticsWords, _ html: inout HTMLWriter) {
    let attributes: [Attribute] =
      switch row.place {
      case .total: [.class("total")]
      case .subordinate: [.class("sub")]
      case .ordinary, .outside: []
      }
    html.element(.tr, attributes) { html in
      html.element(.th, [.scope("row")]) { html in
        if let address = row.address {
          html.element(.a, [.href(address)], text: row.name)
        } else {
          html.text(row.name)
        }
      }
      for cell in row.cells {
        html.element(.td, [.class("number")]) { cell.write(words, &$0) }
      }
    }
  }
}
