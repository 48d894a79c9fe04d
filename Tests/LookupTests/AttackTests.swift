import Core
import References
import SeededRandom
import Testing

@testable import Lookup

/// A program with every published byte and the patterns, but no reference.
private struct Attacker {
  let shards: [SealedShard]
  let layout: ShardLayout
  let period: KeyPeriod
  let entriesByLocator: [[UInt8]: [UInt8]]

  init(_ tree: SealedTree) throws {
    shards = try tree.allShards
    layout = tree.layout
    period = tree.period
    entriesByLocator = Dictionary(
      shards.flatMap(\.entries).map { (Array($0.prefix(9)), $0) }, uniquingKeysWith: { $1 })
  }

  /// Derives the key of each guess, finds its entry and opens it.
  func opened(with guesses: some Sequence<String>) -> Int {
    guesses.count { guess in
      let key = RecordKey(Passphrase(reference: guess), in: period)
      guard let entry = entriesByLocator[key.place.locator] else { return false }
      return SealedEntry.open(entry, key: key, in: period) != nil
    }
  }
}

@Suite("Attack")
struct AttackTests {
  private let budget = 20_000

  @Test("who has every byte and the pattern but no reference opens nothing within its budget")
  func random() throws {
    let records = SampleRecords.make(20, seed: 70)
    let attacker = try Attacker(sampleTree(records))
    var generator = SeededGenerator(seed: 71)
    let drawn = (0..<budget).map { _ in TrackingNumber.random(digits: 16, using: &generator) }
    #expect(attacker.opened(with: drawn) == 0, "seeds 70, 71")
    // The neighbours of a known number: the references are no sequence.
    let known = Int(records[0].passphrase.reference.prefix(15)) ?? 0
    let near = (1...budget).compactMap { step in
      TrackingNumber.number(payload: LookupSecret.digits(UInt64(known + step), count: 15))
    }
    #expect(attacker.opened(with: near) == 0)
    // The attack itself works: with the references it opens everything.
    #expect(attacker.opened(with: records.map(\.passphrase.reference)) == 20)
  }

  @Test("no entry opens under a key made from what is published")
  func publishedValues() throws {
    let records = SampleRecords.make(20, seed: 72)
    let tree = try sampleTree(records)
    let attacker = try Attacker(tree)
    let published = attacker.shards.flatMap(\.entries)
    for entry in published {
      for start in [0, 9, 21, 100, 197] {
        guard let root = Bytes32(Array(entry[start..<start + 32])) else { continue }
        let key = RecordKey(root: root)
        let moved = key.place.locator + entry.dropFirst(9)
        #expect(SealedEntry.open(moved, key: key, in: tree.period) == nil)
      }
    }
  }

  @Test("with sequential references the attack succeeds, and the build is refused")
  func sequential() throws {
    let grammar = sampleGrammar([("reg", "ПА~{y}~{d:6}", nil)])
    let records = SampleRecords.make(20, seed: 73).enumerated().map { index, record in
      var record = record
      record.passphrase = Passphrase(reference: "ПА-2026-0150\(index + 10)")
      return record
    }
    let attacker = try Attacker(sampleTree(records))
    let guesses = (0..<budget).map { "ПА-2026-" + String(1_000_000 + $0).dropFirst() }
    #expect(attacker.opened(with: guesses) == 20)
    let references = try records.map { try grammar.canonical(of: $0.passphrase.reference).get() }
    let cost = GuessingCost(references, grammar: grammar, iterations: 100_000)
    #expect(cost.diagnostics(at: SourceLocation(path: "site.yaml")).hasErrors)
  }
}
