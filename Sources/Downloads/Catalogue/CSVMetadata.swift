import Core

/// What the columns of the CSV file are (W3C "Metadata Vocabulary for Tabular Data", 2015), with
/// titles in every language.
struct CSVMetadata {
  let dataset: Dataset
  let fields: [TidyField]

  func bytes() -> [UInt8] {
    let (table, about) = (dataset.table, dataset.about)
    let keys = fields.filter { $0.isKey }.map { JSONText.quoted($0.name) }
    let schema = JSONText.object([
      ("columns", JSONText.array(fields.map(column))), ("primaryKey", JSONText.array(keys)),
    ])
    let object = JSONText.object([
      ("@context", JSONText.quoted("http://www.w3.org/ns/csvw")),
      ("url", JSONText.quoted(table.name + ".csv")),
      ("dc:title", values(table.title)), ("dc:description", values(table.description)),
      ("dc:publisher", values(about.publisher)), ("dc:source", values(about.source)),
      ("dc:license", JSONText.object([("@id", JSONText.quoted(about.licence.address))])),
      (
        "dc:modified",
        JSONText.object([
          ("@value", JSONText.quoted(dataset.updated.description)),
          ("@type", JSONText.quoted("xsd:date")),
        ])
      ),
      ("tableSchema", schema),
    ])
    return Array((object + "\n").utf8)
  }

  private func column(_ field: TidyField) -> String {
    var members = [
      ("name", JSONText.quoted(field.name)), ("titles", JSONText.localized(field.title)),
      ("datatype", field.datatype),
    ]
    if case .name(let language) = field.role {
      members.append(("lang", JSONText.quoted(language.rawValue)))
    }
    if field.isRequired { members.append(("required", "true")) }
    return JSONText.object(members)
  }

  /// A text in each language as JSON-LD has it.
  private func values(_ text: Localized<String>) -> String {
    JSONText.array(
      Language.allCases.map { language in
        JSONText.object([
          ("@value", JSONText.quoted(text[language])),
          ("@language", JSONText.quoted(language.rawValue)),
        ])
      })
  }
}

extension TidyField {
  /// `2026`, `2026-Q1`, `2026-01`.
  static let periodPattern = "[0-9]{4}(-Q[1-4]|-[01][0-9])?"

  var isKey: Bool {
    if case .key = role { return true }
    return false
  }

  var isRequired: Bool {
    switch role {
    case .key, .name: true
    case .text, .value, .note: false
    }
  }

  fileprivate var datatype: String {
    let pattern = { (base: String, format: String) in
      JSONText.object([("base", JSONText.quoted(base)), ("format", JSONText.quoted(format))])
    }
    if case .note = role { return pattern("string", "\\[[cxz]\\]") }
    switch column.kind {
    case .categories, .text: return JSONText.quoted("string")
    case .year: return JSONText.quoted("gYear")
    case .quarter: return pattern("string", "[0-9]{4}-Q[1-4]")
    case .period: return pattern("string", TidyField.periodPattern)
    case .month: return JSONText.quoted("gYearMonth")
    case .day: return JSONText.quoted("date")
    case .count:
      return JSONText.object([("base", JSONText.quoted("integer")), ("minimum", "0")])
    case .decimal, .percent: return JSONText.quoted("decimal")
    }
  }
}
