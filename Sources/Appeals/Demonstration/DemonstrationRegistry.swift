import Core

/// An invented registry for showing the portal: the shares of channels and topics are those the
/// Administration published for 2021, everything else is plausible and no more.
///
/// The same arguments give the same bytes on every machine. The registry passes every check of
/// `RegistryReader` as of its last day. Pages built from it must say that it is a demonstration
/// (`RegistrySettings.isDemonstration`).
package struct DemonstrationRegistry: Sendable {
  package enum Fault: Error, Equatable, CustomStringConvertible {
    /// The working calendar does not reach from `firstDay` to the last day asked for.
    case daysNotCovered
    /// A code list has no code that is valid all the time, or the statuses none for open or closed
    /// appeals.
    case noCode(AppealColumn)

    package var description: String {
      switch self {
      case .daysNotCovered:
        "directory/working-calendar.yaml does not reach from \(DemonstrationRegistry.firstDay) to the last day"
          + "\nhint: add the years to it, or name an earlier --last-day"
      case .noCode(let column):
        "no code for ‘\(column.name)’ is valid all the time\nhint: add one to appeals/codes.yaml"
      }
    }
  }

  /// The day the invented appeals begin.
  package static let firstDay = CalendarDate(dayNumber: 19_723)  // 2024-01-01

  private static let chunkBytes = 256 << 10

  let codes: AppealCodes
  let calendar: WorkingCalendar
  let lastDay: CalendarDate
  let shares: DemonstrationShares
  private let rows: Int
  private let referenceDigits: Int
  let seed: UInt64
  private let days: DemonstrationDays

  /// - Parameter referenceDigits: 16 or 20.
  package init(
    rows: Int, seed: UInt64, codes: AppealCodes, calendar: WorkingCalendar, lastDay: CalendarDate,
    referenceDigits: Int = 16
  ) throws(Fault) {
    precondition(rows >= 0, "a registry has no fewer than no rows")
    self.rows = rows
    self.referenceDigits = referenceDigits
    self.seed = seed
    self.codes = codes
    self.calendar = calendar
    self.lastDay = lastDay
    guard let days = DemonstrationDays(until: lastDay, in: calendar) else { throw .daysNotCovered }
    self.days = days
    shares = try DemonstrationShares(
      codes: codes, until: lastDay, nonWorking: days.nonWorkingWeight, of: days.totalWeight)
  }

  /// Writes the registry as CSV with line feeds, in pieces of some 256 KiB.
  package func write<Failure: Error>(
    to sink: (Span<UInt8>) throws(Failure) -> Void
  ) throws(Failure) {
    try write(AppealColumn.header, to: sink) { append($0, to: &$1) }
  }

  /// Writes a header line and what `lines` says of each appeal, in the order of the registry.
  func write<Failure: Error>(
    _ header: String, to sink: (Span<UInt8>) throws(Failure) -> Void,
    lines: (DemonstrationAppeal, inout [UInt8]) -> Void
  ) throws(Failure) {
    var generator = SplitMix64(seed: seed)
    var counts = [Int](repeating: 0, count: days.count)
    for _ in 0..<rows { counts[days.draw(&generator)] += 1 }
    var references = DemonstrationReferences(digits: referenceDigits)
    var chunk = Array((header + "\n").utf8)
    for (day, count) in counts.enumerated() {
      let received = DemonstrationRegistry.firstDay.adding(days: day)
      for _ in 0..<count {
        let reference = references.draw(&generator)
        guard let appeal = appeal(reference: reference, received: received, &generator) else {
          continue
        }
        lines(appeal, &chunk)
        if chunk.count >= DemonstrationRegistry.chunkBytes {
          try sink(chunk.span)
          chunk.removeAll(keepingCapacity: true)
        }
      }
    }
    try sink(chunk.span)
  }

  /// The text of the `registry.yaml` that belongs beside the registry.
  ///
  /// - Parameter events: the file that `writeEvents` filled, if any.
  package func settingsText(file: RelativePath, events: RelativePath? = nil) -> String {
    """
    # An invented registry, for showing the portal. No row is anybody's appeal.
    file: \(file)\(events.map { "\nevents: \($0)" } ?? "")
    demonstration: true
    last_day: \(lastDay)
    seed: \(seed)

    """
  }
}
