import Core
import HTML
import Testing

@testable import Charts

/// A page of every sample chart, as a site would show it: with the tokens of the real style sheet.
enum Gallery {
  static func page(_ language: Language, tokens: String) throws -> [UInt8] {
    var html = HTMLWriter()
    let text =
      tokens + ChartStyle.rules
      + "body{margin:0 auto;padding:0 1rem;max-width:44rem;background:var(--paper);"
      + "color:var(--ink);font-family:system-ui,Roboto,'Noto Sans','DejaVu Sans',sans-serif}"
    let sheet = try #require(StyleSheet(text))
    html.doctype()
    html.element(.html, [.lang(language.rawValue)]) { html in
      html.element(.head) { head in
        head.void(.meta, [Attribute("charset", "utf-8")])
        head.void(
          .meta, [.name("viewport"), Attribute("content", "width=device-width")])
        head.element(.title, text: "Charts")
        head.style(sheet)
      }
      html.element(.body) { body in
        body.element(.h1, text: "Charts")
        for sample in SampleChart.all(language) {
          body.element(.h2, [.id(sample.id)], text: sample.title)
          sample.chart.write(into: &body)
        }
      }
    }
    return html.bytes
  }
}
