import Content
import Core
import HTML
import Phrasing
import Statistics

/// Pages of figures, from the office's own published ones; none while it has published none.
extension Specimens {
  func figures(of component: GalleryComponent) -> [Specimen] {
    guard let statistics = planner.statistics else { return [] }
    let view = StatisticsView(
      figures: statistics, downloads: planner.downloads, settings: edition.settings,
      methodRoute: frame.links.page(sitePath("method"), language)?.route, language: language,
      catalog: words)
    let periods = [Period.Kind.month, .quarter, .year].compactMap { statistics.last(1, $0).last }
    let states = FigureSpecimens(view: view, periods: periods)
    return switch component {
    case .facts: states.facts
    case .headlines: states.headlines
    case .chart: states.charts
    case .table: states.tables
    case .hidden: states.hidden
    case .method: states.method
    case .comparison: states.comparisons
    case .downloads: states.downloads
    case .permanence: states.permanence
    case .calendar: states.calendar
    default: []
    }
  }
}

struct FigureSpecimens {
  let view: StatisticsView
  /// The newest month, quarter and year, as far as there are any.
  let periods: [Period]

  private var figures: PublishedStatistics { view.figures }

  private func each(
    _ periods: [Period], _ write: @escaping @Sendable (Period, inout HTMLWriter) -> Void
  ) -> [Specimen] {
    periods.map { period in
      Specimen(Localized { period.name($0).sentenceCased }) { write(period, &$1) }
    }
  }

  private var larger: [Period] { periods.filter { $0.kind != .month } }

  var facts: [Specimen] {
    let view = view
    return each(larger) { view.writeFacts($0, &$1) }
  }

  var headlines: [Specimen] {
    let view = view
    return each(periods) { HeadlineFigures(view: view, period: $0).write(&$1) }
  }

  var charts: [Specimen] {
    let view = view
    var seen: Set<String> = []
    let drawn = figures.plan.tables.compactMap { table -> Specimen? in
      guard let form = table.chart, seen.insert(form.rawValue).inserted,
        let period = larger.last(where: { figures.table(table.id, $0) != nil })
      else { return nil }
      return Specimen(table.title) {
        StatisticsCharts(view: view).chart(of: table, in: period)?.write(into: &$1)
      }
    }
    let months = figures.last(12, .month)
    if months.count < 2 { return drawn }
    let flow = Localized(ky: "Айлар боюнча", ru: "По месяцам", en: "Month by month")
    return drawn + [Specimen(flow) { StatisticsCharts(view: view).flow(months)?.write(into: &$1) }]
  }

  var tables: [Specimen] {
    let view = view
    return larger.compactMap { period in
      guard
        let table = figures.plan.tables.first(where: {
          $0.columns == nil && figures.table($0.id, period) != nil
        }), let grid = PeriodTable(view: view, table: table, period: period).grid(id: "sample")
      else { return nil }
      return Specimen(Localized { period.name($0).sentenceCased }) { words, html in
        grid.write(words.statistics, into: &html)
      }
    }
  }

  /// Every answer that a cell can give; the numbers are nobody's.
  var hidden: [Specimen] {
    let view = view
    let names = Localized(
      ky: ["Көрсөтүлдү", "Жашырылды", "Жарыяланган эмес", "Колдонулбайт"],
      ru: ["Показано", "Скрыто", "Не опубликовано", "Неприменимо"],
      en: ["Shown", "Hidden", "Not published", "Not applicable"])
    let cells: [FigureCell] = [.text("12"), .hidden, .unavailable, .notApplicable]
    let state = Localized(
      ky: "Белгилер жана алардын мааниси", ru: "Знаки и их значение",
      en: "The symbols and what they mean")
    return [
      Specimen(state) { words, html in
        view.writeKey(&html)
        FigureTable(
          id: "sample", title: words[.symbols], base: nil,
          head: [words[.category], words[.count]],
          rows: zip(names[words.language], cells).map {
            FigureTable.Row(name: $0, place: .ordinary, cells: [$1])
          }, outsideTitle: ""
        ).write(words.statistics, into: &html)
      }
    ]
  }

  var method: [Specimen] {
    let view = view
    let state = Localized(
      ky: "Ар бир мезгилде", ru: "При каждом периоде", en: "With every period")
    return [Specimen(state) { view.writeMethod(&$1) }]
  }

  var comparisons: [Specimen] {
    let view = view
    return each(larger) {
      ComparisonPage(view: view, period: $0).flow.write(view.words, into: &$1)
    }
  }

  var downloads: [Specimen] {
    let view = view
    guard let table = figures.plan.tables.first else { return [] }
    return [
      Specimen(table.title) { view.writeDownloads(table.id, at: table.folder(nil), into: &$1) }
    ]
  }

  var permanence: [Specimen] {
    let view = view
    guard let period = larger.last, let release = figures.release(of: period) else { return [] }
    let frozen = Localized(
      ky: "Өзгөрбөй турган барак", ru: "Неизменная страница", en: "A page that never changes")
    let history = Localized(ky: "Чыгарылыш", ru: "Выпуск", en: "A release")
    return [
      Specimen(frozen) { words, html in
        view.writePermanence(
          period, title: period.name(words.language).sentenceCased, at: period.folder, &html)
      },
      Specimen(history) { ReleasesPage(view: view).write(release, &$1) },
    ]
  }

  var calendar: [Specimen] {
    let view = view
    let state = Localized(
      ky: "Кийинки жарыялоолор", ru: "Следующие публикации", en: "The next publications")
    return [Specimen(state) { ReleasesPage(view: view).writeCalendar(&$1) }]
  }
}
