import Core
import Disclosure

extension FiguresRelease {
  /// The files of the entry by their names, its own first.
  package var files: [(name: String, bytes: [UInt8])] {
    let tables = families.map { family in
      (
        name: FiguresRelease.fileName(number, year: family.year),
        bytes: Array(
          TablesFile.text(of: family.tables, dimensions: family.dimensions).utf8)
      )
    }
    let hashes = tables.map { ReleaseLedger.hash($0.bytes) }
    return [(name: fileName, bytes: header(hashes))] + tables
  }

  /// JSON, a fact a line, the same for the same release.
  private func header(_ hashes: [String]) -> [UInt8] {
    var members: [(String, String)] = [
      ("format", String(FiguresRelease.format)), ("number", String(number)),
      ("previous", previous.map(JSONText.quoted) ?? "null"),
      ("closed_on", JSONText.quoted(closedOn.description)),
      ("threshold", String(rule.threshold)),
      ("zeros", JSONText.quoted(rule.zeros == .shown ? "shown" : "hidden")),
      ("requirement", JSONText.quoted(rule.requirement == .range ? "range" : "strong")),
      ("periods", JSONText.array(periods.map { JSONText.quoted($0.description) })),
      ("families", lines(zip(families, hashes).map { "  " + json($0, $1) })),
      ("measures", lines(periods.compactMap(measureJSON))),
    ]
    if isDemonstration { members.insert(("demonstration", "true"), at: 4) }
    if let revises { members.append(("revises", String(revises))) }
    let body = members.map { " \(JSONText.quoted($0.0)): \($0.1)" }.joined(separator: ",\n")
    return Array("{\n\(body)\n}\n".utf8)
  }

  private func lines(_ elements: [String]) -> String {
    elements.isEmpty ? "[]" : "[\n" + elements.joined(separator: ",\n") + "\n ]"
  }

  private func json(_ family: Family, _ hash: String) -> String {
    JSONText.object([
      ("year", String(family.year)), ("cells", String(family.audit.cells)),
      ("hidden", String(family.audit.hidden)),
      ("programs", String(family.audit.linearPrograms)),
      ("sha256", JSONText.quoted(hash)),
    ])
  }

  private func measureJSON(_ period: Period) -> String? {
    guard let measures = measures[period] else { return nil }
    var members = [("period", JSONText.quoted(period.description))]
    func add(_ name: String, _ value: Int?) {
      if let value { members.append((name, String(value))) }
    }
    add("median_x2", measures.doubledMedian)
    add("mean_x10", measures.meanInTenths)
    add("signatories", measures.signatories)
    let medians = measures.rowMedians.sorted { $0.key < $1.key }.map { table, rows in
      (table, JSONText.object(rows.sorted { $0.key < $1.key }.map { ($0.key, String($0.value)) }))
    }
    if !medians.isEmpty { members.append(("row_medians_x2", JSONText.object(medians))) }
    return "  " + JSONText.object(members)
  }
}
