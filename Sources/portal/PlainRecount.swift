import Appeals
import Core
import Lookup
import Statistics

/// What anybody can count who has downloaded records published in the clear. They say nothing of
/// channels, topics or regions, but each has its outcome and its dates.
struct PlainRecount {
  /// By number of the outcome in the code lists; records without one are not counted.
  private var outcomes: [Int: Int] = [:]
  private var inTime = 0
  private var late = 0

  /// - Parameter due: the last day for the answer to an appeal registered on a day; the rule is public.
  init(_ records: LookupRecords, due: (CalendarDate) -> CalendarDate?) {
    for index in 0..<records.count {
      let record = records.record(index)
      if let outcome = record.outcome { outcomes[outcome, default: 0] += 1 }
      guard let answered = record.steps.last(where: { $0.event == .answered })?.day else {
        continue
      }
      if due(record.registered).map({ answered > $0 }) ?? false { late += 1 } else { inTime += 1 }
    }
  }

  /// The tables that hide a count which the records give, or of which they give all but a few.
  func revealed(
    in figures: RegistryFigures, codes: AppealCodes, words: RegistryFigures.Words
  ) -> [RegistryFigures.Subject] {
    figures.tables.filter { table in
      recount(of: table.subject, codes, words).contains {
        isRevealed($0, in: table.counts, smallest: figures.smallestCount)
      }
    }.map(\.subject)
  }

  private func recount(
    of subject: RegistryFigures.Subject, _ codes: AppealCodes, _ words: RegistryFigures.Words
  ) -> [(name: Localized<String>, count: Int)] {
    switch subject {
    case .outcomes:
      outcomes.map { number, count in
        (codes.outcomes[number]?.name ?? words.notStated, count)
      }
    case .timeliness:
      [
        (words.inTime, inTime), (words.late, late),
      ]
    case .channels, .topics, .regions: []
    }
  }

  /// - Parameter table: `nil` where the counts are withheld.
  private func isRevealed(
    _ recounted: (name: Localized<String>, count: Int), in table: CoarseTable?, smallest: Int
  ) -> Bool {
    if recounted.count == 0 { return false }
    guard let shown = table?.rows.first(where: { $0.name == recounted.name }) else { return true }
    // The records of appeals closed long ago are not published: how many those are follows, too.
    return (1..<smallest).contains(shown.count - recounted.count)
  }
}
