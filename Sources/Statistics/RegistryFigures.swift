import Appeals
import Core

/// What may be said about the registry in numbers: its total and coarse tables of one
/// characteristic each. The only way from rows to pages.
package struct RegistryFigures: Sendable {
  package enum Subject: String, CaseIterable, Sendable {
    case channels, topics, regions, outcomes, timeliness
  }

  package struct Table: Sendable {
    package let subject: Subject
    /// `nil` when the counts are too small to show.
    package let counts: CoarseTable?
  }

  /// Days of registration of the first and the last row.
  package let period: ClosedRange<CalendarDate>
  package let total: Int
  package let tables: [Table]
  package let smallestCount: Int
  /// The registry was made up by this tool.
  package let isDemonstration: Bool
}

extension RegistryFigures {
  /// The words of categories that are in no code list.
  package struct Words: Sendable {
    package let notStated: Localized<String>
    package let inTime: Localized<String>
    package let late: Localized<String>

    package init(
      notStated: Localized<String>, inTime: Localized<String>, late: Localized<String>
    ) {
      self.notStated = notStated
      self.inTime = inTime
      self.late = late
    }
  }

  /// Counts the rows once; `nil` when the registry has fewer rows than may be shown.
  ///
  /// - Parameter deadline: the last day for the answer to an appeal registered on a day.
  package init?(
    _ registry: AppealTable, codes: AppealCodes, words: Words, smallestCount: Int,
    isDemonstration: Bool, deadline: (CalendarDate) -> CalendarDate?
  ) {
    guard registry.count >= smallestCount else { return nil }
    var counts = Counts(codes)
    var first: CalendarDate?
    var last: CalendarDate?
    var deadlines: [CalendarDate: CalendarDate?] = [:]
    for row in 0..<registry.count {
      guard let registered = registry.registered[row] else { continue }
      first = min(first ?? registered, registered)
      last = max(last ?? registered, registered)
      counts.add(row, of: registry, codes)
      guard let closed = registry.closed[row] else { continue }
      let due =
        deadlines[registered]
        ?? {
          let due = deadline(registered)
          deadlines[registered] = due
          return due
        }()
      counts.addAnswer(isLate: due.map { closed > $0 } ?? false)
    }
    guard let first, let last else { return nil }
    period = first...last
    total = registry.count
    self.smallestCount = smallestCount
    self.isDemonstration = isDemonstration
    let all = registry.count
    tables = Subject.allCases.map { subject in
      let categories = counts.categories(of: subject, codes, words)
      // What a table leaves out is also a count: open appeals = all − closed ones.
      let leftOut = all - categories.map(\.count).reduce(0, +)
      let isSafe = leftOut == 0 || leftOut >= smallestCount
      return Table(
        subject: subject,
        counts: isSafe ? CoarseTable(categories, smallest: smallestCount) : nil)
    }
  }
}

/// Dense counters, one place a code number (0 is "not stated").
private struct Counts {
  var channels: [Int]
  var topics: [Int]
  var regions: [Int]
  var outcomes: [Int]
  var inTime = 0
  var late = 0

  init(_ codes: AppealCodes) {
    channels = Array(repeating: 0, count: codes.channels.count + 1)
    topics = Array(repeating: 0, count: codes.topics.count + 1)
    regions = Array(repeating: 0, count: codes.regions.count + 1)
    outcomes = Array(repeating: 0, count: codes.outcomes.count + 1)
  }

  mutating func add(_ row: Int, of registry: AppealTable, _ codes: AppealCodes) {
    channels[Int(registry.channels[row])] += 1
    topics[codes.topics.top(of: Int(registry.topics[row]))] += 1
    regions[Int(registry.regions[row])] += 1
    if registry.outcomes[row] != 0 { outcomes[Int(registry.outcomes[row])] += 1 }
  }

  mutating func addAnswer(isLate: Bool) {
    if isLate { late += 1 } else { inTime += 1 }
  }

  func categories(
    of subject: RegistryFigures.Subject, _ codes: AppealCodes, _ words: RegistryFigures.Words
  ) -> [CoarseTable.Row] {
    switch subject {
    case .channels: rows(channels, codes.channels, words)
    case .topics: rows(topics, codes.topics, words)
    case .regions: rows(regions, codes.regions, words)
    case .outcomes: rows(outcomes, codes.outcomes, words)
    case .timeliness:
      [
        CoarseTable.Row(name: words.inTime, count: inTime),
        CoarseTable.Row(name: words.late, count: late),
      ]
    }
  }

  private func rows(
    _ counts: [Int], _ list: CodeList, _ words: RegistryFigures.Words
  ) -> [CoarseTable.Row] {
    counts.enumerated().map { number, count in
      CoarseTable.Row(name: list[number]?.name ?? words.notStated, count: count)
    }
  }
}
