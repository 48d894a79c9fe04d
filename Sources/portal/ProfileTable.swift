import Appeals
import Core
import Privacy

/// A profile as a table.
struct ProfileTable {
  let profile: ExportProfile
  let export: ExportFile

  init(_ profile: ExportProfile, of export: ExportFile) {
    self.profile = profile
    self.export = export
  }

  var text: String {
    let delimiter = profile.dialect.delimiter.map(ExportDialect.name) ?? "nothing"
    let writing = "\(profile.encoding.rawValue), fields separated by \(delimiter)"
    var lines = [
      "\(export.shown): \(profile.rows) rows, \(profile.columns.count) columns, "
        + (export.source.format.title ?? writing)
    ]
    if profile.malformedRows > 0 { lines.append("\(profile.malformedRows) rows cannot be read") }
    if profile.headerLine == 0 { lines.append("no line names the columns") }
    lines.append("  no.  empty  different  what")
    for (index, column) in profile.columns.enumerated() {
      let empty = "\(Int((column.emptyShare * 100).rounded())) %"
      let distinct = column.distinct.map(String.init) ?? "many"
      lines.append(
        "  " + padded(String(index + 1), 3) + padded(empty, 8) + padded(distinct, 11) + "  "
          + what(column) + (column.name.isEmpty ? "" : "  " + column.name))
    }
    return lines.joined(separator: "\n")
  }

  private func what(_ column: ColumnProfile) -> String {
    if column.isPersonal {
      let rules = column.personal.keys.map(\.rawValue).sorted().joined(separator: ", ")
      return "looks like \(rules)"
    }
    let formats = column.dateFormats
    return formats.isEmpty ? column.type : "dates \(formats.joined(separator: ", "))"
  }

  private func padded(_ text: String, _ width: Int) -> String {
    String(repeating: " ", count: max(1, width - text.count)) + text
  }
}
