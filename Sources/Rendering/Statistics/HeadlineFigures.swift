import Content
import Core
import Disclosure
import HTML
import Phrasing
import Statistics

/// The three to five numbers that a period begins with, each with the same period of last year.
struct HeadlineFigures: Sendable {
  let view: StatisticsView
  let period: Period

  private var language: Language { view.language }
  private var words: StatisticsWords { view.words }
  private var figures: PublishedStatistics { view.figures }

  func write(_ html: inout HTMLWriter) {
    html.element(.ul, [.class("tiles")]) { html in
      for (flow, label) in [
        (Flow.received, StatisticsMessage.received), (.closed, .closed), (.pending, .pending),
      ] {
        let count = figures.flow(flow, period)
        writeTile(
          FigureCell(count, language), words[label],
          change: change(count, figures.flow(flow, period.sameLastYear)), &html)
      }
      if period.kind != .month { writeShares(&html) }
    }
  }

  private func writeShares(_ html: inout HTMLWriter) {
    if let share = onTime(period) {
      let before = onTime(period.sameLastYear)
      writeTile(
        share.cell(language), words[.onTimeShare], change: before.flatMap { shareBefore($0) },
        &html)
    }
    if let measures = figures.measures(period), let median = measures.doubledMedian {
      let before = figures.measures(period.sameLastYear)?.doubledMedian
      writeTile(
        .text(language.median(doubled: median)), words[.medianDays],
        change: before.map {
          "\(period.sameLastYear.shortName(language)): \(language.median(doubled: $0))"
        }, &html)
    }
  }

  private func writeTile(
    _ cell: FigureCell, _ label: String, change: String?, _ html: inout HTMLWriter
  ) {
    html.element(.li) { html in
      html.element(.strong) { cell.write(words, &$0) }
      // The space keeps a spoken number apart from its label.
      html.text(" ")
      html.element(.span, text: label)
      if let change {
        html.text(" ")
        html.element(.small, text: change)
      }
    }
  }

  private func change(_ count: ProtectedCount?, _ before: ProtectedCount?) -> String? {
    guard let count = count?.value, let before = before?.value else { return nil }
    return words(
      .yearBefore,
      [
        "period": period.sameLastYear.shortName(language), "count": language.number(before),
        "difference": language.signed(count - before),
      ])
  }

  private func shareBefore(_ share: OnTimeShare) -> String? {
    guard case .text(let text) = share.cell(language) else { return nil }
    return "\(period.sameLastYear.shortName(language)): \(text)"
  }

  func onTime(_ period: Period) -> OnTimeShare? { OnTimeShare(figures, period) }
}

/// Answers on time among all that were registered.
struct OnTimeShare: Sendable {
  let count: ProtectedCount
  let base: ProtectedCount

  /// `nil` when no table of the plan says so.
  init?(_ figures: PublishedStatistics, _ period: Period) {
    guard
      let table = figures.plan.tables.first(where: { $0.rows == .timeliness && $0.columns == nil }),
      let shown = figures.table(table.id, period), let count = shown.count(code: "in-time"),
      let base = shown.count(code: Categories.totalCode)
    else { return nil }
    self.count = count
    self.base = base
  }

  func cell(_ language: Language) -> FigureCell { FigureCell(share: count, of: base, language) }
}
