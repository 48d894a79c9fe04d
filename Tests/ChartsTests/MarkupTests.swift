import Core
import Foundation
import HTML
import Testing

@testable import Charts

@Suite("Markup of charts") struct MarkupTests {
  static func html(_ chart: Chart) -> String {
    var html = HTMLWriter()
    chart.write(into: &html)
    return String(decoding: html.bytes, as: UTF8.self)
  }

  @Test("is an image with a name; its content is hidden from speech", arguments: Language.allCases)
  func accessible(language: Language) {
    for sample in SampleChart.all(language) {
      let html = Self.html(sample.chart)
      let heads = html.matches(
        of:
          /<svg class="chart (narrow|broad)" role="img" aria-label="([^"]+)" viewBox="0 0 (\d+) (\d+)">\n<g aria-hidden="true">/
      )
      #expect(heads.map { String($0.1) } == ["narrow", "broad"], "\(sample.id)")
      #expect(heads.map { String($0.3) } == ["320", "640"])
      #expect(heads.allSatisfy { String($0.2) == sample.chart.name })
      #expect(!html.contains("style") && !html.contains("<script") && !html.contains(" id="))
    }
  }

  @Test("same values give the same bytes, however often they are drawn")
  func repeatable() {
    for sample in SampleChart.all(.ky) {
      let first = Self.html(sample.chart)
      for _ in 0..<3 { #expect(Self.html(sample.chart) == first) }
    }
  }

  @Test("names with markup in them stay text")
  func escaped() {
    let chart = Chart(
      .bars, categories: [ChartCategory("<b>&\"")], series: [ChartSeries("s", [.shown(1)])],
      language: .en, name: "\"><script>")
    let html = Self.html(chart)
    #expect(html.contains("&lt;b&gt;&amp;") && !html.contains("<script"))
  }

  @Test("a file brings its own colours, words and size, and no custom properties")
  func file() throws {
    let sample = try #require(SampleChart.all(.ru).first { $0.id == "bars-hidden" })
    let svg = String(
      decoding: sample.chart.file(title: "Title", description: "Sentence.", source: "Source"),
      as: UTF8.self)
    #expect(svg.hasPrefix("<svg xmlns=\"http://www.w3.org/2000/svg\" lang=\"ru\""))
    #expect(svg.contains("aria-label=\"Title. Sentence.\"") && svg.contains(">Source</text>"))
    #expect(!svg.contains("var(--") && svg.contains("#1d4f7c") && svg.contains("width=\"672\""))
  }

  @Test("the colours of files are those of the site in light")
  func colours() throws {
    let tokens = try GoldenChartTests.tokens()
    let light = tokens[..<(try #require(tokens.range(of: "@media")).lowerBound)]
    for (name, colour) in ChartStyle.light {
      #expect(light.contains("--\(name): \(colour);"), "\(name)")
    }
  }
}
