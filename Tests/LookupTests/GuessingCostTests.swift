import Core
import References
import SeededRandom
import Testing

@testable import Lookup

@Suite("Guessing cost")
struct GuessingCostTests {
  private let count = 22_546
  private let number = sampleGrammar([("track", "{d:4}~{d:4}~{d:4}~{d:4}", "mod11-2")])

  private func cost(
    _ grammar: ReferenceGrammar, iterations: Int = 100_000, codeDigits: Int? = nil,
    _ references: [String]
  ) throws -> GuessingCost {
    let canonical = try references.map { try grammar.canonical(of: $0).get() }
    return GuessingCost(
      canonical, grammar: grammar, accessCodeDigits: codeDigits, iterations: iterations)
  }

  /// A payload with its check digit; X is skipped by trying the next payload.
  private func checked(_ payload: Int) -> String {
    var payload = payload
    while true {
      let digits = String(payload).utf8.map { $0 - 0x30 }
      let padded = Array(repeating: 0, count: 15 - digits.count) + digits
      if let number = TrackingNumber.number(payload: padded) { return number }
      payload += 1
    }
  }

  private func padded(_ number: Int, _ width: Int) -> String {
    let text = String(number)
    return String(repeating: "0", count: width - text.utf8.count) + text
  }

  @Test("sequential numbers have no bits and are refused")
  func sequential() throws {
    let grammar = sampleGrammar([("reg", "ПА~{y}~{d:6}", nil)])
    let result = try cost(grammar, (1...count).map { "ПА-2026-\(padded($0, 6))" })
    #expect(result.rows[0].bitsPerRecord < 0.05)
    #expect(result.verdict == .guessable)
    #expect(result.rows[0].secondsForAll > 0.2 && result.rows[0].secondsForAll < 0.4)
    let diagnostics = result.diagnostics(at: SourceLocation(path: "site.yaml", line: 9))
    #expect(diagnostics.map(\.code) == ["lookup.guessable"])
    #expect(diagnostics.hasErrors)
  }

  @Test("sequential numbers with check digits are refused too, even few of them")
  func sequentialChecked() throws {
    var payload = 4_929_071_538_264
    let references = (0..<20).map { _ in
      payload += 1
      return checked(payload * 100)
    }
    #expect(try cost(number, Array(Set(references))).verdict == .guessable)
  }

  @Test("gaps of 1 to 19 give 3.3 bits")
  func gaps() throws {
    var generator = SeededGenerator(seed: 30)
    var next = 0
    let grammar = sampleGrammar([("reg", "{d:9}", nil)])
    let references = (0..<count).map { _ in
      next += Int.random(in: 1...19, using: &generator)
      return padded(next, 9)
    }
    let bits = try cost(grammar, references).rows[0].bitsPerRecord
    #expect(abs(bits - 3.3) < 0.1, "seed 30: \(bits)")
  }

  @Test("office, list and running number give a tenth of a bit")
  func officeAndList() throws {
    var generator = SeededGenerator(seed: 31)
    let grammar = sampleGrammar([("reg", "{d:2}~{d:1-2}~{d:1-6}", nil)])
    var next = [Int: Int]()
    let references = (0..<count).map { _ in
      let office = Int.random(in: 1...9, using: &generator)
      let list = Int.random(in: 1...12, using: &generator)
      // Now and then a number is not used.
      next[office * 100 + list, default: 0] +=
        Int.random(in: 0..<14, using: &generator) == 0 ? 2 : 1
      return "0\(office)-\(list)/\(next[office * 100 + list] ?? 0)"
    }
    let bits = try cost(grammar, references).rows[0].bitsPerRecord
    #expect(bits > 0 && bits < 0.2, "seed 31: \(bits)")
  }

  @Test("a date and four random digits give 7 bits")
  func dateAndDigits() throws {
    var generator = SeededGenerator(seed: 32)
    let grammar = sampleGrammar([("reg", "{y}~{d:4}~{d:4}", nil)])
    var seen: Set<String> = []
    while seen.count < count {
      let day = CalendarDate(dayNumber: 20_500 + Int32.random(in: 0..<330, using: &generator))
      seen.insert(
        "\(day.year)-\(padded(day.month * 100 + day.day, 4))-"
          + padded(Int.random(in: 0..<10_000, using: &generator), 4))
    }
    let bits = try cost(grammar, Array(seen)).rows[0].bitsPerRecord
    #expect(abs(bits - 7.1) < 0.2, "seed 32: \(bits)")
  }

  @Test(
    "random digits are worth what they should be",
    arguments: [
      (8, 12.1, GuessingCost.Verdict.guessable), (12, 25.4, .guessable), (15, 35.4, .ok),
    ])
  func randomDigits(_ digits: Int, _ expected: Double, _ verdict: GuessingCost.Verdict) throws {
    var generator = SeededGenerator(seed: 33)
    let limit = (0..<digits).reduce(1) { power, _ in power * 10 }
    let grammar = sampleGrammar([("reg", "{d:\(digits)}", nil)])
    let references = (0..<count).map { _ in
      padded(Int.random(in: 0..<limit, using: &generator), digits)
    }
    let result = try cost(grammar, references)
    #expect(abs(result.rows[0].bitsPerRecord - expected) < 0.1)
    #expect(result.verdict == verdict)
    if digits == 12 { #expect(abs(result.rows[0].dollarsPerRecord - 0.05) < 0.01) }
    if digits == 15 { #expect(abs(result.rows[0].dollarsPerRecord - 55) < 3) }
  }

  @Test("an access code of twelve digits makes sequential numbers safe")
  func accessCode() throws {
    let grammar = sampleGrammar([("reg", "ПА~{y}~{d:6}", nil)])
    let result = try cost(
      grammar, codeDigits: 12, (1...count).map { "ПА-2026-\(padded($0, 6))" })
    #expect(abs(result.rows[0].bitsPerRecord - 36.5) < 0.1)
    #expect(abs(result.rows[0].dollarsPerRecord - 123) < 3)
    #expect(result.verdict == .ok)
    #expect(result.diagnostics(at: SourceLocation(path: "site.yaml")).isEmpty)
  }

  @Test("drawn numbers pass, among a million they want more digits, a few cannot be judged")
  func drawn() throws {
    var generator = SeededGenerator(seed: 34)
    let references = (0..<2000).map { _ in TrackingNumber.random(digits: 16, using: &generator) }
    let result = try cost(number, references)
    #expect(result.verdict == .ok && result.diagnostics(at: SourceLocation(path: "")).isEmpty)
    #expect(result.table.count == 3)
    let few = try cost(number, Array(references.prefix(3)))
    #expect(few.rows[0].isAssumed && few.verdict == .ok)
    #expect(few.table.last?.hasPrefix("*") == true)
    let slow = try cost(number, iterations: 1000, references)
    #expect(
      slow.diagnostics(at: SourceLocation(path: "")).map(\.code).contains("lookup.iterations"))
  }

  @Test("the weakest pattern decides")
  func weakest() throws {
    var generator = SeededGenerator(seed: 35)
    let grammar = sampleGrammar([
      ("track", "{d:4}~{d:4}~{d:4}~{d:4}", "mod11-2"), ("reg", "ПА~{y}~{d:6}", nil),
    ])
    let references =
      (0..<50).map { _ in TrackingNumber.random(digits: 16, using: &generator) }
      + (1...50).map { "ПА-2026-\($0)" }
    let result = try cost(grammar, references)
    #expect(result.rows.map(\.verdict) == [.ok, .guessable])
    #expect(result.verdict == .guessable)
    #expect(result.table[0].hasPrefix("pattern"))
  }

  @Test("between one and ten dollars a record there is a warning")
  func weak() throws {
    var generator = SeededGenerator(seed: 36)
    let grammar = sampleGrammar([("reg", "{d:14}", nil)])
    let references = (0..<count).map { _ in
      padded(Int.random(in: 0..<100_000_000_000_000, using: &generator), 14)
    }
    let result = try cost(grammar, references)
    #expect(result.verdict == .weak)
    let diagnostics = result.diagnostics(at: SourceLocation(path: "site.yaml"))
    #expect(diagnostics.map(\.code) == ["lookup.weak"] && !diagnostics.hasErrors)
  }

  @Test("a registry that grows past the level within a year is warned about, and only then")
  func growth() throws {
    var generator = SeededGenerator(seed: 37)
    let grammar = sampleGrammar([("reg", "{d:14}", nil)])
    let references = try (0..<8000).map { _ in
      let number = padded(Int.random(in: 0..<100_000_000_000_000, using: &generator), 14)
      return try grammar.canonical(of: number).get()
    }
    let place = SourceLocation(path: "site.yaml")
    func codes(_ growth: Int, codeDigits: Int? = nil) -> [String] {
      GuessingCost(
        references, grammar: grammar, accessCodeDigits: codeDigits, iterations: 100_000,
        growth: [growth]
      ).diagnostics(at: place).map(\.code)
    }
    #expect(codes(2000) == [] && codes(-7000) == [] && codes(-20_000) == [])
    #expect(codes(8000) == ["lookup.growth"])
    #expect(codes(1_000_000) == ["lookup.growth"])
    #expect(codes(1_000_000, codeDigits: 12) == [])
    let derived = GuessingCost(
      references, grammar: grammar, iterations: 100_000, growth: [8000])
    let hint = derived.diagnostics(at: place, policy: .trackingNumber).first?.hint
    #expect(hint?.contains("tracking_digits: 20") == true)
  }
}

extension GuessingCost {
  init(
    _ references: [CanonicalReference], grammar: ReferenceGrammar, accessCodeDigits: Int? = nil,
    iterations: Int, growth: [Int] = []
  ) {
    self.init(
      of: references.count, grammar: grammar, accessCodeDigits: accessCodeDigits,
      iterations: iterations, growth: growth
    ) { index, bytes in
      bytes += references[index].text.utf8
      return references[index].pattern
    }
  }
}
