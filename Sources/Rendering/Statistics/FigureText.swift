import Content
import Core
import Disclosure
import HTML
import Phrasing
import Statistics

/// What a cell of a table of figures says.
enum FigureCell: Sendable {
  case text(String)
  case hidden
  /// The count exists nowhere: the period was not published.
  case unavailable
  case notApplicable

  init(_ count: ProtectedCount?, _ language: Language) {
    switch count {
    case .shown(let value): self = .text(language.number(value))
    case .hidden: self = .hidden
    case nil: self = .unavailable
    }
  }

  /// A share of two counts that are both shown.
  init(share part: ProtectedCount?, of whole: ProtectedCount?, _ language: Language) {
    guard let part, let whole else {
      self = .unavailable
      return
    }
    guard let part = part.value, let whole = whole.value else {
      self = .hidden
      return
    }
    self = Decimals(percent: part, of: whole).map { .text(language.percent($0)) } ?? .notApplicable
  }

  /// A difference of two counts that are both shown.
  init(_ count: ProtectedCount?, minus other: ProtectedCount?, _ language: Language) {
    guard let count, let other else {
      self = .unavailable
      return
    }
    guard let count = count.value, let other = other.value else {
      self = .hidden
      return
    }
    self = .text(language.signed(count - other))
  }

  /// Half of a doubled median.
  init(doubledMedian: Int?, _ language: Language) {
    self =
      doubledMedian.map { .text(language.median(doubled: $0)) } ?? .hidden
  }

  func write(_ words: StatisticsWords, _ html: inout HTMLWriter) {
    switch self {
    case .text(let text): html.text(text)
    case .hidden:
      html.text("[c]")
      html.element(.span, [.class("visually-hidden")], text: " " + words[.hiddenMeaning])
    case .unavailable: html.text("[x]")
    case .notApplicable: html.text("[z]")
    }
  }
}

extension Language {
  /// `9` or `9,5`.
  func median(doubled: Int) -> String {
    doubled % 2 == 0 ? number(doubled / 2) : decimal(Decimals(units: doubled * 5, places: 1))
  }

  /// `10,3` of 103 tenths.
  func tenths(_ value: Int) -> String { decimal(Decimals(units: value, places: 1)) }
}
