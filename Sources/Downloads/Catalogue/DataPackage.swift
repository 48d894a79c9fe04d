import Core

/// `datapackage.json` for all tables of a folder (Data Package 2.0, Frictionless Data).
///
/// The standard has no languages: `title` and `description` are Kyrgyz, and `titles` and
/// `descriptions`, properties of our own as it allows them, have all three.
package struct DataPackage {
  let name: String
  let title: Localized<String>
  let description: Localized<String>
  let datasets: [(dataset: Dataset, csv: DownloadFile)]

  /// - Parameters:
  ///   - name: `a-z`, digits and `-`.
  ///   - datasets: each with the CSV file that `Dataset.files` gave; at least one.
  package init(
    name: String, title: Localized<String>, description: Localized<String>,
    datasets: [(dataset: Dataset, csv: DownloadFile)]
  ) {
    precondition(TidyTable.isName(name) && !datasets.isEmpty)
    precondition(datasets.allSatisfy { $0.csv.format == .csv }, "not the file for programs")
    self.name = name
    self.title = title
    self.description = description
    self.datasets = datasets
  }

  package func bytes() -> [UInt8] {
    let about = datasets[0].dataset.about
    let updated = datasets.map(\.dataset.updated).max() ?? datasets[0].dataset.updated
    let licence = JSONText.object([
      ("name", JSONText.quoted(about.licence.identifier)),
      ("path", JSONText.quoted(about.licence.address)),
      ("title", JSONText.quoted(about.licence.title)),
    ])
    let source = JSONText.object([
      ("title", JSONText.quoted(about.source[.source])), ("path", JSONText.quoted(about.site)),
    ])
    let publisher = JSONText.object([
      ("title", JSONText.quoted(about.publisher[.source])), ("path", JSONText.quoted(about.site)),
      ("roles", JSONText.array([JSONText.quoted("publisher")])),
    ])
    let object = JSONText.object(
      [
        ("$schema", JSONText.quoted("https://datapackage.org/profiles/2.0/datapackage.json")),
        ("name", JSONText.quoted(name)),
      ] + described(title, description) + [
        ("homepage", JSONText.quoted(about.site)),
        ("version", JSONText.quoted(updated.description)),
        ("created", JSONText.quoted("\(updated)T00:00:00Z")),
        ("licenses", JSONText.array([licence])), ("sources", JSONText.array([source])),
        ("contributors", JSONText.array([publisher])),
        ("resources", JSONText.array(datasets.map(resource))),
      ])
    return Array((object + "\n").utf8)
  }

  private func resource(_ dataset: Dataset, _ csv: DownloadFile) -> String {
    let fields = dataset.table.fields(dataset.words)
    let keys = fields.filter { $0.isKey }.map { JSONText.quoted($0.name) }
    let schema = JSONText.object([
      ("fields", JSONText.array(fields.map(field))),
      ("missingValues", JSONText.array([JSONText.quoted("")])),
      ("primaryKey", JSONText.array(keys)),
    ])
    return JSONText.object(
      [
        ("name", JSONText.quoted(dataset.table.name)), ("type", JSONText.quoted("table")),
        ("path", JSONText.quoted(csv.name)), ("format", JSONText.quoted("csv")),
        ("mediatype", JSONText.quoted(csv.format.mediaType)),
        ("encoding", JSONText.quoted("utf-8")), ("bytes", String(csv.size)),
        ("hash", JSONText.quoted("sha256:" + csv.checksum)),
      ] + described(dataset.table.title, dataset.table.description) + [("schema", schema)])
  }

  private func described(
    _ title: Localized<String>, _ description: Localized<String>
  ) -> [(String, String)] {
    [
      ("title", JSONText.quoted(title[.source])),
      ("description", JSONText.quoted(description[.source])),
      ("titles", JSONText.localized(title)), ("descriptions", JSONText.localized(description)),
    ]
  }

  private func field(_ field: TidyField) -> String {
    var constraints: [(String, String)] = []
    if field.isRequired { constraints.append(("required", "true")) }
    constraints += field.limits
    var members = [
      ("name", JSONText.quoted(field.name)), ("type", JSONText.quoted(field.frictionlessType)),
      ("title", JSONText.quoted(field.title[.source])),
      ("titles", JSONText.localized(field.title)),
    ]
    if !constraints.isEmpty { members.append(("constraints", JSONText.object(constraints))) }
    return JSONText.object(members)
  }
}

extension TidyField {
  fileprivate var frictionlessType: String {
    guard case .note = role else {
      switch column.kind {
      case .categories, .text, .quarter, .period: return "string"
      case .year: return "year"
      case .month: return "yearmonth"
      case .day: return "date"
      case .count: return "integer"
      case .decimal, .percent: return "number"
      }
    }
    return "string"
  }

  fileprivate var limits: [(String, String)] {
    switch (role, column.kind) {
    case (.note, _):
      [("enum", JSONText.array(TidyMark.allCases.map { JSONText.quoted($0.rawValue) }))]
    case (.key, .categories(let categories)):
      [
        (
          "enum",
          JSONText.array(categories.map { JSONText.quoted(SpreadsheetText.safe($0.code)) })
        )
      ]
    case (.key, .period): [("pattern", JSONText.quoted(TidyField.periodPattern))]
    case (.key, .quarter): [("pattern", JSONText.quoted("[0-9]{4}-Q[1-4]"))]
    case (.value, .count): [("minimum", "0")]
    default: []
    }
  }
}
