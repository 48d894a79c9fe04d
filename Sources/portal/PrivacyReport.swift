import Appeals
import Core
import Privacy

/// What was examined for personal data, for `portal check --privacy`.
struct PrivacyReport {
  let allowances: PrivacyAllowances
  private let areas: [PrivacyExamination.Area]
  /// The texts in which anything was found or allowed, as messages name them.
  let remarkable: Set<String>
  /// The sources of the registry, once they were read.
  var registry: RegistryReport?

  init(_ content: FileTree, _ site: FileTree, reporting diagnostics: inout [Diagnostic]) {
    allowances = PrivacyReport.allowances(content, reporting: &diagnostics)
    var examination = PrivacyExamination(allowances)
    examination.examine(content, reporting: &diagnostics)
    examination.examine(site, reporting: &diagnostics)
    examination.reportUnused(reporting: &diagnostics)
    areas = examination.areas
    remarkable = examination.remarkable
  }

  static func allowances(
    _ content: FileTree, reporting diagnostics: inout [Diagnostic]
  ) -> PrivacyAllowances {
    guard content[PrivacyExamination.settings] != nil else { return PrivacyAllowances() }
    return read(PrivacyExamination.settings.description, content, &diagnostics) {
      PrivacyAllowances.parse($0, path: $1, reporting: &$2)
    } ?? PrivacyAllowances()
  }

  var lines: [String] {
    let rules = PersonalRule.allCases.map(\.rawValue).joined(separator: ", ")
    var lines = ["examined for personal data: \(rules)"]
    for area in areas {
      lines.append(
        "  \(area.name): \(area.files) texts, \(area.bytes) bytes, \(area.allowed) places allowed")
    }
    for source in registry?.sources ?? [] {
      lines.append(
        "  \(source.name): the references of \(source.kept) rows; \(source.columnsKept) of its \(source.columnsSeen) columns are kept, as codes, days and numbers"
      )
    }
    return lines
  }
}
