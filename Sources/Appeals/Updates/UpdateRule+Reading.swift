import Core
import LocatedYAML

extension UpdateRule {
  /// Reads `column` or `position`, and `values` for `add`, `change` and `withdraw`, and `header_line`.
  init?(_ value: YAMLValue, reporting diagnostics: inout [Diagnostic]) {
    guard var mapping = value.mapping(reporting: &diagnostics) else { return nil }
    self.init(location: value.location)
    let names = mapping.optional("column", reporting: &diagnostics, RegistrySource.texts)
    let position = mapping.optional("position", reporting: &diagnostics, ColumnRule.position)
    place = position.map(ColumnRule.Place.position) ?? names.map(ColumnRule.Place.names) ?? place
    headerLine = mapping.optional("header_line", reporting: &diagnostics, RegistrySource.count)
    let values = mapping.optional("values", reporting: &diagnostics) {
      $0.mapping(reporting: &$1)
    }
    mapping.finish(reporting: &diagnostics)
    guard var values else { return }
    for change in UpdateChange.allCases {
      if let texts = values.optional(
        change.rawValue, reporting: &diagnostics, RegistrySource.texts)
      {
        self.values.append(
          ColumnRule.Spellings(code: change.rawValue, texts: texts, location: value.location))
      }
    }
    values.finish(reporting: &diagnostics)
  }
}
