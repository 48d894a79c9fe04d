import Core

/// Everything the office wrote, read and found complete: each text in each language, each setting
/// typed, each name resolved. What the pages are drawn from.
package final class Edition: Sendable {
  package let settings: Settings
  package let messages: Localized<MessageCatalog>
  /// In the byte order of their slugs.
  package let pages: [Page]
  /// Newest first.
  package let notices: [Notice]
  /// Newest period first.
  package let figures: [PublishedFigures]
  package let overview: FiguresOverview
  package let assets: Assets
  /// `nil` for a header without one.
  package let emblem: Emblem?
  package let contacts: [Contact]
  /// `nil` where the office keeps none, here and below.
  package let finder: Finder?
  package let reception: Reception?

  /// The newest day that any text names as the day of its last change.
  package var newestDate: CalendarDate? {
    let texts = pages.map(\.texts) + notices.map(\.texts)
    let updates = texts.flatMap { [$0.ky.updated, $0.ru.updated, $0.en.updated] }
    return (updates + pages.map(\.reviewed) + notices.map(\.date)).max()
  }

  /// Reads and checks both source trees; `nil` when errors were reported.
  ///
  /// - Parameter hashFacade: for whoever compares the texts with those of another build.
  package init?(
    content: FileTree, site: FileTree, hashFacade: TextFacades.Hash? = nil,
    reporting diagnostics: inout [Diagnostic]
  ) {
    let before = diagnostics.count
    let settings = Settings(site, reporting: &diagnostics)
    let words = Localized<ScriptWords?> { ScriptWords($0, site, reporting: &diagnostics) }
    let catalogs = Localized<MessageCatalog?> {
      MessageCatalog($0, site, status: words[$0], reporting: &diagnostics)
    }
    if let ky = words.ky, let ru = words.ru, let en = words.en {
      ScriptWords.compare(Localized(ky: ky, ru: ru, en: en), reporting: &diagnostics)
    }
    let assets = Assets(site, reporting: &diagnostics)
    let emblem = (settings?.identity.emblem).flatMap {
      Emblem($0.path, in: site, reporting: &diagnostics)
    }
    let demonstration = DemonstrationBlocks(of: content)
    let reader = PageReader(
      files: content, demonstration: demonstration, hashFacade: hashFacade)
    let folders = reader.folders(in: PageReader.pages)
    let pages = readPages(reader, folders, &diagnostics)
    let notices = readNotices(reader, &diagnostics)
    let figures = readFigures(content, &diagnostics)
    let overview = RelativePath("figures/overview.yaml").flatMap {
      FiguresOverview($0, in: content, reporting: &diagnostics)
    }
    let contacts = Contact.read(content, reporting: &diagnostics)
    let finder = Finder.read(content, contacts: contacts, reporting: &diagnostics)
    let reception = Reception.read(content, reporting: &diagnostics)
    // What could not be read was reported; nothing else is wrong because it is not here.
    if figures.count == figurePaths(content).count {
      overview?.check(against: figures, reporting: &diagnostics)
    }
    // Whether they could be read or not.
    let slugs = Set(folders.compactMap { $0.relative(to: PageReader.pages) })
    let named =
      (settings?.namedPages ?? []) + (finder?.namedPages ?? [])
      + (reception?.regions.flatMap(\.others) ?? [])
    checkNames(named, slugs, &diagnostics)
    if pages.count == slugs.count { checkLayouts(pages, content, &diagnostics) }
    guard let settings, let ky = catalogs.ky, let ru = catalogs.ru, let en = catalogs.en,
      let assets, let overview, !diagnostics[before...].contains(where: \.isError)
    else { return nil }
    self.settings = settings
    messages = Localized(ky: ky, ru: ru, en: en)
    self.pages = pages
    self.notices = notices
    self.figures = figures
    self.overview = overview
    self.assets = assets
    self.emblem = emblem
    self.contacts = contacts
    self.finder = finder
    self.reception = reception
  }
}

private let figuresFolder = RelativePath("figures")!

private func figurePaths(_ content: FileTree) -> [RelativePath] {
  content.paths(inside: figuresFolder).filter {
    $0.fileExtension == "yaml" && $0.name != "overview.yaml" && $0.parent == figuresFolder
  }
}

private func readPages(
  _ reader: PageReader, _ folders: [RelativePath], _ diagnostics: inout [Diagnostic]
) -> [Page] {
  let root = PageReader.pages
  diagnostics += reader.strays(in: root)
  let results = concurrentMap(folders) { reader.page($0, root: root) }
  diagnostics += results.flatMap(\.1)
  return results.compactMap(\.0)
}

private func readNotices(
  _ reader: PageReader, _ diagnostics: inout [Diagnostic]
) -> [Notice] {
  let root = PageReader.notices
  diagnostics += reader.strays(in: root)
  let results = concurrentMap(reader.folders(in: root)) { reader.notice($0, root: root) }
  diagnostics += results.flatMap(\.1)
  return results.compactMap(\.0).reversed()
}

private func readFigures(
  _ content: FileTree, _ diagnostics: inout [Diagnostic]
) -> [PublishedFigures] {
  let figures = figurePaths(content).compactMap {
    PublishedFigures($0, in: content, reporting: &diagnostics)
  }
  diagnostics += figures.flatMap { FiguresArithmetic(figures: $0).findings() }
  return figures.sorted {
    ($1.period.to, $1.period.from, $0.id) < ($0.period.to, $0.period.from, $1.id)
  }
}

private func checkNames(
  _ names: [Settings.PageName], _ slugs: Set<RelativePath>, _ diagnostics: inout [Diagnostic]
) {
  for name in names where !slugs.contains(name.slug) {
    let nearest = nearestName(to: name.slug.description, among: slugs.map(\.description).sorted())
    diagnostics.append(
      Diagnostic(
        .error, "settings.page", "no page ‘\(name.slug)’", at: name.location,
        hint: nearest.map { "use ‘\($0)’" } ?? "add the folder pages/\(name.slug)"))
  }
}

private func checkLayouts(
  _ pages: [Page], _ content: FileTree, _ diagnostics: inout [Diagnostic]
) {
  let places = Dictionary(grouping: pages.indices) { pages[$0].layout }
  for layout in Layout.singular + Layout.optional {
    let holders = (places[layout] ?? []).map { pages[$0] }
    if holders.count == 1 || holders.isEmpty && Layout.optional.contains(layout) { continue }
    let place = holders.dropFirst().first?.texts.ky.source ?? content.displayed(PageReader.pages)
    diagnostics.append(
      Diagnostic(
        .error, "page.layout",
        holders.isEmpty
          ? "no page has ‘layout: \(layout.rawValue)’"
          : "a second page has ‘layout: \(layout.rawValue)’",
        at: SourceLocation(path: place),
        hint: holders.isEmpty
          ? "add one with that line in its front matter" : "keep it in one page"))
  }
}
