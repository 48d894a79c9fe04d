import Content
import Core
import HTML
import Phrasing
import Statistics

/// Counts of the registry: one table a characteristic, shares of a named base.
struct RegistryPage: Sendable {
  static let folder = sitePath("statistics/registry")

  let figures: RegistryFigures
  let asOf: CalendarDate

  func write(_ words: MessageCatalog, into html: inout HTMLWriter) {
    let language = words.language
    html.element(.h1, text: words[.registryTitle])
    html.element(.p, [.class("lead")], text: words[.registrySummary])
    html.element(.p, [.class("headline")]) { html in
      html.element(.strong, text: language.number(figures.total))
      html.text(" ")
      html.element(.span, text: periodTitle(words))
    }
    html.element(
      .p, text: words(.registryCoarse, ["count": language.number(figures.smallestCount)]))
    for table in figures.tables {
      let id = table.subject.rawValue
      html.element(.section, [.aria("labelledby", id)]) { html in
        html.element(.h2, [.id(id)], text: words[title(table.subject)])
        if let counts = table.counts {
          write(counts, of: table.subject, words, &html)
        } else {
          html.element(.p, text: words[.registryWithheld])
        }
      }
    }
    html.element(
      .p, [.class("stamp")], text: words(.dataAsOf, ["date": language.longDate(asOf)]))
  }

  private func periodTitle(_ words: MessageCatalog) -> String {
    words(
      .registryTotal,
      [
        "from": words.language.shortDate(figures.period.lowerBound),
        "to": words.language.shortDate(figures.period.upperBound),
      ])
  }

  private func title(_ subject: RegistryFigures.Subject) -> Message {
    switch subject {
    case .channels: .tableChannels
    case .topics: .tableTopics
    case .regions: .tableRegions
    case .outcomes: .tableOutcomes
    case .timeliness: .tableTimeliness
    }
  }

  private func base(_ subject: RegistryFigures.Subject) -> Message {
    switch subject {
    case .channels, .topics, .regions: .allAppeals
    case .outcomes, .timeliness: .closedAppeals
    }
  }

  private func write(
    _ counts: CoarseTable, of subject: RegistryFigures.Subject, _ words: MessageCatalog,
    _ html: inout HTMLWriter
  ) {
    let language = words.language
    let base = "\(words[base(subject)]) – \(language.number(counts.total))"
    let caption = subject.rawValue + "-caption"
    html.element(
      .div, [.class("scroll"), .role("region"), .aria("labelledby", caption), .focusable]
    ) { html in
      html.element(.table) { html in
        html.element(.caption, [.id(caption)]) { html in
          html.element(
            .span, [.class("visually-hidden")], text: words[title(subject)] + ". ")
          html.element(.span, [.class("unit")], text: words(.sharesAreOf, ["base": base]))
        }
        html.element(.thead) { html in
          html.element(.tr) { html in
            html.element(.th, [.scope("col")], text: words[.category])
            html.element(.th, [.scope("col"), .class("number")], text: words[.count])
            html.element(.th, [.scope("col"), .class("number")], text: words[.share])
          }
        }
        html.element(.tbody) { html in
          for row in counts.rows {
            writeRow(row.name[language], row.count, of: counts.total, words, &html)
          }
          if let others = counts.others {
            let name = words(.otherSmall, ["count": language.number(figures.smallestCount)])
            writeRow(name, others, of: counts.total, words, &html)
          }
          writeRow(words[.total], counts.total, of: counts.total, words, &html, isTotal: true)
        }
      }
    }
  }

  private func writeRow(
    _ name: String, _ count: Int, of total: Int, _ words: MessageCatalog,
    _ html: inout HTMLWriter, isTotal: Bool = false
  ) {
    html.element(.tr, isTotal ? [.class("total")] : []) { html in
      html.element(.th, [.scope("row")], text: name.sentenceCased)
      html.element(.td, [.class("number")], text: words.language.number(count))
      let share = Decimals(percent: count, of: total)
      html.element(.td, [.class("number")], text: share.map(words.language.percent) ?? "[z]")
    }
  }
}
