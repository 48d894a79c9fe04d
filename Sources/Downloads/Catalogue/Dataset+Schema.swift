import Core

extension Dataset {
  /// The `Dataset` of schema.org for a page in a language, to be written with `HTMLWriter.json` as
  /// `application/ld+json`: what search engines for data read.
  ///
  /// - Parameters:
  ///   - files: what `files()` gave.
  ///   - page: the address of the page.
  package func schema(_ files: [DownloadFile], language: Language, page: String) -> String {
    let place = Localized(
      ky: "Кыргыз Республикасы", ru: "Кыргызская Республика", en: "Kyrgyz Republic")
    return JSONText.object([
      ("@context", JSONText.quoted("https://schema.org/")),
      ("@type", JSONText.quoted("Dataset")),
      ("name", JSONText.quoted(table.title[language])),
      ("description", JSONText.quoted(table.description[language])),
      ("identifier", JSONText.quoted(table.name)), ("url", JSONText.quoted(page)),
      ("inLanguage", JSONText.quoted(language.rawValue)),
      ("license", JSONText.quoted(about.licence.address)),
      ("isAccessibleForFree", "true"),
      ("temporalCoverage", JSONText.quoted("\(table.first)/\(table.last)")),
      ("spatialCoverage", thing("Country", place[language])),
      ("creator", thing("GovernmentOrganization", about.publisher[language], url: about.site)),
      ("datePublished", JSONText.quoted(issued.description)),
      ("dateModified", JSONText.quoted(updated.description)),
      ("version", JSONText.quoted(version)),
      ("isBasedOn", JSONText.quoted(about.source[language])),
      ("variableMeasured", JSONText.array(measures.map { JSONText.quoted($0.title[language]) })),
      ("distribution", JSONText.array(files.map(distribution))),
    ])
  }

  private var measures: [TidyColumn] { table.columns.filter(\.kind.isMeasure) }

  private func thing(_ type: String, _ name: String, url: String? = nil) -> String {
    JSONText.object(
      [("@type", JSONText.quoted(type)), ("name", JSONText.quoted(name))]
        + (url.map { [("url", JSONText.quoted($0))] } ?? []))
  }

  private func distribution(_ file: DownloadFile) -> String {
    JSONText.object([
      ("@type", JSONText.quoted("DataDownload")), ("name", JSONText.quoted(file.name)),
      ("contentUrl", JSONText.quoted(about.folder + file.name)),
      ("encodingFormat", JSONText.quoted(file.format.mediaType)),
      ("contentSize", JSONText.quoted("\(file.size) B")),
      ("sha256", JSONText.quoted(file.checksum)),
    ])
  }
}
