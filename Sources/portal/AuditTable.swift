import Disclosure
import Statistics

/// What a release hides, a line a table.
struct AuditTable {
  private let release: FiguresRelease

  init(_ release: FiguresRelease) { self.release = release }

  var text: String {
    var lines: [String] = []
    for family in release.families {
      lines.append(
        "\(release.fileName)  \(family.year): \(family.audit.cells) cells, \(family.audit.hidden) "
          + "hidden (\(AuditTable.share(family.audit.hidden, of: family.audit.cells))), "
          + "\(family.audit.linearPrograms) linear programs")
      for table in family.tables where table.cells.count > 1 {
        lines.append(
          AuditTable.line(
            table.name, "\(table.hiddenCount) of \(table.cells.count)",
            AuditTable.share(table.hiddenCount, of: table.cells.count)))
      }
    }
    return lines.joined(separator: "\n")
  }

  static func line(_ name: String, _ middle: String, _ end: String) -> String {
    "  " + padded(name, 34) + padded(middle, 14) + end
  }

  private static func padded(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(1, width - text.count))
  }

  static func share(_ part: Int, of whole: Int) -> String {
    let tenths = whole == 0 ? 0 : (part * 2000 + whole) / (2 * whole)
    return "\(tenths / 10).\(tenths % 10) %"
  }
}
