import Core
import References

@testable import Lookup

/// SplitMix64: the same numbers on every machine.
struct SeededGenerator: RandomNumberGenerator {
  var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

/// A record and what opens it.
@dynamicMemberLookup
struct Sample: Hashable {
  var passphrase: Passphrase
  var record: LookupRecord

  subscript<Value>(dynamicMember path: WritableKeyPath<LookupRecord, Value>) -> Value {
    get { record[keyPath: path] }
    set { record[keyPath: path] = newValue }
  }
}

extension LookupRecords {
  init(_ samples: [Sample], path: String) {
    self.init(
      count: samples.count, passphrase: { samples[$0].passphrase },
      records: { indices in indices.map { samples[Int($0)].record } },
      location: { SourceLocation(path: path, line: $0 + 2) })
  }
}

/// Invented records under random tracking numbers.
enum SampleRecords {
  static func make(_ count: Int, seed: UInt64) -> [Sample] {
    var generator = SeededGenerator(seed: seed)
    return (0..<count).map { _ in record(using: &generator) }
  }

  static func record(using generator: inout SeededGenerator) -> Sample {
    let number = TrackingNumber.random(digits: 16, using: &generator)
    let registered = CalendarDate(dayNumber: 20_500 + Int32.random(in: 0..<300, using: &generator))
    let bodies = ["MZ", "MSKH", "AO-OSH", "GP", "BISHKEK-MERIA"]
    var day = registered.adding(days: -1)
    let events: [LookupRecord.Event] = [.received, .registered, .referred, .passedOn, .extended]
    let steps = events.prefix(Int.random(in: 1...5, using: &generator)).map { event in
      day = day.adding(days: Int.random(in: 0...9, using: &generator))
      let hasBody = event == .referred || event == .passedOn
      return LookupRecord.Step(
        day: day, event: event, body: hasBody ? bodies.randomElement(using: &generator) : nil)
    }
    let record = LookupRecord(
      status: Int.random(in: 1...6, using: &generator),
      outcome: Bool.random(using: &generator) ? Int.random(in: 1...4, using: &generator) : nil,
      registered: registered, deadline: registered.adding(days: 20), steps: steps)
    return Sample(passphrase: Passphrase(reference: number), record: record)
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
  _ records: [Sample], period: KeyPeriod = samplePeriod(), previous: ShardLayout? = nil
) throws -> SealedTree {
  var diagnostics: [Diagnostic] = []
  let source = LookupRecords(records, path: "appeals.csv")
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
