import Core
import LocatedYAML

/// Code lists that `registry.yaml` declares itself. Each takes the place of the list of that name in
/// `codes.yaml`, so that a registry with categories of its own needs no other file.
///
/// An entry is a name alone, or has the keys of `codes.yaml`, of which `code` may be left out and
/// `name` may be one text for the three languages: names of places and agencies are no words.
package struct OwnCodes: Sendable {
  private var lists: [CodeListReading.Column: CodeListReading] = [:]

  /// `nil` when errors were reported.
  init?(_ value: YAMLValue, reporting diagnostics: inout [Diagnostic]) {
    let before = diagnostics.count
    guard var mapping = value.mapping(reporting: &diagnostics) else { return nil }
    for column in CodeListReading.Column.allCases {
      lists[column] = mapping.optional(column.rawValue, reporting: &diagnostics) {
        CodeListReading($0, of: column, isOwn: true, reporting: &$1)
      }
    }
    mapping.finish(reporting: &diagnostics)
    if diagnostics[before...].contains(where: \.isError) { return nil }
  }

  subscript(column: CodeListReading.Column) -> CodeListReading? { lists[column] }

  /// Whether statuses of `codes.yaml` speak of outcomes that this file replaces.
  var replacesOutcomesOnly: Bool { lists[.outcomes] != nil && lists[.statuses] == nil }
}
