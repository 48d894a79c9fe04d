import Content
import Core
import HTML
import Statistics

/// Lists the pages of figures in one language, each with the function that draws it.
struct StatisticsPlanner {
  let view: StatisticsView
  /// From the home page to the page of statistics.
  let trail: [PageHead.Step]
  let asOf: CalendarDate

  /// A page before it stands in its frame.
  struct Draft {
    let head: PageHead
    let modified: CalendarDate
    let write: @Sendable (inout HTMLWriter) -> Void
  }

  private var figures: PublishedStatistics { view.figures }

  func drafts() -> [Draft] {
    let index = FiguresIndex(view: view)
    let releases = ReleasesPage(view: view)
    var drafts = [
      draft(
        view.catalog[.registryTitle], view.words[.registryText], FiguresIndex.folder, asOf,
        isTop: true, index.write),
      draft(releases.title, view.words[.releasesText], ReleasesPage.folder, asOf, releases.write),
    ]
    if figures.periods.isEmpty { return drafts }
    let flow = FlowPage(view: view)
    drafts.append(
      draft(
        flow.title, view.words[.flowNote], FlowTable.folder, newest, hasCharts: true, flow.write))
    for table in figures.shownTables { drafts += self.drafts(table) }
    for period in figures.periods { drafts += self.drafts(period) }
    return drafts + bodies()
  }

  private func drafts(_ table: PlanTable) -> [Draft] {
    let page = TablePage(view: view, table: table)
    let summary = view.words(.tableSummary, ["table": page.title])
    var drafts = [
      draft(page.title, summary, table.folder(nil), newest, hasCharts: true, page.write)
    ]
    if table.columns == nil { return drafts }
    for period in figures.periods where figures.table(table.id, period) != nil {
      let page = CrossedPage(view: view, table: table, period: period)
      drafts.append(
        draft(page.title, summary, table.folder(period), day(period), page.write))
    }
    return drafts
  }

  private func drafts(_ period: Period) -> [Draft] {
    let digest = DigestPage(view: view, period: period)
    let summary = view.words(.digestSummary, ["period": period.name(view.language)])
    var drafts = [
      draft(digest.title, summary, period.digestFolder, day(period)) {
        digest.write(&$0, forPrint: false)
      }
    ]
    if period.kind == .month { return drafts }
    let page = PeriodPage(view: view, period: period)
    let comparison = ComparisonPage(view: view, period: period)
    drafts.append(
      draft(page.title, summary, period.folder, day(period), hasCharts: true, page.write))
    drafts.append(
      draft(
        comparison.title, view.words[.compareText], period.comparisonFolder, day(period),
        comparison.write))
    if period.kind == .year, figures.revisedYears.contains(period.year) {
      let revision = RevisionPage(view: view, period: period)
      let day = revision.release?.closedOn ?? newest
      drafts.append(
        draft(revision.title, revision.title, period.revisionFolder, day, revision.write))
    }
    drafts.append(
      draft(digest.title, summary, period.printFolder, day(period), isHidden: true) {
        digest.write(&$0, forPrint: true)
      })
    return drafts
  }

  private func bodies() -> [Draft] {
    let pages = ReferralPages(view: view)
    let bodies = pages.bodies
    if bodies.isEmpty { return [] }
    return [
      draft(pages.title, view.words[.bodiesText], ReferralPages.folder, newest, pages.write)
    ]
      + bodies.map { body in
        draft(
          pages.title(body), view.words[.readBodies], ReferralPages.folder(body), newest
        ) { pages.write(body, &$0) }
      }
  }

  /// The day of the last release.
  private var newest: CalendarDate { figures.ledger.releases.last?.closedOn ?? asOf }

  private func day(_ period: Period) -> CalendarDate {
    figures.release(of: period)?.closedOn ?? newest
  }

  private func draft(
    _ title: String, _ summary: String, _ folder: RelativePath, _ day: CalendarDate,
    isTop: Bool = false, isHidden: Bool = false, hasCharts: Bool = false,
    _ write: @escaping @Sendable (inout HTMLWriter) -> Void
  ) -> Draft {
    let index = (
      title: view.catalog[.registryTitle], address: view.route(FiguresIndex.folder).address
    )
    var head = PageHead(
      title: title, description: summary, route: view.route(folder),
      trail: isTop ? trail : trail + [index])
    head.showsDemonstration = figures.isDemonstration
    head.isHidden = isHidden
    head.hasCharts = hasCharts
    return Draft(head: head, modified: day, write: write)
  }
}
