import Appeals
import Core

/// The JSON text of a record, as short as it goes: `s` status, `o` outcome, `r` registered, `d`
/// deadline, `b` the body that holds it unless the last step that names a body says so, `m` the
/// number of steps left out, `t` the steps as days since registration, event and body.
struct Payload: Sendable {
  /// Codes of bodies in quotes, by their numbers.
  private let bodies: TextPieces
  /// What follows the days of a step, by body and event.
  private let stepEnds: TextPieces
  private let words = Words()
  private static let eventCount = AppealEvent.allCases.count

  /// What stands between the values of a record.
  private struct Words {
    let status = JSONWord(#"{"s":"#)
    let outcome = JSONWord(#","o":"#)
    let registered = JSONWord(#","r":""#)
    let deadline = JSONWord(#"","d":""#)
    let quote = JSONWord(#"""#)
    let body = JSONWord(#","b":"#)
    let leftOut = JSONWord(#","m":"#)
    let steps = JSONWord(#","t":["#)
    let step = JSONWord("[")
    let end = JSONWord("]}")
  }

  /// - Parameter bodies: codes of bodies by their numbers from 1.
  init(bodies: [String]) {
    let quoted = [[]] + bodies.map { Array(JSONText.quoted($0).utf8) }
    self.bodies = TextPieces(quoted)
    stepEnds = TextPieces(
      quoted.flatMap { body in
        AppealEvent.allCases.map { event in
          Array(",\(event.rawValue)".utf8) + (body.isEmpty ? [] : [UInt8(ascii: ",")] + body)
            + Array("],".utf8)
        }
      })
  }

  /// Writes a record over the beginning of a text that grows where it must.
  ///
  /// - Returns: how many bytes it takes.
  func write(whole index: Int, of batch: RecordBatch, over text: inout [UInt8]) -> Int {
    let places = batch.places(of: index)
    makeRoom(for: places.count, in: &text)
    return write(
      batch.records[index], batch.steps.span.extracting(places), leftOut: 0, over: &text)
  }

  /// The same with a limit.
  ///
  /// Steps are left out from the middle until it fits: the first and the last matter most, and the
  /// last that names a body says who holds the appeal.
  ///
  /// - Parameter size: the most bytes that it may take.
  /// - Returns: how many bytes it takes; `nil` when even two steps do not fit: codes of bodies are too
  ///   long then.
  func write(
    _ index: Int, of batch: RecordBatch, over text: inout [UInt8], size: Int
  ) -> Int? {
    let length = write(whole: index, of: batch, over: &text)
    if length <= size { return length }
    var steps = Array(batch.steps[batch.places(of: index)])
    let all = steps.count
    while let middle = Payload.middle(of: steps) {
      steps.remove(at: middle)
      let length = write(
        batch.records[index], steps.span, leftOut: all - steps.count, over: &text)
      if length <= size { return length }
    }
    return nil
  }

  /// The longest number takes 20 bytes, and all but bodies and steps less than 200.
  private func makeRoom(for steps: Int, in text: inout [UInt8]) {
    let most = 200 + bodies.longest + steps * (21 + stepEnds.longest)
    if text.count < most { text += repeatElement(0, count: most - text.count) }
  }

  /// The step to leave out next; `nil` when only first, last and holding step are left.
  private static func middle(of steps: [LookupRecord.Step]) -> Int? {
    let holding = steps.lastIndex { $0.body != 0 }
    let candidates = steps.indices.dropFirst().dropLast().filter { $0 != holding }
    return candidates.isEmpty ? nil : candidates[candidates.count / 2]
  }

  private func write(
    _ record: LookupRecord, _ steps: Span<LookupRecord.Step>, leftOut: Int, over text: inout [UInt8]
  ) -> Int {
    var span = text.mutableSpan
    var target = span.mutableBytes
    var place = words.status.write(to: &target, at: 0)
    place = target.write(decimal: Int(record.status), at: place)
    if record.outcome != 0 {
      place = words.outcome.write(to: &target, at: place)
      place = target.write(decimal: Int(record.outcome), at: place)
    }
    place = words.registered.write(to: &target, at: place)
    place = target.write(iso: record.registered, at: place)
    if let deadline = record.deadline {
      place = words.deadline.write(to: &target, at: place)
      place = target.write(iso: deadline, at: place)
    }
    place = words.quote.write(to: &target, at: place)
    if record.body != 0, record.body != Payload.holder(after: steps) {
      place = words.body.write(to: &target, at: place)
      place = bodies.write(Int(record.body), to: &target, at: place)
    }
    if leftOut > 0 {
      place = words.leftOut.write(to: &target, at: place)
      place = target.write(decimal: leftOut, at: place)
    }
    place = words.steps.write(to: &target, at: place)
    for index in steps.indices {
      let step = steps[index]
      place = words.step.write(to: &target, at: place)
      place = target.write(
        decimal: Int(step.dayNumber) - Int(record.registered.dayNumber), at: place)
      place = stepEnds.write(
        Int(step.body) * Payload.eventCount + step.event.rawValue, to: &target, at: place)
    }
    // The comma after the last step gives way.
    return words.end.write(to: &target, at: steps.isEmpty ? place : place - 1)
  }

  /// The body that the last step which names one leads to.
  private static func holder(after steps: Span<LookupRecord.Step>) -> UInt16 {
    for index in steps.indices.reversed() where steps[index].body != 0 { return steps[index].body }
    return 0
  }
}
