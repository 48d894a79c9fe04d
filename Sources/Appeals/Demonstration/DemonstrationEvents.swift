import Core

extension DemonstrationRegistry {
  /// Writes the events file of the registry as CSV with line feeds, in pieces of some 256 KiB: for
  /// each appeal its receipt, registration, every time it was passed on, extension and answer.
  ///
  /// The same arguments give the same bytes on every machine, and the file passes every check of
  /// `EventsReader`.
  package func writeEvents<Failure: Error>(
    to sink: (Span<UInt8>) throws(Failure) -> Void
  ) throws(Failure) {
    try write(EventColumn.header, to: sink) { appendEvents(of: $0, to: &$1) }
  }

  private func appendEvents(of appeal: DemonstrationAppeal, to chunk: inout [UInt8]) {
    func append(_ event: AppealEvent, on day: CalendarDate?, body: Int = 0) {
      guard let day else { return }
      let body = codes.bodies[body]?.id ?? ""
      chunk += "\(appeal.reference),\(day),\(event.name),\(body)\n".utf8
    }
    append(.received, on: appeal.received)
    append(.registered, on: appeal.registered)
    for (number, passing) in passings(of: appeal).enumerated() {
      append(number == 0 ? .referred : .passedOn, on: passing.day, body: passing.body)
    }
    if appeal.isExtended {
      // `review` extends no term before this working day.
      append(.extended, on: calendar.adding(workingDays: 12, to: appeal.registered))
    }
    append(.answered, on: appeal.closed)
  }

  /// To which bodies an appeal went, each on a later day than the one before; the last is its body.
  private func passings(of appeal: DemonstrationAppeal) -> [(day: CalendarDate, body: Int)] {
    if appeal.body == 0 { return [] }
    // A generator of its own: the registry is the same whether its events are written or not.
    var generator = SplitMix64(seed: seed ^ (UInt64(appeal.reference) ?? 0))
    let last = appeal.closed ?? lastDay
    let elapsed = calendar.workingDays(from: appeal.registered, to: last) ?? 0
    let count = min(appeal.transfers, elapsed)
    let bodies = shares.body[codes.topics.top(of: appeal.topic)]
    var days = 0
    return (0..<count).compactMap { number in
      let isLast = number == count - 1
      days += 1 + generator.below(min(3, elapsed - days - (count - 1 - number)))
      let body = isLast ? appeal.body : bodies?.draw(&generator) ?? appeal.body
      return calendar.adding(workingDays: days, to: appeal.registered).map { ($0, body) }
    }
  }
}
