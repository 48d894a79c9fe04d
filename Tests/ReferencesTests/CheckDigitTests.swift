import References
import SeededRandom
import Testing

@Suite("Check digits")
struct CheckDigitTests {
  @Test("agrees with published examples")
  func examples() {
    // ISO 7064's own example and three public ORCID and ISNI numbers, which use MOD 11-2.
    #expect(CheckDigit.mod11_2(digits("0794")) == 0)
    #expect(CheckDigit.mod11_2(digits("000000021825009")) == 7)
    #expect(CheckDigit.mod11_2(digits("000000015109370")) == 0)
    #expect(CheckDigit.mod11_2(digits("000000021694233")) == nil)
    #expect(CheckDigit.mod97_10(digits("0794")) == 44)
    #expect(CheckDigit.isLuhnValid(digits("4111111111111111")))
    #expect(CheckDigit.isLuhnValid(digits("378282246310005")))
    #expect(!CheckDigit.isLuhnValid(digits("4111111111111112")))
  }

  @Test("finds every single wrong digit and every swap less than ten places apart")
  func detection() throws {
    var generator = SeededGenerator(seed: 11)
    for _ in 0..<200 {
      let number = digits(TrackingNumber.random(digits: 16, using: &generator))
      let undetected = mistakes(in: number).filter(fits)
      #expect(undetected.isEmpty, "\(number), seed 11")
    }
  }

  private func mistakes(in number: [UInt8]) -> [[UInt8]] {
    var wrong: [[UInt8]] = []
    for place in number.indices {
      for other in UInt8(0)...9 where other != number[place] {
        wrong.append(number)
        wrong[wrong.count - 1][place] = other
      }
      for second in number.indices.dropFirst(place + 1)
      where second - place != 10 && number[second] != number[place] {
        wrong.append(number)
        wrong[wrong.count - 1].swapAt(place, second)
      }
    }
    return wrong
  }

  @Test("draws numbers that pass MOD 11-2 and are no bank cards", arguments: [16, 20])
  func draws(_ count: Int) {
    var generator = SeededGenerator(seed: 5)
    var drawn: Set<String> = []
    for _ in 0..<2000 {
      let number = TrackingNumber.random(digits: count, using: &generator)
      #expect(number.utf8.count == count)
      #expect(fits(digits(number)), "seed 5")
      #expect(!CheckDigit.isLuhnValid(digits(number)), "seed 5")
      drawn.insert(number)
    }
    #expect(drawn.count == 2000)
  }

  @Test("MOD 97-10 leaves the remainder 1")
  func remainder() {
    var generator = SeededGenerator(seed: 97)
    for _ in 0..<500 {
      let payload = (0..<12).map { _ in UInt8.random(in: 0...9, using: &generator) }
      let check = CheckDigit.mod97_10(payload)
      let all = payload + [check / 10, check % 10]
      #expect(all.reduce(0) { ($0 * 10 + Int($1)) % 97 } == 1, "seed 97")
    }
  }

  private func digits(_ text: String) -> [UInt8] { text.utf8.map { $0 - 0x30 } }

  private func fits(_ number: [UInt8]) -> Bool {
    CheckDigit.mod11_2(number.dropLast()) == number.last
  }
}
