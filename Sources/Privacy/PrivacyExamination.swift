import Core

/// Looks through the texts of a site for personal data, and remembers what it looked at.
package struct PrivacyExamination: Sendable {
  /// A folder of texts, for the list of what was examined.
  package struct Area: Sendable {
    package let name: String
    package var files = 0
    package var bytes = 0
    package var allowed = 0
    package var found = 0
  }

  package private(set) var areas: [Area] = []
  private let allowances: PrivacyAllowances
  private var used: Set<String> = []
  /// The texts in which anything was found or allowed, as messages name them.
  package private(set) var remarkable: Set<String> = []

  /// Texts are examined, and styles and scripts are not.
  private static let endings: Set<Substring> = ["md", "yaml"]
  /// Offices, contacts and receptions: only what was verified belongs there, so it is not examined, and
  /// what stands there may stand anywhere.
  private static let verified = RelativePath("directory")!
  package static let settings = RelativePath("privacy.yaml")!

  package init(_ allowances: PrivacyAllowances) { self.allowances = allowances }

  /// Examines every text of a tree; the folders of its first level are the areas.
  package mutating func examine(_ tree: FileTree, reporting diagnostics: inout [Diagnostic]) {
    let verified = verifiedTexts(tree)
    let paths = tree.paths.filter { path in
      PrivacyExamination.endings.contains(path.fileExtension) && path != PrivacyExamination.settings
        && !path.isInside(PrivacyExamination.verified)
    }
    let found = concurrentMap(paths, chunk: 16) { path in
      let bytes = tree[path] ?? []
      // Nothing was found in a text that is unchanged.
      let hits = tree.unchanged.contains(path) ? [] : PersonalData.hits(inFile: bytes)
      return (size: bytes.count, hits: hits)
    }
    var last: (folder: RelativePath, area: Int)?
    for (path, (size, hits)) in zip(paths, found) {
      // In the order of their paths, the files of a folder follow one another.
      let area =
        if let last, path.isInside(last.folder) { last.area } else { area(of: path, in: tree) }
      last = path.outermost.map { ($0, area) }
      areas[area].files += 1
      areas[area].bytes += size
      if !hits.isEmpty { remarkable.insert(tree.displayed(path)) }
      for (line, hit, seen) in hits {
        let text = PrivacyAllowances.plain(seen)
        if verified.contains(where: { $0.contains(text) }) || isAllowed(text) {
          areas[area].allowed += 1
          continue
        }
        areas[area].found += 1
        diagnostics.append(
          hit.rule.diagnostic(
            at: SourceLocation(
              path: tree.displayed(path), line: line, column: hit.range.lowerBound + 1),
            hint:
              "remove it; if it is an office's own and published, allow it with its source in privacy.yaml"
          ))
      }
    }
  }

  /// Allowances that nothing needs any more; call it when all trees were examined.
  package func reportUnused(reporting diagnostics: inout [Diagnostic]) {
    for entry in allowances.entries where !used.contains(entry.text) {
      diagnostics.append(
        Diagnostic(
          .warning, "privacy.unused", "nothing on the site needs this allowance",
          at: entry.location, hint: "delete the entry", showsSource: false))
    }
  }

  private mutating func isAllowed(_ text: String) -> Bool {
    guard let entry = allowances.entries.first(where: { $0.text.contains(text) }) else {
      return false
    }
    used.insert(entry.text)
    return true
  }

  private func verifiedTexts(_ tree: FileTree) -> [String] {
    tree.paths(inside: PrivacyExamination.verified).flatMap { path in
      String(decoding: tree[path] ?? [], as: UTF8.self).split(separator: "\n")
        .map(PrivacyAllowances.plain)
    }
  }

  private mutating func area(of path: RelativePath, in tree: FileTree) -> Int {
    let name = path.outermost.map(tree.displayed) ?? tree.root
    if let known = areas.firstIndex(where: { $0.name == name }) { return known }
    areas.append(Area(name: name))
    return areas.count - 1
  }
}
