import Content
import Core
import Disclosure
import Downloads
import Phrasing
import Statistics

/// The tables of all closed periods in open formats, made once a build because pages name their sizes
/// and checksums.
package struct StatisticsDownloads: Sendable {
  struct Entry: Sendable {
    /// Of the table.
    let id: String
    let dataset: Dataset
    let files: [DownloadFile]
    /// The chart of the last period, where the plan asks for one.
    var pictures = Localized<DownloadFile?> { _ in nil }

    /// What a page in a language offers.
    func files(_ language: Language) -> [DownloadFile] {
      files + [pictures[language]].compactMap(\.self)
    }

    var allFiles: [DownloadFile] { files + Language.allCases.compactMap { pictures[$0] } }
  }

  let entries: [Entry]
  let catalogue: Catalogue
  let package: DataPackage?

  static let folder = "data"

  subscript(id: String) -> Entry? { entries.first { $0.id == id } }

  package init(
    _ figures: PublishedStatistics, settings: Settings, messages: Localized<MessageCatalog>
  ) throws {
    let about = StatisticsDownloads.provenance(figures, settings, messages)
    let tables = TidyTables(figures: figures, messages: messages).all()
    let words = messages.map { StatisticsDownloads.words($0, figures.plan.mostHidden) }
    let issued = figures.ledger.releases.first?.closedOn
    let updated = figures.ledger.releases.last?.closedOn
    let results = concurrentMap(tables, chunk: 1) { item in
      Result {
        let dataset = Dataset(
          table: item.table, about: about, words: words, issued: issued ?? item.table.last,
          updated: updated ?? item.table.last, version: String(figures.ledger.releases.count))
        return Entry(id: item.id, dataset: dataset, files: try dataset.files())
      }
    }
    let charts = StatisticsPictures(figures: figures, settings: settings, messages: messages)
    entries = try results.map { result in
      var entry = try result.get()
      entry.pictures = charts.files(of: entry.id, source: about)
      return entry
    }
    let title = messages.map { $0[.registryTitle] }
    let description = messages.map { $0.statistics[.registryText] }
    catalogue = Catalogue(
      title: title, description: description, about: about, frequency: .monthly,
      datasets: entries.map { ($0.dataset, $0.allFiles) })
    let resources = entries.compactMap { entry in
      entry.files.first { $0.format == .csv }.map { (dataset: entry.dataset, csv: $0) }
    }
    package =
      resources.isEmpty
      ? nil
      : DataPackage(
        name: "appeals", title: title, description: description, datasets: resources)
  }

  private static func provenance(
    _ figures: PublishedStatistics, _ settings: Settings, _ messages: Localized<MessageCatalog>
  ) -> Provenance {
    let licence = figures.plan.licence
    // Files leave the page that says so, so they say it themselves.
    let source = messages.map { words in
      let named = words.statistics[.dataSource]
      return figures.isDemonstration ? "\(words[.demonstrationTitle]) \(named)" : named
    }
    return Provenance(
      publisher: settings.organisation, source: source,
      licence: .init(
        identifier: licence.id, title: licence.title, address: licence.address),
      site: settings.address + "/", folder: "\(settings.address)/\(folder)/",
      contactPage: settings.address + Route(.source).address)
  }

  private static func words(_ catalog: MessageCatalog, _ mostHidden: Int) -> DownloadWords {
    let words = catalog.statistics
    return DownloadWords(
      codeSuffix: words[.codeSuffix], noteSuffix: words[.noteSuffix],
      hidden: words(.keyHidden, ["most": catalog.language.number(mostHidden)]),
      notAvailable: words[.keyUnavailable], notApplicable: words[.keyNotApplicable],
      period: catalog[.period], source: catalog[.sources], licence: words[.licence],
      updated: words[.published])
  }

  var files: [SiteFile] {
    let all = entries.flatMap(\.allFiles).map { file in
      SiteFile(sitePath("\(StatisticsDownloads.folder)/\(file.name)")) { file.bytes }
    }
    let catalogue = catalogue
    let package = package
    return all + [
      SiteFile(sitePath("\(StatisticsDownloads.folder)/catalog.ttl")) { catalogue.bytes() }
    ]
      + (package.map { package in
        [
          SiteFile(sitePath("\(StatisticsDownloads.folder)/datapackage.json")) {
            package.bytes()
          }
        ]
      } ?? [])
  }
}
