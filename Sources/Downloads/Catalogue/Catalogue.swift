import Core

/// `catalog.ttl`: all tables for the harvesters of open-data portals (DCAT-AP 3.0.1, in Turtle).
package struct Catalogue {
  /// How often a new period appears, by the frequency list of the EU's Publications Office.
  package enum Frequency: String, Sendable {
    case monthly = "MONTHLY"
    case quarterly = "QUARTERLY"
    case annual = "ANNUAL"
  }

  let title: Localized<String>
  let description: Localized<String>
  let about: Provenance
  let frequency: Frequency
  let datasets: [(dataset: Dataset, files: [DownloadFile])]

  /// - Parameter datasets: each with what `Dataset.files` gave.
  package init(
    title: Localized<String>, description: Localized<String>, about: Provenance,
    frequency: Frequency, datasets: [(dataset: Dataset, files: [DownloadFile])]
  ) {
    self.title = title
    self.description = description
    self.about = about
    self.frequency = frequency
    self.datasets = datasets
  }

  package func bytes() -> [UInt8] {
    var text = Catalogue.prefixes + catalogue + publisher
    for (dataset, files) in datasets {
      let shown = files.filter(\.format.isData)
      text += entry(dataset, shown)
      for file in shown { text += distribution(dataset, file) }
    }
    return Array((text + terms).utf8)
  }

  /// What the terms of foreign vocabularies are, so that a validator need not fetch these.
  private var terms: String {
    let media = Set(datasets.flatMap(\.files).map(\.format).filter(\.isData))
    let known =
      ["KIR", "RUS", "ENG"].map { (authority("language/" + $0), "dct:LinguisticSystem") } + [
        (country, "dct:Location"), (authority("frequency/\(frequency.rawValue)"), "dct:Frequency"),
        (authority("data-theme/GOVE"), "skos:Concept"),
        (Turtle.address(about.site), "foaf:Document"),
        ("spdx:checksumAlgorithm_sha256", "spdx:ChecksumAlgorithm"),
      ] + media.map { (authority("file-type/" + $0.fileType), "dct:MediaTypeOrExtent") }
      + media.map { (self.media($0), "dct:MediaType") }
    return Set(known.map { "\($0.0) a \($0.1) .\n" }).sorted().joined()
  }

  private func media(_ format: DownloadFile.Format) -> String {
    Turtle.address("https://www.iana.org/assignments/media-types/" + format.mediaType)
  }

  private static let authority = "http://publications.europa.eu/resource/authority/"

  private static let prefixes = """
    @prefix dcat: <http://www.w3.org/ns/dcat#> .
    @prefix dct: <http://purl.org/dc/terms/> .
    @prefix foaf: <http://xmlns.com/foaf/0.1/> .
    @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
    @prefix spdx: <http://spdx.org/rdf/terms#> .
    @prefix vcard: <http://www.w3.org/2006/vcard/ns#> .
    @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .


    """

  private var catalogue: String {
    let updated = datasets.map(\.dataset.updated).max()
    return Turtle.subject(
      name("catalog"),
      [
        ("a", "dcat:Catalog"), ("dct:title", Turtle.localized(title)),
        ("dct:description", Turtle.localized(description)),
        ("dct:publisher", name("publisher")), ("dct:language", languages),
        ("dct:license", Turtle.address(about.licence.address)),
        ("dct:spatial", country), ("foaf:homepage", Turtle.address(about.site)),
      ] + (updated.map { [("dct:modified", Turtle.day($0))] } ?? [])
        + (datasets.isEmpty
          ? []
          : [("dcat:dataset", datasets.map { name($0.dataset.table.name) }.joined(separator: ", "))])
    )
      + Turtle.subject(
        Turtle.address(about.licence.address),
        [("a", "dct:LicenseDocument"), ("dct:title", Turtle.text(about.licence.title))])
  }

  private var publisher: String {
    Turtle.subject(
      name("publisher"),
      [
        ("a", "foaf:Agent"), ("foaf:name", Turtle.localized(about.publisher)),
        ("foaf:homepage", Turtle.address(about.site)),
      ])
  }

  private func entry(_ dataset: Dataset, _ files: [DownloadFile]) -> String {
    let table = dataset.table
    return Turtle.subject(
      name(table.name),
      [
        ("a", "dcat:Dataset"), ("dct:identifier", Turtle.text(table.name)),
        ("dct:title", Turtle.localized(table.title)),
        ("dct:description", Turtle.localized(table.description)),
        ("dct:publisher", name("publisher")), ("dct:language", languages),
        ("dct:issued", Turtle.day(dataset.issued)), ("dct:modified", Turtle.day(dataset.updated)),
        ("dct:spatial", country),
        (
          "dct:temporal",
          "[ a dct:PeriodOfTime ; dcat:startDate \(Turtle.day(table.first)) ; "
            + "dcat:endDate \(Turtle.day(table.last)) ]"
        ),
        ("dct:accrualPeriodicity", authority("frequency/\(frequency.rawValue)")),
        ("dcat:theme", authority("data-theme/GOVE")),
        ("dcat:version", Turtle.text(dataset.version)),
        (
          "dcat:contactPoint",
          "[ a vcard:Kind, vcard:Organization ; vcard:fn \(Turtle.localized(about.publisher)) ; "
            + "vcard:hasURL \(Turtle.address(about.contactPage)) ]"
        ),
        ("dcat:distribution", files.map { name($0.name) }.joined(separator: ", ")),
      ])
  }

  private func distribution(_ dataset: Dataset, _ file: DownloadFile) -> String {
    let address = Turtle.address(about.folder + file.name)
    return Turtle.subject(
      name(file.name),
      [
        ("a", "dcat:Distribution"), ("dct:title", Turtle.text(file.name)),
        ("dcat:accessURL", address), ("dcat:downloadURL", address),
        ("dct:format", authority("file-type/\(file.format.fileType)")),
        ("dcat:mediaType", media(file.format)),
        ("dct:license", Turtle.address(about.licence.address)),
        ("dct:modified", Turtle.day(dataset.updated)),
        ("dcat:byteSize", Turtle.typed("\(file.size)", "xsd:nonNegativeInteger")),
        (
          "spdx:checksum",
          "[ a spdx:Checksum ; spdx:algorithm spdx:checksumAlgorithm_sha256 ; "
            + "spdx:checksumValue \(Turtle.typed(file.checksum, "xsd:hexBinary")) ]"
        ),
      ])
  }

  private func name(_ fragment: String) -> String {
    Turtle.address(about.folder + "catalog.ttl#" + fragment)
  }

  private func authority(_ path: String) -> String { Turtle.address(Catalogue.authority + path) }

  private var languages: String {
    ["KIR", "RUS", "ENG"].map { authority("language/" + $0) }.joined(separator: ", ")
  }

  private var country: String { authority("country/KGZ") }
}

extension DownloadFile.Format {
  /// In the EU's list of file types.
  fileprivate var fileType: String {
    switch self {
    case .csv, .excelCSV: "CSV"
    case .json, .csvMetadata: "JSON"
    case .xlsx: "XLSX"
    case .svg: "SVG"
    }
  }
}
