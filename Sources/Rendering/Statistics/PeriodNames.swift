import Core
import Phrasing
import Statistics

extension Period {
  /// As a heading names it.
  func name(_ language: Language) -> String {
    switch kind {
    case .month: language.monthAndYear(year: year, month: number)
    case .quarter: language.quarterAndYear(year: year, quarter: number)
    case .year: language.yearName(year)
    }
  }

  /// As the head of a column names it.
  func shortName(_ language: Language) -> String {
    switch kind {
    case .month: language.shortMonth(year: year, month: number)
    case .quarter: language.shortQuarter(year: year, quarter: number)
    case .year: String(year)
    }
  }

  /// In a sentence: when.
  func when(_ language: Language) -> String {
    switch kind {
    case .month: language.inMonth(year: year, month: number)
    case .quarter: language.inQuarter(year: year, quarter: number)
    case .year: language.inYear(year)
    }
  }

  var folder: RelativePath { sitePath("statistics/periods/\(self)") }
  var comparisonFolder: RelativePath { sitePath("statistics/periods/\(self)/compare") }
  var revisionFolder: RelativePath { sitePath("statistics/periods/\(self)/revision") }
  var digestFolder: RelativePath { sitePath("statistics/digests/\(self)") }
  var printFolder: RelativePath { sitePath("statistics/digests/\(self)/print") }
}

extension PlanTable {
  /// One page for each year of a table of two characteristics, else one of all periods.
  func folder(_ period: Period?) -> RelativePath {
    sitePath("statistics/tables/\(id)" + (period.map { "/\($0)" } ?? ""))
  }
}
