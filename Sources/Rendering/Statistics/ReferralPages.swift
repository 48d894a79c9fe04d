import Appeals
import Content
import Core
import Disclosure
import HTML
import Phrasing
import Statistics

/// The bodies that appeals were referred to, in groups of like size, for the last published year.
struct ReferralPages: Sendable {
  let view: StatisticsView

  static let folder = sitePath("statistics/bodies")

  private var language: Language { view.language }
  private var words: StatisticsWords { view.words }
  private var figures: PublishedStatistics { view.figures }

  var title: String { words[.bodiesTitle] }

  /// The table of bodies by itself, and crossed with timeliness.
  var counts: PlanTable? {
    figures.plan.tables.first { $0.rows == .body && $0.columns == nil }
  }

  private var timeliness: PlanTable? {
    figures.plan.tables.first { $0.rows == .body && $0.columns == .timeliness }
  }

  /// Years for which bodies were published, oldest first.
  var years: [Period] {
    guard let counts else { return [] }
    return figures.periods.filter { $0.kind == .year && figures.table(counts.id, $0) != nil }
  }

  /// Bodies with a page: those that any published year counts.
  var bodies: [Code] {
    guard let counts else { return [] }
    return figures.codes.bodies.codes.filter { body in
      years.contains { year in
        let count = figures.table(counts.id, year)?.count(code: body.id)
        return count != nil && count != .shown(0)
      }
    }
  }

  static func folder(_ body: Code) -> RelativePath {
    sitePath("statistics/bodies/\(body.id.lowercased())")
  }

  func title(_ body: Code) -> String {
    words(.bodyTitle, ["body": body.name[language]])
  }

  func groups() -> [(title: StatisticsMessage, bodies: [Code])] {
    let titles: [(Code.Size?, StatisticsMessage)] = [
      (.large, .sizeLarge), (.medium, .sizeMedium), (.small, .sizeSmall), (nil, .sizeNone),
    ]
    return titles.map { size, title in (title, bodies.filter { $0.size == size }) }
      .filter { !$0.bodies.isEmpty }
  }

  // MARK: - All bodies

  func write(_ html: inout HTMLWriter) {
    guard let year = years.last else { return }
    html.element(.h1, text: title)
    html.element(.p, [.class("lead")], text: words[.bodiesText])
    writeWarning(&html)
    view.writeKey(&html)
    for (title, bodies) in groups() {
      let id = title.rawValue
      html.element(.section) { html in
        html.element(.h2, [.id(id)], text: words[title])
        grid(
          bodies, year, id: id + "-caption", title: words[title]
        ).write(words, into: &html)
      }
    }
    if let counts { view.writeDownloads(counts.id, at: ReferralPages.folder, into: &html) }
    view.writeMethod(&html)
    view.writePermanence(year, title: title, at: ReferralPages.folder, isFrozen: false, &html)
  }

  func writeWarning(_ html: inout HTMLWriter) {
    html.element(.div, [.class("warning")]) { html in
      html.element(.p) { html in
        html.element(.strong, text: words[.howToRead] + ". ")
        html.text(words[.readBodies])
      }
    }
  }

  private func grid(
    _ bodies: [Code], _ year: Period, id: String, title: String
  ) -> FigureTable {
    FigureTable(
      id: id, title: title, base: year.name(language),
      head: [
        figures.categories(.body)?.dimension.title[language] ?? "", words[.referred],
        words[.onTimeShare].sentenceCased, words[.median],
      ],
      rows: bodies.map { body in
        FigureTable.Row(
          name: body.name[language].sentenceCased, place: .ordinary,
          address: view.route(ReferralPages.folder(body)).address, cells: cells(body, year))
      }, outsideTitle: "")
  }

  func cells(_ body: Code, _ year: Period) -> [FigureCell] {
    let count = counts.flatMap { figures.table($0.id, year)?.count(code: body.id) }
    let median = counts.flatMap { figures.measures(year)?.rowMedians[$0.id]?[body.id] }
    return [
      FigureCell(count, language), onTime(body, year),
      count == .shown(0) ? .notApplicable : FigureCell(doubledMedian: median, language),
    ]
  }

  /// Answers on time among the appeals that were referred to the body.
  private func onTime(_ body: Code, _ year: Period) -> FigureCell {
    guard let timeliness, let table = figures.table(timeliness.id, year),
      let row = table.shape.axes[0].categories.firstIndex(where: { $0.code == body.id }),
      let column = table.shape.axes[1].categories.firstIndex(where: { $0.code == "in-time" }),
      let total = table.shape.axes[1].categories.firstIndex(where: {
        $0.code == Categories.totalCode
      })
    else { return .unavailable }
    return FigureCell(share: table.count(row, column), of: table.count(row, total), language)
  }

  // MARK: - One body

  func write(_ body: Code, _ html: inout HTMLWriter) {
    html.element(.h1, text: title(body))
    writeWarning(&html)
    view.writeKey(&html)
    FigureTable(
      id: "caption", title: title(body), base: nil,
      head: [
        view.catalog[.period], words[.referred], words[.onTimeShare].sentenceCased,
        words[.median],
      ],
      rows: years.reversed().map { year in
        FigureTable.Row(
          name: year.name(language), place: .ordinary, address: view.route(year.folder).address,
          cells: cells(body, year))
      }, outsideTitle: ""
    ).write(words, into: &html)
    if let group = groups().first(where: { $0.bodies.contains(body) }), let year = years.last {
      html.element(.section) { html in
        html.element(.h2, [.id("group")], text: words[group.title])
        grid(group.bodies, year, id: "group-caption", title: words[group.title])
          .write(words, into: &html)
      }
    }
    if let note = body.note { html.element(.p, [.class("note")], text: note[language]) }
    view.writeMethod(&html)
    if let year = years.last {
      view.writePermanence(
        year, title: title(body), at: ReferralPages.folder(body), isFrozen: false, &html)
    }
  }
}
