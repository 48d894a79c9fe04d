import Core
import Phrasing
import Testing

@testable import Charts

/// Every sample in both sizes and all languages.
struct DrawnSample: CustomTestStringConvertible {
  let sample: SampleChart
  let size: ChartSize
  let language: Language

  var drawing: Drawing { sample.chart.drawing(size) }
  var testDescription: String { "\(sample.id) \(size) \(language.rawValue)" }

  static let all = Language.allCases.flatMap { language in
    SampleChart.all(language).flatMap { sample in
      ChartSize.allCases.map { DrawnSample(sample: sample, size: $0, language: language) }
    }
  }
}

@Suite("Layout of charts") struct LayoutTests {
  @Test("no two texts overlap", arguments: DrawnSample.all)
  func overlaps(drawn: DrawnSample) {
    let labels = drawn.drawing.labels
    #expect(!labels.isEmpty)
    for (index, one) in labels.enumerated() {
      for other in labels[..<index] where one.box.overlaps(other.box) {
        Issue.record("‘\(one.text)’ \(one.box) lies on ‘\(other.text)’ \(other.box)")
      }
    }
  }

  @Test("every text lies inside the drawing", arguments: DrawnSample.all)
  func inside(drawn: DrawnSample) {
    let drawing = drawn.drawing
    #expect(drawing.width == drawn.size.width)
    for label in drawing.labels {
      let box = label.box
      #expect(
        box.left >= 0 && box.right <= drawing.width && box.top >= -1
          && box.bottom <= drawing.height + 2, "‘\(label.text)’ \(box)")
    }
  }

  @Test("every value stands in the drawing as its number or its mark", arguments: DrawnSample.all)
  func values(drawn: DrawnSample) {
    let texts = drawn.drawing.labels.map(\.text)
    switch drawn.sample.chart.form {
    case .bars, .tiles:
      let wanted = drawn.sample.chart.series.flatMap { $0.values.map(drawn.sample.chart.text) }
      for text in Set(wanted) {
        #expect(texts.filter { $0 == text }.count >= wanted.filter { $0 == text }.count, "\(text)")
      }
    case .lines, .panels, .dots:
      for series in drawn.sample.chart.series {
        for mark in Set(series.values.compactMap(\.mark)) { #expect(texts.contains(mark)) }
      }
    }
  }

  @Test("a long name is wrapped, and cut only where three lines do not hold it")
  func wrapping() {
    let name = "Мөөнөтүнөн кеч жооп берилген кайрылуулар"
    let wrapped = LabelLines(name, width: 150)
    #expect(wrapped.lines.joined(separator: " ") == name)
    #expect(wrapped.lines.count == 3 && !wrapped.isCut)
    #expect(wrapped.lines.allSatisfy { TextWidth.of($0) <= 150 })
    let cut = LabelLines(name, width: 70)
    #expect(cut.isCut && cut.lines.count == 3 && cut.lines[2].hasSuffix("…"))
    #expect(cut.lines.allSatisfy { TextWidth.of($0) <= 70 })
    #expect(LabelLines("Ысык-Көл", width: 60).lines == ["Ысык-", "Көл"])
    #expect(LabelLines("көрсө\u{AD}түлгөн", width: 60).lines == ["көрсө-", "түлгөн"])
    #expect(LabelLines("көрсө\u{AD}түлгөн", width: 200).lines == ["көрсөтүлгөн"])
  }

  @Test("labels at line ends keep apart and stay as near as they can")
  func stack() {
    let same = Stack.places([(50, 20), (50, 20), (50, 20)], from: 0, to: 200)
    #expect(same == [40, 60, 80])
    #expect(Stack.places([(195, 20), (190, 20)], from: 0, to: 200) == [180, 160])
    #expect(Stack.places([(10, 20), (150, 20)], from: 0, to: 200) == [0, 140])
    #expect(Stack.places([(10, 20), (12, 20)], from: 0, to: 30) == [0, 20])
  }
}

@Suite("Truth of charts") struct TruthTests {
  private func bars(_ values: [ChartValue]) -> Chart {
    Chart(
      .bars, categories: values.map { _ in ChartCategory("a") },
      series: [ChartSeries("s", values)], language: .en, name: "n")
  }

  /// Lengths of the bars of a series, in the order of the categories.
  private func lengths(_ chart: Chart, _ size: ChartSize = .broad) -> [Int] {
    (chart.drawing(size).strokes[.bar(0)]?.text ?? "").matches(of: /h(\d+)/)
      .compactMap { Int($0.1) }
  }

  @Test("bars begin at 0: twice the number is twice the length", arguments: ChartSize.allCases)
  func proportion(size: ChartSize) {
    let lengths = lengths(bars([.shown(1000), .shown(500), .shown(250)]), size)
    #expect(lengths.count == 3 && lengths[0] > 200)
    #expect(abs(lengths[0] - 2 * lengths[1]) <= 1 && abs(lengths[1] - 2 * lengths[2]) <= 1)
  }

  @Test("something is never drawn as nothing, nothing never as something")
  func smallest() {
    #expect(lengths(bars([.shown(100_000), .shown(1), .shown(0)])).last == 1)
    #expect(lengths(bars([.shown(100_000), .shown(1), .shown(0)])).count == 2)
  }

  @Test("a hidden value has no bar, only its mark and a dotted way of one length")
  func hidden() {
    let one = bars([.shown(9), .hidden]).drawing(.broad)
    #expect(one.strokes[.bar(0)]?.text.contains("h") == true)
    #expect(lengths(bars([.shown(9), .hidden])).count == 1)
    #expect(one.labels.map(\.text).contains("[c]"))
    #expect(one.strokes[.gap] != nil)
    let none = bars([.shown(9), .notApplicable]).drawing(.broad)
    #expect(none.strokes[.gap] == nil && none.labels.map(\.text).contains("[z]"))
  }

  @Test("a line breaks at hidden values and where counts stop being comparable")
  func pieces() {
    let chart = Chart(
      .lines(breaks: [4]), categories: (0..<7).map { ChartCategory("\($0)") },
      series: [
        ChartSeries(
          "s", [.shown(1), .shown(2), .hidden, .shown(3), .shown(4), .shown(5), .notAvailable])
      ],
      language: .en, name: "n")
    let drawing = chart.drawing(.broad)
    // 0–1 and 4–5; 3 stands alone between the hidden value and the break.
    #expect(drawing.strokes[.line(0)]?.text.filter { $0 == "M" }.count == 2)
    #expect(drawing.strokes[.mark(0)]?.text.filter { $0 == "M" }.count == 5)
    let texts = drawing.labels.map(\.text)
    #expect(texts.contains("[c]") && texts.contains("[x]") && texts.contains("[b]"))
  }

  @Test(
    "the scale begins at 0, holds the greatest value and has few round steps",
    arguments: [1, 3, 7, 12, 99, 541, 1000, 4734, 99_999, 1_234_567])
  func ticks(greatest: Int) {
    let scale = ChartScale([.shown(greatest), .hidden], rounded: true)
    #expect(scale.ticks.first?.units == 0)
    #expect(scale.most >= greatest && scale.most < greatest + scale.step)
    #expect((2...5).contains(scale.ticks.count))
    #expect([1, 2, 5].contains(String(scale.step).first.flatMap(\.wholeNumberValue)))
  }

  @Test("values of different decimals are drawn on one scale")
  func decimals() {
    let chart = bars([.shown(Decimals(units: 25, places: 1)), .shown(5)])
    let lengths = lengths(chart)
    #expect(abs(2 * lengths[0] - lengths[1]) <= 1)
    #expect(chart.drawing(.broad).labels.map(\.text).contains("2.5"))
  }
}
