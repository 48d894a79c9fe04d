import Core
import Disclosure
import Statistics

/// The files of figures: the ledger as it is, and all protected tables as one text for whoever wants
/// to try to work out what is hidden.
func statisticsFiles(_ figures: PublishedStatistics) -> [SiteFile] {
  let ledger = figures.ledger.files.map { file in
    SiteFile(sitePath("\(ReleasesPage.files)/\(file.name)")) { file.bytes }
  }
  return ledger + [SiteFile(sitePath("data/tables.json")) { tablesText(figures) }]
}

/// One file in the form of ``TablesFile``. Each year was protected by itself and has its own leaves of
/// time; together they are one list of dimensions, in which no two years have a count in common.
private func tablesText(_ figures: PublishedStatistics) -> [UInt8] {
  let years = Set(figures.ledger.releases.flatMap(\.families).map(\.year)).sorted()
  var leaves: [(name: String, codes: [String])] = []
  var tables: [String] = []
  for year in years {
    let families = figures.ledger.families(of: year)
    guard let dimensions = families.last?.dimensions else { continue }
    let text = TablesFile.text(of: families.flatMap(\.tables), dimensions: dimensions)
    tables.append(text.components(between: "],\"tables\":[\n", and: "\n]}\n"))
    for dimension in dimensions {
      if let place = leaves.firstIndex(where: { $0.name == dimension.name }) {
        let known = Set(leaves[place].codes)
        leaves[place].codes += dimension.leaves.filter { !known.contains($0) }
      } else {
        leaves.append((dimension.name, dimension.leaves))
      }
    }
  }
  let sides = leaves.map { name, codes in
    JSONText.object([
      ("name", JSONText.quoted(name)), ("leaves", JSONText.array(codes.map(JSONText.quoted))),
    ])
  }
  let all = tables.filter { !$0.isEmpty }
  return Array(
    ("{\"dimensions\":[\n" + sides.joined(separator: ",\n") + "\n],\"tables\":[\n"
      + all.joined(separator: ",\n") + "\n]}\n").utf8)
}

extension String {
  /// What stands between two texts that occur; the room that wrote them put them there.
  fileprivate func components(between start: String, and end: String) -> String {
    guard let from = firstRange(of: start), hasSuffix(end) else {
      preconditionFailure("not a file of tables")
    }
    return String(self[from.upperBound...].dropLast(end.count))
  }
}
