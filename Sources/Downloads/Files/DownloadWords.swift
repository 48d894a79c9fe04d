/// The words of one language that stand in files beside what a table says itself.
package struct DownloadWords: Sendable {
  /// Added to the title of a column: ` (code)` and `: why it is missing`.
  package let codeSuffix: String
  package let noteSuffix: String
  /// What the marks mean, for the workbook's sheet of notes.
  package let hidden: String
  package let notAvailable: String
  package let notApplicable: String
  /// Labels of that sheet.
  package let period: String
  package let source: String
  package let licence: String
  package let updated: String

  package init(
    codeSuffix: String, noteSuffix: String, hidden: String, notAvailable: String,
    notApplicable: String, period: String, source: String, licence: String, updated: String
  ) {
    self.codeSuffix = codeSuffix
    self.noteSuffix = noteSuffix
    self.hidden = hidden
    self.notAvailable = notAvailable
    self.notApplicable = notApplicable
    self.period = period
    self.source = source
    self.licence = licence
    self.updated = updated
  }

  func meaning(_ mark: TidyMark) -> String {
    switch mark {
    case .hidden: hidden
    case .notAvailable: notAvailable
    case .notApplicable: notApplicable
    }
  }
}
