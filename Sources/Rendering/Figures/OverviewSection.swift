import Content
import Core
import HTML
import Phrasing

/// Figures of several years side by side: only what is comparable, and why the rest is not.
struct OverviewSection: Sendable {
  let overview: FiguresOverview
  let figures: [PublishedFigures]

  func write(_ words: MessageCatalog, into html: inout HTMLWriter) {
    let language = words.language
    html.element(.section, [.ariaLabelledBy("overview")]) { html in
      html.element(.h2, [.id("overview")], text: overview.title[language])
      html.element(.p, text: overview.intro[language])
      writeTable(words, &html)
      html.element(.h3, [.id("not-compared")], text: words[.notCompared])
      html.element(.dl, [.class("reasons")]) { html in
        for exclusion in overview.notCompared {
          html.element(.dt, text: exclusion.what[language])
          html.element(.dd, text: exclusion.why[language])
        }
      }
    }
  }

  /// The files that any comparison names, oldest first: the columns.
  private var columns: [PublishedFigures] {
    let named = Set(overview.compared.flatMap { $0.points.map(\.file) })
    return figures.filter { named.contains($0.id) }.sorted { $0.period.from < $1.period.from }
  }

  private func writeTable(_ words: MessageCatalog, _ html: inout HTMLWriter) {
    let language = words.language
    html.element(
      .div,
      [.class("scroll"), .role("region"), .ariaLabelledBy("overview-caption"), .focusable]
    ) { html in
      html.element(.table) { html in
        html.element(.caption, [.id("overview-caption")], text: words[.comparedYears])
        html.element(.thead) { html in
          html.element(.tr) { html in
            html.element(.th, [.scope("col")], text: words[.category])
            for column in columns {
              html.element(
                .th, [.scope("col"), .class("number")], text: String(column.period.from.year))
            }
          }
        }
        html.element(.tbody) { html in
          for comparison in overview.compared { writeRow(comparison, language, &html) }
        }
      }
    }
    html.element(.ul, [.class("notes")]) { html in
      for comparison in overview.compared {
        if let note = comparison.note {
          html.element(.li) { html in
            html.element(.strong, text: comparison.label[language] + ". ")
            html.text(note[language])
          }
        }
      }
    }
  }

  private func writeRow(
    _ comparison: FiguresOverview.Comparison, _ language: Language, _ html: inout HTMLWriter
  ) {
    html.element(.tr) { html in
      html.element(.th, [.scope("row")], text: comparison.label[language])
      for column in columns {
        let point = comparison.points.first { $0.file == column.id }
        html.element(.td, [.class("number")]) { html in
          html.text(point.map { language.number($0.value) } ?? "[x]")
          if let note = point?.note {
            html.text(" ")
            html.element(.small, text: note[language])
          }
        }
      }
    }
  }
}
