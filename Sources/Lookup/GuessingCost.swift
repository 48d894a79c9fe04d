import Core
import Glibc
import References

/// What it costs to guess one record, and all of them, for somebody who has every published byte and
/// knows the patterns: the one protection of a sealed record is that its passphrase cannot be
/// guessed.
package struct GuessingCost: Sendable {
  package enum Verdict: String, Sendable, Comparable {
    /// Below one dollar a record: must not be published.
    case guessable
    /// Below ten dollars.
    case weak
    case ok

    private var rank: Int {
      switch self {
      case .guessable: 0
      case .weak: 1
      case .ok: 2
      }
    }

    package static func < (left: Verdict, right: Verdict) -> Bool { left.rank < right.rank }

    init(dollarsPerRecord: Double) {
      self = dollarsPerRecord < 1 ? .guessable : dollarsPerRecord < 10 ? .weak : .ok
    }
  }

  /// The cost for the references of one pattern.
  package struct Row: Sendable {
    package let pattern: String
    package let records: Int
    /// Of the passphrase beyond telling the records apart.
    package let bitsPerRecord: Double
    package let secondsPerRecord: Double
    package let secondsForAll: Double
    package let dollarsPerRecord: Double
    package let dollarsForAll: Double
    /// There are too few references to measure; what the pattern promises was taken.
    package let isAssumed: Bool
    /// Fewer random digits than the number of records asks for.
    package let wantsDigits: Bool
    /// In a year, if as many appeals are added and dropped as in the last. The numbers stay as long as
    /// they are, and each record more is one more target for the same guess.
    package let dollarsPerRecordInAYear: Double

    package var verdict: Verdict { Verdict(dollarsPerRecord: dollarsPerRecord) }
    package var verdictInAYear: Verdict { Verdict(dollarsPerRecord: dollarsPerRecordInAYear) }
  }

  package let rows: [Row]
  package let iterations: Int

  /// - Parameters:
  ///   - count: of the references that are typed: registry numbers, or tracking numbers.
  ///   - accessCodeDigits: digits of a code that is typed as well, its check digit included.
  ///   - growth: by how many the records of each pattern will become more in a year; none unless stated.
  ///   - append: appends the canonical spelling of the reference at an index from 0, and gives the
  ///     index of its pattern.
  package init(
    of count: Int, grammar: ReferenceGrammar, accessCodeDigits: Int? = nil, iterations: Int,
    growth: [Int] = [], attacker: AttackerModel = AttackerModel(),
    appending append: (Int, inout [UInt8]) -> Int
  ) {
    var spaces = grammar.patterns.map(GuessSpace.init(pattern:))
    var spelling: [UInt8] = []
    for index in 0..<count {
      spelling.removeAll(keepingCapacity: true)
      let pattern = append(index, &spelling)
      spaces[pattern].add(spelling.span)
    }
    self.iterations = iterations
    let codeBits = accessCodeDigits.map { Double($0 - 1) * log2(10) } ?? 0
    rows = spaces.indices.filter { spaces[$0].records > 0 }.map { index in
      Row(
        pattern: grammar.patterns[index].id, space: spaces[index], codeBits: codeBits,
        iterations: iterations, growth: growth.indices.contains(index) ? growth[index] : 0,
        attacker: attacker)
    }
  }

  /// The verdict on the weakest pattern.
  package var verdict: Verdict { rows.map(\.verdict).min() ?? .ok }
}

extension GuessingCost.Row {
  fileprivate init(
    pattern: String, space: GuessSpace, codeBits: Double, iterations: Int, growth: Int,
    attacker: AttackerModel
  ) {
    let bits = space.bits + codeBits
    let records = Double(space.records)
    self.pattern = pattern
    self.records = space.records
    bitsPerRecord = bits - log2(records)
    secondsForAll = attacker.seconds(guesses: exp2(bits), iterations: iterations)
    secondsPerRecord = secondsForAll / records
    dollarsForAll = attacker.dollars(seconds: secondsForAll)
    dollarsPerRecord = attacker.dollars(seconds: secondsPerRecord)
    isAssumed = space.isAssumed
    wantsDigits =
      codeBits == 0 && space.payloadDigits > 0
      && Double(space.payloadDigits) < 10 + log10(records)
    // With codes, each record more adds as many guesses as there are codes.
    let later = codeBits > 0 ? records : max(1, records + Double(growth))
    dollarsPerRecordInAYear = dollarsForAll / later
  }
}
