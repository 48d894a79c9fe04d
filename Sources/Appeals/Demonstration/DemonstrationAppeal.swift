import Core

/// One invented appeal, its codes as numbers.
struct DemonstrationAppeal {
  let reference: String
  let received: CalendarDate
  let registered: CalendarDate
  let channel: Int
  let kind: Int
  let signatories: Int
  let isRepeated: Bool
  let topic: Int
  let region: Int
  let body: Int
  let transfers: Int
  let isInspected: Bool
  let isExtended: Bool
  let status: Int
  let closed: CalendarDate?
  let outcome: Int
}

extension DemonstrationRegistry {
  /// `nil` when no working day is left to register it, which `DemonstrationDays` rules out.
  func appeal(
    reference: String, received: CalendarDate, _ generator: inout SplitMix64
  ) -> DemonstrationAppeal? {
    let works = calendar.isWorking(received) == true
    let channel =
      works ? shares.channel.draw(&generator) : shares.written ?? shares.channel.draw(&generator)
    guard let registered = registration(received, works: works, &generator) else { return nil }
    let topic = shares.topic.draw(&generator)
    let kinds = topic == shares.justice ? shares.kindOfJustice : shares.kind
    let review = review(registered: registered, topic: topic, &generator)
    let transfers = review.elapsed == 0 ? 0 : DemonstrationRegistry.transfers.draw(&generator)
    let isInspected = generator.happens(topic == shares.land ? 18 : 4, of: 100)
    return DemonstrationAppeal(
      reference: reference, received: received, registered: registered, channel: channel,
      kind: kinds.draw(&generator),
      signatories: signatories(isWritten: channel == shares.written, &generator),
      isRepeated: generator.happens(12, of: 100),
      topic: shares.subtopic[topic]?.draw(&generator) ?? topic,
      region: shares.region.draw(&generator),
      body: transfers == 0 ? 0 : shares.body[topic]?.draw(&generator) ?? 0, transfers: transfers,
      isInspected: isInspected && review.elapsed > 4, isExtended: review.isExtended,
      status: review.closing.map { shares.closings[$0].status } ?? openStatus(review, transfers),
      closed: review.closed, outcome: review.closing.map { shares.closings[$0].outcome } ?? 0)
  }

  /// On the day of receipt or the next working day, as the law asks.
  private func registration(
    _ received: CalendarDate, works: Bool, _ generator: inout SplitMix64
  ) -> CalendarDate? {
    let next = calendar.adding(workingDays: 1, to: received).flatMap { $0 <= lastDay ? $0 : nil }
    if !works { return next }
    return generator.happens(15, of: 100) ? next ?? received : received
  }

  private static let transfers = Shares([(0, 38), (1, 46), (2, 12), (3, 3), (4, 1)])

  /// Four in a hundred are collective, hardly ever by telephone or at a reception.
  private func signatories(isWritten: Bool, _ generator: inout SplitMix64) -> Int {
    if !generator.happens(isWritten ? 58 : 1, of: 1000) { return 1 }
    let group = generator.below(100)
    if group < 40 { return 2 + generator.below(4) }
    if group < 80 { return 6 + generator.below(15) }
    return group < 97 ? 21 + generator.below(80) : 101 + generator.below(500)
  }
}

extension DemonstrationRegistry {
  /// How far the review has come by the last day.
  private struct Review {
    /// Working days since registration, at most up to the last day.
    var elapsed: Int
    var isExtended: Bool
    var closed: CalendarDate?
    /// A place in `closings`; `nil` while open.
    var closing: Int?
  }

  /// Working days to an answer in time, from 1; answers crowd before the end of the term.
  private static let inTime = Shares(
    [2, 4, 5, 6, 7, 8, 9, 10, 11, 12, 14, 16, 18, 15].enumerated().map { ($0 + 1, $1) })

  private func review(
    registered: CalendarDate, topic: Int, _ generator: inout SplitMix64
  ) -> Review {
    let closing = shares.closing.draw(&generator)
    let isExtended = generator.happens(6, of: 100)
    let isLate = generator.happens(topic == shares.justice ? 11 : 6, of: 100)
    var days = DemonstrationRegistry.inTime.draw(&generator)
    if isExtended {
      days = 13 + generator.below(18)
    } else if isLate {
      days = 15 + late(&generator)
    }
    let elapsed = calendar.workingDays(from: registered, to: lastDay) ?? 0
    guard days <= elapsed, let closed = calendar.adding(workingDays: days, to: registered) else {
      // Nobody extends a term before it is nearly over.
      return Review(elapsed: elapsed, isExtended: isExtended && elapsed >= 12)
    }
    return Review(elapsed: days, isExtended: isExtended, closed: closed, closing: closing)
  }

  /// Most late answers are a few days late, some very late.
  private func late(_ generator: inout SplitMix64) -> Int {
    generator.happens(1, of: 12) ? generator.below(120) : generator.below(10)
  }

  private func openStatus(_ review: Review, _ transfers: Int) -> Int {
    func number(_ id: String) -> Int {
      codes.statuses.number(of: id).flatMap { shares.openStatuses.contains($0) ? $0 : nil }
        ?? shares.openStatuses[0]
    }
    if review.isExtended { return number("extended") }
    if review.elapsed <= 2 { return number("registered") }
    return number(transfers > 0 && review.elapsed <= 5 ? "referred" : "under-review")
  }
}

extension DemonstrationRegistry {
  func append(_ appeal: DemonstrationAppeal, to chunk: inout [UInt8]) {
    func cell(_ text: String) {
      chunk.append(contentsOf: text.utf8)
      chunk.append(UInt8(ascii: ","))
    }
    func answer(_ yes: Bool) { cell(yes ? "yes" : "no") }
    cell(appeal.reference)
    cell(appeal.received.description)
    cell(appeal.registered.description)
    cell(codes.channels[appeal.channel]?.id ?? "")
    cell(codes.kinds[appeal.kind]?.id ?? "")
    answer(appeal.signatories > 1)
    cell(String(appeal.signatories))
    answer(appeal.isRepeated)
    cell(codes.topics[appeal.topic]?.id ?? "")
    cell(codes.regions[appeal.region]?.id ?? "")
    cell(codes.bodies[appeal.body]?.id ?? "")
    cell(String(appeal.transfers))
    answer(appeal.isInspected)
    cell(codes.statuses[appeal.status]?.id ?? "")
    answer(appeal.isExtended)
    cell(appeal.closed?.description ?? "")
    chunk.append(contentsOf: (codes.outcomes[appeal.outcome]?.id ?? "").utf8)
    chunk.append(UInt8(ascii: "\n"))
  }
}
