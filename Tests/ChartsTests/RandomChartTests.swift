import Core
import HTML
import Phrasing
import SeededRandom
import Testing

@testable import Charts

@Suite("Random charts") struct RandomChartTests {
  static let words = [
    "Кайрылуулар", "жана", "мөөнөтүнөн", "кеч", "берилгени", "Рассмотрено", "обращений", "в",
    "срок",
    "Answered", "in", "time", "Ысык-Көл", "өкмөт", "Щедрый", "№ 67",
  ]

  private static func name(_ lots: inout SeededGenerator, most: Int) -> String {
    (0..<Int.random(in: 1...most, using: &lots)).map { _ in
      words.randomElement(using: &lots) ?? ""
    }.joined(separator: " ")
  }

  /// - Parameter most: the greatest whole number.
  private static func value(_ lots: inout SeededGenerator, places: Int, most: Int) -> ChartValue {
    switch Int.random(in: 0..<10, using: &lots) {
    case 0, 1: .hidden
    case 2: .notApplicable
    case 3: .notAvailable
    case 4: .shown(Decimals(units: 0, places: places))
    default:
      .shown(
        Decimals(
          // Small numbers as often as large ones.
          units: Int.random(
            in: 1...max(1, (most * (places == 0 ? 1 : 10)) >> Int.random(in: 0...6, using: &lots)),
            using: &lots),
          places: places))
    }
  }

  static func chart(_ form: Chart.Form, seed: UInt64) -> Chart {
    var lots = SeededGenerator(seed: seed)
    let isMap = form == .tiles([])
    let count =
      isMap ? 10 : Int.random(in: 1...(form == .bars || form == .dots ? 12 : 40), using: &lots)
    let most = form == .panels ? 12 : isMap ? 1 : 3
    let places = Int.random(in: 0...1, using: &lots)
    let isShare = Bool.random(using: &lots)
    // A tile of a narrow map holds six digits.
    let greatest = isShare ? 100 : isMap ? 100_000 / (places * 99 + 1) : 2_000_000
    let series = (0..<Int.random(in: 1...most, using: &lots)).map { _ in
      ChartSeries(
        name(&lots, most: 5), (0..<count).map { _ in value(&lots, places: places, most: greatest) })
    }
    let categories = (0..<count).map { index in
      ChartCategory(
        name(&lots, most: 6),
        short: isMap
          ? name(&lots, most: 2) : "\(index % 12 + 1)" + (index % 12 == 0 ? "\n2025" : ""))
    }
    return Chart(
      isMap ? .tiles(Array(SampleMaker.places.prefix(count))) : form, categories: categories,
      series: series, format: isShare ? .percent : .number,
      language: Language.allCases.randomElement(using: &lots) ?? .ky, name: "name")
  }

  @Test(
    "texts never overlap nor leave the drawing, and the same chart is the same bytes",
    arguments: [Chart.Form.bars, .lines(), .dots, .panels, .tiles([])])
  func random(form: Chart.Form) {
    for seed in 0..<60 as Range<UInt64> {
      let chart = Self.chart(form, seed: seed)
      for size in ChartSize.allCases {
        let drawing = chart.drawing(size)
        let boxes = drawing.labels.map { ($0.text, $0.box) }
        for (index, (text, box)) in boxes.enumerated() {
          let inside =
            box.left >= 0 && box.right <= drawing.width && box.top >= -1
            && box.bottom <= drawing.height + 2
          #expect(inside, "seed \(seed) \(size): ‘\(text)’ \(box)")
          for (other, otherBox) in boxes[..<index] where box.overlaps(otherBox) {
            Issue.record("seed \(seed) \(size): ‘\(text)’ \(box) on ‘\(other)’ \(otherBox)")
          }
        }
      }
      #expect(MarkupTests.html(chart) == MarkupTests.html(Self.chart(form, seed: seed)))
    }
  }
}
