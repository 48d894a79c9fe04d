import Core
import Phrasing
import SeededRandom
import Testing

@Suite("Numbers")
struct NumbersTests {
  @Test(
    "are grouped by three, with a space that never breaks or an English comma",
    arguments: [
      (0, "0", "0"), (7, "7", "7"), (999, "999", "999"), (1000, "1\u{A0}000", "1,000"),
      (9999, "9\u{A0}999", "9,999"), (22_546, "22\u{A0}546", "22,546"),
      (100_000, "100\u{A0}000", "100,000"), (1_234_567, "1\u{A0}234\u{A0}567", "1,234,567"),
      (1_000_000_000, "1\u{A0}000\u{A0}000\u{A0}000", "1,000,000,000"),
    ])
  func whole(value: Int, ky: String, en: String) {
    // By scalars: two spaces that look the same must not pass for each other.
    #expect(Array(Language.ky.number(value).unicodeScalars) == Array(ky.unicodeScalars))
    #expect(Array(Language.ru.number(value).unicodeScalars) == Array(ky.unicodeScalars))
    #expect(Language.en.number(value) == en)
  }

  @Test("have a minus sign, not a hyphen, before the digits")
  func negative() {
    #expect(Language.ky.number(-1) == "\u{2212}1")
    #expect(Language.ru.number(-22_546) == "\u{2212}22\u{A0}546")
    #expect(Language.en.number(-999) == "\u{2212}999")
    #expect(Language.en.number(Int.min) == "\u{2212}9,223,372,036,854,775,808")
    #expect(Language.ru.decimal(Decimals(units: -5, places: 1)) == "\u{2212}0,5")
    #expect(Language.en.decimal(Decimals(units: -123_456, places: 2)) == "\u{2212}1,234.56")
    #expect(Language.en.decimal(Decimals(units: 0, places: 1)) == "0.0")
    #expect(Language.en.decimal(Decimals(-0.04, places: 1)) == "0.0")
  }

  @Test("have a decimal comma, in English a point, and keep their zeros")
  func decimals() {
    let value = Decimals(units: 123_456_789, places: 2)
    #expect(Language.ky.decimal(value) == "1\u{A0}234\u{A0}567,89")
    #expect(Language.ru.decimal(value) == "1\u{A0}234\u{A0}567,89")
    #expect(Language.en.decimal(value) == "1,234,567.89")
    #expect(Language.en.decimal(value, grouping: false) == "1234567.89")
    #expect(Language.ru.decimal(Decimals(units: 190, places: 1)) == "19,0")
    #expect(Language.ru.decimal(Decimals(units: 3, places: 3)) == "0,003")
    #expect(Language.ru.decimal(Decimals(units: 15, places: 1)) == "1,5")
    #expect(Language.ru.decimal(Decimals(units: 1500, places: 0)) == "1\u{A0}500")
  }

  @Test("are percentages without a space in Kyrgyz and English, with one in Russian")
  func percent() {
    let share = Decimals(units: 314, places: 1)
    #expect(Language.ky.percent(share) == "31,4%")
    #expect(Array(Language.ru.percent(share).unicodeScalars) == Array("31,4\u{A0}%".unicodeScalars))
    #expect(Language.en.percent(share) == "31.4%")
    #expect(Language.en.percent(Decimals(units: 1000, places: 1)) == "100.0%")
    #expect(Language.ru.percent(Decimals(units: -77, places: 1)) == "\u{2212}7,7\u{A0}%")
  }
}

@Suite("A decimal fraction")
struct DecimalsTests {
  @Test(
    "is the exact share of the article's topics",
    arguments: [
      (4734, "31.4"), (2862, "19.0"), (2596, "17.2"), (1156, "7.7"), (1147, "7.6"), (2578, "17.1"),
    ])
  func article(count: Int, share: String) {
    #expect(Decimals(percent: count, of: 15_073).map { Language.en.decimal($0) } == share)
  }

  @Test(
    "is rounded to the nearest, halves away from zero",
    arguments: [
      (1, 8, 1, 125), (1, 16, 1, 63), (3, 16, 1, 188), (1, 2000, 1, 1), (1, 2001, 1, 0),
      (-1, 8, 1, -125), (-1, 16, 1, -63), (1, -16, 1, -63), (-1, -16, 1, 63), (1, 3, 2, 3333),
      (2, 3, 2, 6667), (2, 3, 0, 67), (1, 200, 0, 1), (1, 201, 0, 0), (0, 5, 1, 0), (5, 5, 1, 1000),
      (3, 200, 0, 2), (-3, 200, 0, -2), (18_988, 100_000, 1, 190), (31_407, 100_000, 1, 314),
      (9995, 10_000, 1, 1000), (9994, 10_000, 1, 999),
    ])
  func rounding(part: Int, whole: Int, places: Int, units: Int) {
    #expect(Decimals(percent: part, of: whole, places: places)?.units == units)
  }

  @Test("never differs from the true share by more than half a unit", arguments: UInt64(1)...20)
  func nearest(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<200 {
      let whole = Int.random(in: 1...100_000, using: &generator)
      let part = Int.random(in: -whole...whole, using: &generator)
      let places = Int.random(in: 0...4, using: &generator)
      guard let share = Decimals(ratio: part, of: whole, places: places) else { continue }
      let excess = (2 * (share.units * whole - part * share.scale)).magnitude
      #expect(excess <= whole, "seed \(seed): \(part) of \(whole) with \(places) places")
      if excess == whole {
        #expect((share.units * whole).magnitude > (part * share.scale).magnitude, "seed \(seed)")
      }
    }
  }

  @Test("is nothing of nothing")
  func ofZero() {
    #expect(Decimals(percent: 5, of: 0) == nil)
    #expect(Decimals(ratio: 0, of: 0, places: 1) == nil)
  }

  @Test("keeps the halves of a number that was written in decimal")
  func written() {
    #expect(Decimals(18.988, places: 1).units == 190)
    #expect(Decimals(31.407, places: 1).units == 314)
    #expect(Decimals(31.5, places: 1).units == 315)
    #expect(Decimals(0.5, places: 0).units == 1)
    let wrong = (-20_000...20_000).filter { thousandths in
      let value = Double(thousandths) / 1000
      let sign = thousandths < 0 ? -1 : 1
      let hundredths = sign * ((Int(thousandths.magnitude) + 5) / 10)
      return Decimals(value, places: 2).units != hundredths
        || Decimals(value, places: 3).units != thousandths
    }
    #expect(wrong.isEmpty)
  }

  @Test("is compared by its value, whatever its places")
  func order() {
    #expect(Decimals(units: 19, places: 1) < Decimals(units: 191, places: 2))
    #expect(Decimals(units: -1, places: 0) < Decimals(units: -99, places: 2))
    #expect(!(Decimals(units: 190, places: 2) < Decimals(units: 19, places: 1)))
  }

  @Test("has at most nine places")
  func places() async {
    await #expect(processExitsWith: .failure) { _ = Decimals(units: 1, places: 10) }
    await #expect(processExitsWith: .failure) { _ = Decimals(units: 1, places: -1) }
  }
}
