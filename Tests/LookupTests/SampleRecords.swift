import Appeals
import Core
import References
import SeededRandom

@testable import Lookup

/// A record and what opens it.
@dynamicMemberLookup
struct Sample: Hashable {
  var passphrase: Passphrase
  var record: LookupRecord
  var steps: [LookupRecord.Step] = []

  subscript<Value>(dynamicMember path: WritableKeyPath<LookupRecord, Value>) -> Value {
    get { record[keyPath: path] }
    set { record[keyPath: path] = newValue }
  }

  /// The record's text, padded to a size; `nil` when it does not fit.
  func payload(size: Int = 192, bodies: [String] = SampleRecords.bodies) -> [UInt8]? {
    var batch = RecordBatch()
    batch.append(record, steps: steps)
    var text: [UInt8] = []
    guard let count = Payload(bodies: bodies).write(0, of: batch, over: &text, size: size) else {
      return nil
    }
    return text[..<count] + Array(repeating: UInt8(ascii: " "), count: size - count)
  }
}

extension LookupRecords {
  init(_ samples: [Sample], path: String, bodies: [String] = SampleRecords.bodies) {
    self.init(
      count: samples.count, bodies: bodies, passphrase: { $1 += samples[$0].passphrase.bytes },
      records: { indices, batch in
        for sample in indices.map({ samples[Int($0)] }) {
          batch.append(sample.record, steps: sample.steps)
        }
      },
      location: { SourceLocation(path: path, line: $0 + 2) })
  }
}

/// Invented records under random tracking numbers.
enum SampleRecords {
  /// Codes by their numbers from 1.
  static let bodies = ["MZ", "MSKH", "AO-OSH", "GP", "BISHKEK-MERIA"]

  static func make(_ count: Int, seed: UInt64) -> [Sample] {
    var generator = SeededGenerator(seed: seed)
    return (0..<count).map { _ in record(using: &generator) }
  }

  static func record(using generator: inout SeededGenerator) -> Sample {
    let number = TrackingNumber.random(digits: 16, using: &generator)
    let registered = CalendarDate(dayNumber: 20_500 + Int32.random(in: 0..<300, using: &generator))
    var day = registered.adding(days: -1)
    let events: [AppealEvent] = [.received, .registered, .referred, .passedOn, .extended]
    let steps = events.prefix(Int.random(in: 1...5, using: &generator)).map { event in
      day = day.adding(days: Int.random(in: 0...9, using: &generator))
      let hasBody = event == .referred || event == .passedOn
      return LookupRecord.Step(
        day: day, event: event,
        body: hasBody ? Int.random(in: 1...bodies.count, using: &generator) : 0)
    }
    let record = LookupRecord(
      status: UInt8.random(in: 1...6, using: &generator),
      outcome: Bool.random(using: &generator) ? UInt8.random(in: 1...4, using: &generator) : 0,
      registered: registered, deadline: registered.adding(days: 20))
    return Sample(passphrase: Passphrase(reference: number), record: record, steps: steps)
  }
}

/// A key period that derives fast; the format does not depend on the number of iterations.
func samplePeriod(id: String = "2026a", salt: UInt8 = 7, iterations: Int = 3) -> KeyPeriod {
  guard
    let period = KeyPeriod(
      id: id, salt: Array(repeating: salt, count: 16), iterations: iterations)
  else { preconditionFailure("a well-formed period") }
  return period
}

func sampleSecret(_ byte: UInt8 = 42) -> LookupSecret {
  guard let secret = LookupSecret(Array(repeating: byte, count: 32)) else {
    preconditionFailure("32 bytes")
  }
  return secret
}

/// Seals records with the sample period and secret.
func sampleTree(
  _ records: [Sample], period: KeyPeriod = samplePeriod(), previous: ShardLayout? = nil,
  bodies: [String] = SampleRecords.bodies
) throws -> SealedTree {
  var diagnostics: [Diagnostic] = []
  let source = LookupRecords(records, path: "appeals.csv", bodies: bodies)
  guard
    let keys = RecordKeys(of: source, cache: KeyCache(period: period), reporting: &diagnostics)
  else { throw SampleFailure(diagnostics: diagnostics) }
  return SealedTree(
    of: source, keys: keys, paddingKey: sampleSecret().paddingKey, previous: previous)
}

struct SampleFailure: Error {
  let diagnostics: [Diagnostic]
}

extension SealedTree {
  var allShards: [SealedShard] {
    get throws { try (0..<layout.count).map { try shard(at: $0) } }
  }
}

extension SealedShard {
  /// The decoded entries.
  var entries: [[UInt8]] {
    String(decoding: bytes, as: UTF8.self).split(separator: "\"")
      .filter { $0.utf8.count > 100 }
      .compactMap { Base64URL.bytes(String($0)) }
  }
}

func sampleGrammar(_ patterns: [(id: String, text: String, check: String?)]) -> ReferenceGrammar {
  var diagnostics: [Diagnostic] = []
  let place = SourceLocation(path: "site.yaml")
  let read = patterns.compactMap {
    ReferencePattern(
      id: $0.id, text: $0.text, check: $0.check, at: place, reporting: &diagnostics)
  }
  guard let grammar = ReferenceGrammar(patterns: read, at: place, reporting: &diagnostics) else {
    preconditionFailure("\(diagnostics)")
  }
  return grammar
}
