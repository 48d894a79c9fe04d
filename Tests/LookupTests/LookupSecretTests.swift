import Core
import References
import Testing

@testable import Lookup

@Suite("Lookup secret")
struct LookupSecretTests {
  private func digits(_ text: String) -> [UInt8] { text.utf8.map { $0 - 0x30 } }

  @Test(
    "tracking numbers follow the rules of random ones and from the secret alone",
    arguments: [16, 20])
  func trackingNumbers(_ count: Int) {
    let secret = sampleSecret()
    let numbers = TrackingNumbers(
      count: 1000, digits: count, secret: { _ in secret }, reference: { "ПА-2026-\($0)" })
    for index in 0..<1000 {
      let number = digits(numbers[index])
      #expect(number.count == count)
      #expect(CheckDigit.mod11_2(number.dropLast()) == number.last)
      #expect(!CheckDigit.isLuhnValid(number))
    }
    #expect(Set((0..<1000).map { numbers[$0] }).count == 1000)
    let other = sampleSecret(43)
    let foreign = TrackingNumbers(
      count: 1000, digits: count, secret: { _ in other }, reference: { "ПА-2026-\($0)" })
    #expect((0..<1000).allSatisfy { numbers[$0] != foreign[$0] })
  }

  @Test("the definition of a tracking number does not change")
  func pinned() {
    // Computed once by another implementation of HMAC and of the rules.
    let secret = sampleSecret()
    let numbers = TrackingNumbers(
      count: 1, digits: 16, secret: { _ in secret }, reference: { _ in "ПА-2026-015073" })
    let code = secret.accessCode(for: "ПА-2026-015073")
    #expect(
      [numbers[0], code, secret.id] == ["2502367083362798", "730186914964", "15d9bf5500f179e2"])
  }

  @Test("of two registry numbers with one tracking number the first in byte order keeps it")
  func collisions() {
    // Registry numbers that are equal collide for certain; with different ones it takes 10^7.
    let secret = sampleSecret()
    let names = ["b", "a", "c", "a"]
    let numbers = TrackingNumbers(
      count: 4, digits: 16, secret: { _ in secret }, reference: { names[$0] })
    let alone = { (name: String) in
      TrackingNumbers(count: 1, digits: 16, secret: { _ in secret }, reference: { _ in name })[0]
    }
    #expect(numbers[0] == alone("b") && numbers[2] == alone("c"))
    #expect([numbers[1], numbers[3]].filter { $0 == alone("a") }.count == 1)
    #expect(Set((0..<4).map { numbers[$0] }).count == 4)
    #expect(TrackingNumbers.collision(in: [3, 1, 2]) == nil)
  }

  @Test("access codes have twelve digits, the last of them a check digit")
  func accessCodes() {
    let secret = sampleSecret()
    let codes = (0..<1000).map { secret.accessCode(for: "05-6-\($0)") }
    #expect(codes.allSatisfy { $0.utf8.count == 12 })
    #expect(
      codes.allSatisfy { CheckDigit.mod11_2(digits($0).dropLast()) == digits($0).last })
    #expect(Set(codes).count > 995)
    // Each digit about as often as any other: 11,000 digits, 1100 of each expected.
    var counts = [Int](repeating: 0, count: 10)
    for digit in codes.flatMap({ digits($0).dropLast() }) { counts[Int(digit)] += 1 }
    #expect(counts.allSatisfy { (950...1250).contains($0) }, "\(counts)")
  }

  @Test("a build with another secret than the settings name is refused")
  func otherSecret() {
    var diagnostics: [Diagnostic] = []
    let secrets = LookupSecrets(current: sampleSecret(1), byYear: [2024: sampleSecret(2)])
    let place = SourceLocation(path: "site.yaml", line: 30)
    secrets.check(id: sampleSecret(1).id, at: place, reporting: &diagnostics)
    #expect(diagnostics.isEmpty)
    secrets.check(id: sampleSecret(2).id, at: place, reporting: &diagnostics)
    #expect(diagnostics.map(\.code) == ["lookup.secret"])
    #expect(sampleSecret(1).id.utf8.count == 16)
  }

  @Test("old receipts keep the secret of their year")
  func byYear() throws {
    let secrets = LookupSecrets(current: sampleSecret(1), byYear: [2024: sampleSecret(2)])
    let day = { (text: String) in try #require(CalendarDate(iso: text)) }
    #expect(try secrets.secret(registered: day("2024-12-31")) == sampleSecret(2))
    #expect(try secrets.secret(registered: day("2025-01-01")) == sampleSecret(1))
  }

  @Test("a secret has 32 bytes")
  func length() {
    #expect(LookupSecret(Array(repeating: 1, count: 31)) == nil)
    #expect(LookupSecret(Array(repeating: 1, count: 33)) == nil)
    #expect(LookupSecret([]) == nil)
  }
}
