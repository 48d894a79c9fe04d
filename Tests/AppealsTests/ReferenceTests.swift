import References
import Testing

@testable import Appeals

@Suite struct ReferenceTests {
  @Test("gives back each reference as it was written")
  func roundTrip() {
    let texts = [
      "4929071538264109", "0000000000000000", "9999999999999999", "00000000000000000001",
      "99999999999999999999", "ПА-2026-015073", "05-6/1234", "492907153826410", "1",
      "49290715382641090", "4929 0715 3826 4109",
    ]
    for order in [texts, texts.reversed()] {
      var column = ReferenceColumn()
      for text in order { append(text, to: &column) }
      #expect(column.count == order.count)
      #expect(order.indices.map { column[$0] } == order)
    }
  }

  @Test("finds equal references among many, and only those", arguments: [UInt64(1), 2, 3])
  func duplicates(seed: UInt64) {
    var generator = SplitMix64(seed: seed)
    var column = ReferenceColumn()
    var index = ReferenceIndex()
    var rows: [String: Int] = [:]
    for _ in 0..<20_000 {
      let text = randomReference(&generator)
      append(text, to: &column)
      let earlier = index.earlierRow(sameAs: column.count - 1, in: column)
      #expect(earlier == rows[text], "seed \(seed): \(text)")
      if earlier == nil { rows[text] = column.count - 1 } else { column.removeLast() }
    }
    #expect(rows.count < 20_000)
  }

  @Test("knows the check digit of MOD 11-2", arguments: [UInt64(1), 2, 3])
  func checkDigit(seed: UInt64) {
    var generator = SplitMix64(seed: seed)
    for length in [16, 20] {
      for _ in 0..<500 {
        let digits = (0..<length).map { _ in UInt8(generator.below(10)) }
        let bytes = digits.map { $0 + 0x30 }
        var isValid = false
        let key = ReferenceKey(digits: bytes.span, bytes.indices, isValid: &isValid)
        #expect(key != nil)
        #expect(isValid == (CheckDigit.mod11_2(digits.dropLast()) == digits.last), "seed \(seed)")
      }
    }
  }

  private func append(_ text: String, to column: inout ReferenceColumn) {
    let bytes = Array(text.utf8)
    var isValid = false
    if let key = ReferenceKey(digits: bytes.span, bytes.indices, isValid: &isValid) {
      column.append(key)
    } else {
      column.append(spelling: bytes[...])
    }
  }

  private func randomReference(_ generator: inout SplitMix64) -> String {
    let number = generator.below(8_000)
    return switch generator.below(3) {
    case 0: String(1_000_000_000_000_000 + number)
    case 1: "1234" + String(1_000_000_000_000_000 + number)
    default: "ПА-\(number)"
    }
  }
}
