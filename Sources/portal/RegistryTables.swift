import Appeals
import Core

/// The report of a registry for people and for programs. Counts and names of columns only.
struct RegistryTables {
  private let report: RegistryReport

  /// Rows of the table that came of them.
  private let appeals: Int

  init(_ report: RegistryReport, appeals: Int) {
    self.report = report
    self.appeals = appeals
  }

  var text: String {
    var lines: [String] = []
    for source in report.sources {
      lines.append(source.name)
      lines.append("  " + dialect(source))
      lines.append(row("rows", source.rows))
      for (name, count) in parts(source) where count > 0 || name == "kept" {
        lines.append(row("  " + name, count))
      }
      if let counted = source.counted { lines.append(row("  appeals counted", counted)) }
      for unmapped in source.unmapped {
        let appeals = source.counted == nil ? "" : ", which count \(unmapped.appeals) appeals"
        lines.append(
          "  column ‘\(unmapped.column.name)’: \(unmapped.values) values without a mapping in "
            + "\(unmapped.rows) rows\(appeals)")
      }
    }
    if report.sources.count > 1 {
      lines.append("all sources")
      lines.append(row("rows", report.rows))
      lines.append(row("  appeals", appeals))
    }
    return lines.joined(separator: "\n")
  }

  var json: String {
    report.sources.map { source in
      var members = [
        ("source", JSONText.quoted(source.name)),
        ("format", JSONText.quoted(source.format.rawValue)),
        ("encoding", JSONText.quoted(source.encoding.rawValue)),
        ("delimiter", JSONText.quoted(String(Unicode.Scalar(source.delimiter)))),
        ("rows", String(source.rows)),
      ]
      members += parts(source).map { ($0, String($1)) }
      let unmapped = source.unmapped.map {
        JSONText.object([
          ("column", JSONText.quoted($0.column.name)), ("rows", String($0.rows)),
          ("appeals", String($0.appeals)), ("values", String($0.values)),
        ])
      }
      members.append(("unmapped", JSONText.array(unmapped)))
      return JSONText.object(members)
    }.joined(separator: "\n")
  }

  /// What the rows of a source became; the numbers add up to its rows.
  private func parts(_ source: RegistryReport.Source) -> [(String, Int)] {
    if let changes = source.changes {
      return UpdateChange.allCases.map { ($0.done, changes[$0] ?? 0) } + [
        ("superseded", source.superseded), ("filtered", source.filtered),
        ("left-out", source.leftOut), ("wrong", source.rejected),
      ]
    }
    return [
      ("kept", source.kept), ("filtered", source.filtered), ("folded", source.folded),
      ("left-out", source.leftOut), ("wrong", source.rejected),
    ]
  }

  private func dialect(_ source: RegistryReport.Source) -> String {
    let padded = source.padded > 0 ? ", \(source.padded) short rows padded" : ""
    if let title = source.format.title { return title }
    let encoding = source.encoding.rawValue + (source.encodingIsStated ? "" : " (found)")
    let delimiter =
      ExportDialect.name(ofDelimiter: source.delimiter)
      + (source.delimiterIsStated ? "" : " (found)")
    return "\(encoding), fields separated by \(delimiter)\(padded)"
  }

  private func row(_ name: String, _ count: Int) -> String {
    let digits = String(count)
    let label = "  " + name
    let gap = max(1, 30 - label.count - digits.count)
    return label + String(repeating: " ", count: gap) + digits
  }
}

extension RegistrySource.Format {
  /// `nil` of text files, of which encoding and delimiter are told instead.
  var title: String? {
    switch self {
    case .csv: nil
    case .ndjson: "JSON objects, one a line"
    case .xlsx: "a workbook"
    case .sqlite: "an SQLite database"
    case .postgresql: "a PostgreSQL server"
    }
  }
}

extension UpdateChange {
  fileprivate var done: String {
    switch self {
    case .add: "added"
    case .change: "changed"
    case .withdraw: "withdrawn"
    }
  }
}
