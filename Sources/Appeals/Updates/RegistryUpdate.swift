import Core

/// What a row of an update does to the appeal with its reference.
package enum UpdateChange: String, CaseIterable, Hashable, Sendable {
  case add, change, withdraw
}

/// A small file that is applied over the registry: rows of the same columns, and one that says what
/// each of them does.
struct RegistryUpdate: Sendable {
  /// The column's name unless the settings say another.
  static let column = "change"

  /// The day in the name of the file.
  let day: CalendarDate
  /// Whether the base was exported on that day or later, so that it holds the changes already.
  let isSuperseded: Bool
  let rule: UpdateRule
  var position = -1
  var index: ValueIndex

  init(day: CalendarDate, isSuperseded: Bool, rule: UpdateRule) {
    self.day = day
    self.isSuperseded = isSuperseded
    self.rule = rule
    index = ValueIndex(rule.meanings)
  }
}

/// How the updates say what their rows do.
package struct UpdateRule: Hashable, Sendable {
  package var place = ColumnRule.Place.names([RegistryUpdate.column])
  package var values: [ColumnRule.Spellings] = []
  /// Where the names of the columns stand in an update; `nil`: on its first line.
  package var headerLine: Int?
  package var location: SourceLocation

  package init(location: SourceLocation) { self.location = location }

  private static let words: [UpdateChange: [String]] = [
    .add: ["add", "new", "добавить", "новое", "добавлено", "кошуу", "жаңы"],
    .change: ["change", "update", "изменить", "изменение", "изменено", "өзгөртүү"],
    .withdraw: [
      "withdraw", "отозвать", "отозвано", "удалить", "снять", "алып салуу", "кайра алуу",
    ],
  ]

  var meanings: [FoldedText: Int] {
    var known: [FoldedText: Int] = [:]
    for (number, change) in UpdateChange.allCases.enumerated() {
      for word in UpdateRule.words[change] ?? [] { known[FoldedText(word)] = number }
    }
    for spellings in values {
      guard let number = UpdateChange.allCases.firstIndex(where: { $0.rawValue == spellings.code })
      else { continue }
      for text in spellings.texts { known[FoldedText(text)] = number }
    }
    return known
  }

  /// How an update is written: as the source is, but for what stands above its rows. A small file has
  /// no titles because the big one has.
  func dialect(like dialect: ExportDialect) -> ExportDialect {
    var own = dialect
    own.headerLine = headerLine ?? min(dialect.headerLine, 1)
    own.skippedRows = 0
    return own
  }

  /// The day at the beginning of an update's name.
  package static func day(of file: RelativePath) -> CalendarDate? {
    CalendarDate(iso: String(file.name.prefix(10)))
  }
}
