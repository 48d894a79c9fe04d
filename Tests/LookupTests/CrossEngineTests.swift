import Core
import References
import SeededRandom
import Testing

@testable import Lookup

/// What is sealed here is opened by the page's own script, whatever the numbers, however they are
/// typed; and by nothing else.
@Suite("Swift seals, the script opens")
struct CrossEngineTests {
  @Test(
    "random records under random numbers, typed at random",
    arguments: [101, 102, 103, 104] as [UInt64])
  func numbers(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let samples = SampleRecords.make(Int.random(in: 1...260, using: &generator), seed: seed + 1000)
    let tree = try sampleTree(samples, period: period(using: &generator))
    let asked = samples.shuffled(using: &generator).prefix(40)
    let questions = asked.map { sample in
      ScriptRun.Question(
        typed: TypedSpelling.of(number: sample.passphrase.reference, using: &generator),
        others: wrongSecrets(sample.passphrase, using: &generator))
    }
    let grammar = sampleGrammar([("track", ReferencePolicy.trackingPattern(digits: 16), "mod11-2")])
    let run = try ScriptRun(tree, patterns: grammar.patterns, asking: questions)
    try expect(run, opens: Array(asked), questions, in: grammar, "seed \(seed)")
  }

  @Test("random records under registry numbers with codes", arguments: [111, 112, 113] as [UInt64])
  func codes(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let secret = sampleSecret(UInt8(seed))
    var samples = SampleRecords.make(Int.random(in: 1...150, using: &generator), seed: seed + 1000)
    for index in samples.indices {
      let reference = "ПА-\(2020 + index % 7)-" + String(1_000_000 + index * 613).dropFirst()
      samples[index].passphrase = Passphrase(
        reference: reference, accessCode: secret.accessCode(for: reference))
    }
    let tree = try sampleTree(samples, period: period(using: &generator))
    let asked = Array(samples.shuffled(using: &generator).prefix(40))
    let questions = asked.map { sample in
      ScriptRun.Question(
        typed: TypedSpelling.of(registry: sample.passphrase.reference, using: &generator),
        code: TypedSpelling.of(number: sample.passphrase.accessCode ?? "", using: &generator),
        others: wrongSecrets(sample.passphrase, using: &generator))
    }
    let run = try ScriptRun(
      tree, patterns: [pattern("reg", "ПА~{y}~{d:6}", aliases: ["PA"])],
      accessCode: pattern("code", ReferencePolicy.accessCodePattern, check: "mod11-2"),
      asking: questions)
    try expect(run, opens: asked, questions, in: nil, "seed \(seed)")
  }

  /// Holds each answer against what was sealed.
  private func expect(
    _ run: ScriptRun, opens samples: [Sample], _ questions: [ScriptRun.Question],
    in grammar: ReferenceGrammar?, _ comment: Comment
  ) throws {
    #expect(run.answers.count == samples.count)
    for ((answer, sample), question) in zip(zip(run.answers, samples), questions) {
      let payload = try #require(sample.payload())
      let json = String(decoding: payload, as: UTF8.self).split(separator: " ")[0]
      #expect(answer.secret == String(decoding: sample.passphrase.bytes, as: UTF8.self), comment)
      #expect(answer.appeal == json, comment)
      #expect(answer.requests == 1, comment)
      #expect(answer.wrong == question.others.map { _ in "absent" }, comment)
      #expect(answer.openedBy == 0, comment)
      // Both sides read what was typed alike.
      if let grammar {
        let canonical = try grammar.canonical(of: question.typed).get()
        #expect(canonical.text == sample.passphrase.reference, comment)
      }
    }
  }

  /// Another number, one digit away, another code, a code too few and one too many.
  private func wrongSecrets(
    _ passphrase: Passphrase, using generator: inout SeededGenerator
  ) -> [String] {
    let reference = passphrase.reference
    let drawn = TrackingNumber.random(digits: 16, using: &generator)
    var others = [drawn, reference + "0", String(reference.dropLast()) + "x"]
    if let code = passphrase.accessCode {
      let near = code.dropLast() + (code.hasSuffix("1") ? "2" : "1")
      others += [reference, "\(reference)\n\(near)", "\(reference)\n\(drawn.prefix(12))"]
    } else {
      others.append("\(reference)\n\(drawn.prefix(12))")
    }
    return others.shuffled(using: &generator)
  }

  private func period(using generator: inout SeededGenerator) -> KeyPeriod {
    let iterations = Int.random(in: 1...60, using: &generator)
    let salt = UInt8.random(in: 0...255, using: &generator)
    return samplePeriod(
      id: "2027\(["a", "c", "z"][iterations % 3])", salt: salt, iterations: iterations)
  }

  private func pattern(
    _ id: String, _ text: String, check: String? = nil, aliases: [String] = []
  ) -> ReferencePattern {
    var diagnostics: [Diagnostic] = []
    let place = SourceLocation(path: "site.yaml")
    guard
      let pattern = ReferencePattern(
        id: id, text: text, check: check, aliases: aliases, at: place, reporting: &diagnostics)
    else { preconditionFailure("\(diagnostics)") }
    return pattern
  }
}
