import Content
import Core
import HTML
import Phrasing
import Statistics

/// All figures of one quarter or year; published once, and never changed.
struct PeriodPage: Sendable {
  let view: StatisticsView
  let period: Period

  var title: String {
    view.words(.periodTitle, ["period": period.name(view.language)])
  }

  func write(_ html: inout HTMLWriter) {
    let words = view.words
    html.element(.h1, text: title)
    view.writeFacts(period, &html)
    HeadlineFigures(view: view, period: period).write(&html)
    html.element(.p, [.class("links")]) { html in
      view.writeLink(period.digestFolder, words[.digestLink], &html)
      html.text(" · ")
      view.writeLink(period.comparisonFolder, words[.compareLink], &html)
    }
    if view.figures.flow(.closed, period) == nil {
      html.element(.p, text: words[.countedSentence])
    }
    view.writeKey(&html)
    html.element(.section) { html in
      html.element(.h2, [.id(FlowTable.id)], text: words[.flowTitle])
      let kind: Period.Kind = period.kind == .year ? .quarter : .month
      let parts = view.figures.periods.filter { $0.kind == kind && period.contains($0) }
      FlowTable(view: view).grid(parts + [period], id: "flow-caption")
        .write(words, into: &html)
    }
    // The page has to arrive in one go; a year has more tables, and each has its own page with a chart.
    let most = period.kind == .year ? 0 : 1
    let drawn = simpleTables.filter { $0.chart?.isOfOnePeriod == true }.prefix(most).map(\.id)
    for table in simpleTables {
      PeriodTable(view: view, table: table, period: period)
        .writeSection(hasChart: drawn.contains(table.id), &html)
    }
    writeCrossed(&html)
    if period.kind == .year {
      view.writeMethodLink(&html)
    } else {
      view.writeMethod(&html, extra: population)
    }
    view.writePermanence(period, title: title, at: period.folder, &html)
  }

  /// Bodies stand on a page of their own, in groups of like size and with a warning.
  private var simpleTables: [PlanTable] {
    view.figures.plan.tables.filter { $0.columns == nil && $0.rows != .body }
  }

  private func writeCrossed(_ html: inout HTMLWriter) {
    let crossed = view.figures.plan.tables.filter {
      $0.columns != nil && view.figures.table($0.id, period) != nil
    }
    let bodies = view.figures.plan.tables.first { $0.rows == .body && $0.columns == nil }
    let hasBodies = bodies.flatMap { view.figures.table($0.id, period) } != nil
    if crossed.isEmpty && !hasBodies { return }
    html.element(.section) { html in
      html.element(.h2, [.id("crossed")], text: view.words[.moreTables])
      html.element(.ul, [.class("links")]) { html in
        if hasBodies {
          html.element(.li) {
            view.writeLink(ReferralPages.folder, view.words[.bodiesBySize], &$0)
          }
        }
        for table in crossed {
          html.element(.li) {
            view.writeLink(table.folder(period), table.title[view.language], &$0)
          }
        }
      }
    }
  }

  private var population: [String] {
    view.figures.plan.population.map { population in
      [
        view.words(
          .populationSource,
          [
            "date": view.language.longDate(population.date),
            "source": population.source[view.language],
          ])
      ]
    } ?? []
  }
}
