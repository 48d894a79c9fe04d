import Content
import Core
import Disclosure
import HTML
import Phrasing
import Statistics

/// A period in plain sentences, made of the shown figures alone: a sentence that would need a hidden
/// one is left out.
struct DigestPage: Sendable {
  let view: StatisticsView
  let period: Period

  private var language: Language { view.language }
  private var words: StatisticsWords { view.words }
  private var figures: PublishedStatistics { view.figures }

  /// Parts that a sentence lists.
  private static let most = 3

  var title: String { words(.digestTitle, ["period": period.name(language)]) }
  /// Of its publication.
  var day: CalendarDate? { figures.release(of: period)?.closedOn }

  var sentences: [String] {
    var sentences = [received, comparison, flow, counted]
    if period.kind != .month {
      sentences += [
        list(.topic, .topicsSentence, all: false), list(.channel, .channelsSentence, all: true),
        list(.region, .regionsSentence, all: false),
        list(.outcome, .outcomesSentence, all: true), timeliness, days, collective,
      ]
      sentences.append(
        words(.hiddenSentence, ["most": language.number(figures.plan.mostHidden)]))
    }
    return sentences.compactMap(\.self)
  }

  private var received: String? {
    figures.flow(.received, period)?.value.map {
      words(.registeredSentence, $0, ["period": period.when(language)]).sentenceCased
    }
  }

  private var comparison: String? {
    guard let now = figures.flow(.received, period)?.value,
      let before = figures.flow(.received, period.sameLastYear)?.value
    else { return nil }
    let old = language.number(before)
    if now == before { return words(.same, ["before": old]) }
    return words(
      now > before ? .more : .fewer,
      ["before": old, "difference": language.number(abs(now - before))])
  }

  private var flow: String? {
    guard let brought = figures.flow(.broughtForward, period)?.value,
      let closed = figures.flow(.closed, period)?.value,
      let pending = figures.flow(.pending, period)?.value
    else { return nil }
    return words(
      .flowSentence,
      [
        "brought": language.number(brought), "closed": language.number(closed),
        "pending": language.number(pending),
      ])
  }

  /// Only counts of appeals without rows leave the flow unknown; a hidden number is known to us.
  private var counted: String? {
    figures.flow(.closed, period) == nil ? words[.countedSentence] : nil
  }

  /// The most frequent categories of a table, only when none of them is hidden: what is hidden could
  /// be more frequent.
  private func list(
    _ field: PlanDimension.Field, _ sentence: StatisticsMessage, all: Bool
  ) -> String? {
    guard let table = figures.plan.tables.first(where: { $0.rows == field && $0.columns == nil }),
      let shown = figures.table(table.id, period), let categories = figures.categories(field),
      let total = shown.count(code: Categories.totalCode)?.value
    else { return nil }
    let rows = ShownRow.rows(of: shown.shape.axes[0], categories).filter {
      $0.place == .ordinary
    }
    let counted = rows.compactMap { row in
      shown.count(row.position).value.map { (row: row, count: $0) }
    }
    let hidden = total - counted.reduce(0) { $0 + $1.count }
    let ordered = counted.filter { $0.count > 0 }.sorted {
      ($1.count, $0.row.position) < ($0.count, $1.row.position)
    }
    let chosen = all ? ordered[...] : ordered.prefix(DigestPage.most)
    // Whatever is hidden is together less than the least that is named.
    guard let least = chosen.last?.count, all ? hidden == 0 : hidden < least else { return nil }
    let items = chosen.map { item($0.row, $0.count, of: total) }
    return words(sentence, ["items": items.joined(separator: "; ")])
  }

  private func item(_ row: ShownRow, _ count: Int, of total: Int) -> String {
    var values = ["name": row.name?[language] ?? "", "count": language.number(count)]
    guard let share = Decimals(percent: count, of: total) else { return words(.item, values) }
    values["share"] = language.percent(share)
    return words(.itemShare, values)
  }

  private var timeliness: String? {
    guard let share = OnTimeShare(figures, period), let count = share.count.value,
      let base = share.base.value, case .text(let text) = share.cell(language)
    else { return nil }
    return words(
      .timelinessSentence,
      ["count": language.number(count), "base": language.number(base), "share": text])
  }

  private var days: String? {
    guard let measures = figures.measures(period), let median = measures.doubledMedian,
      let mean = measures.meanInTenths
    else { return nil }
    return words(
      .daysSentence,
      ["median": language.median(doubled: median), "mean": language.tenths(mean)])
  }

  private var collective: String? {
    guard
      let table = figures.plan.tables.first(where: { $0.rows == .collective && $0.columns == nil }),
      let count = figures.table(table.id, period)?.count(code: "yes")?.value,
      let signatories = figures.measures(period)?.signatories
    else { return nil }
    return words(
      .collectiveSentence,
      ["count": language.number(count), "signatories": language.number(signatories)])
  }

  // MARK: - Pages

  func write(_ html: inout HTMLWriter, forPrint: Bool) {
    if forPrint { html.element(.p, [.class("unit")], text: words[.forThePress]) }
    html.element(.h1, text: title)
    if forPrint { html.element(.p, text: view.settings.office[language]) }
    html.element(.div, [.class(forPrint ? "press" : "digest")]) { html in
      for sentence in sentences { html.element(.p, text: sentence) }
    }
    if !forPrint { writeLinks(&html) }
    if period.kind == .month || forPrint {
      FlowTable(view: view).grid(flowPeriods, id: "flow-caption").write(words, into: &html)
    }
    if let release = figures.release(of: period) {
      html.element(.p, [.class("stamp")]) { html in
        let date = language.longDate(release.closedOn)
        html.text(view.catalog(.publishedOn, ["date": date]) + " ")
        html.text(view.settings.address + view.route(period.digestFolder).address)
      }
    }
  }

  private var flowPeriods: [Period] {
    [period] + [period.previous, period.sameLastYear].filter { figures.release(of: $0) != nil }
  }

  private func writeLinks(_ html: inout HTMLWriter) {
    if period.kind == .month { return }
    html.element(.ul, [.class("links")]) { html in
      html.element(.li) { view.writeLink(period.folder, words[.screenVersion], &$0) }
      html.element(.li) { view.writeLink(period.printFolder, words[.printVersion], &$0) }
    }
  }
}
