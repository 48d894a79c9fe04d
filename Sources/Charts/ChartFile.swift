import Core
import HTML

extension Chart {
  /// The broad drawing as an SVG file of its own, to be downloaded and shown elsewhere: it brings its
  /// colours, its heading, one sentence that describes it, and its source.
  ///
  /// - Parameters:
  ///   - title: what the chart shows.
  ///   - description: the sentence that stands beside the chart on the page.
  ///   - source: whose numbers these are, of when, and under which licence they may be used.
  package func file(title heading: String, description: String, source: String) -> [UInt8] {
    let margin = 16
    let content = drawing(.broad)
    // Bold letters are wider than those that were measured.
    let title = LabelLines(heading, width: content.width * 3 / 4)
    let text = LabelLines(description, width: content.width, most: 4)
    let foot = LabelLines(source, width: content.width, most: 4)
    let top = margin + title.height + 6 + text.height + 14
    let width = content.width + 2 * margin
    let height = top + content.height + 14 + foot.height + margin
    var words = Drawing(width: width)
    let first = margin + Drawing.lineHeight / 2
    var bold = Drawing(width: width)
    bold.write(title, x: margin, middle: first)
    words.write(text, x: margin, middle: first + title.height + 6)
    words.write(foot, x: margin, middle: top + content.height + 14 + Drawing.lineHeight / 2)
    var svg = HTMLWriter(capacity: 8192)
    svg.element(
      .svg,
      [
        Attribute("xmlns", "http://www.w3.org/2000/svg"), .lang(language.rawValue),
        .class("chart"), .role("img"), .aria("label", heading + ". " + description),
        Attribute("width", "\(width)"), Attribute("height", "\(height)"),
        Attribute("viewBox", "0 0 \(width) \(height)"),
        Attribute("font-family", "system-ui, Roboto, 'Noto Sans', 'DejaVu Sans', sans-serif"),
      ]
    ) { svg in
      svg.style(ChartStyle.file)
      let paper = PathData.rectangle(x: 0, y: 0, width: width, height: height)
      svg.element(.path, [.class("paper"), Attribute("d", paper.text)]) { _ in }
      svg.element(.g, [.class("title")]) { bold.writeContent(into: &$0) }
      words.writeContent(into: &svg)
      svg.element(.g, [Attribute("transform", "translate(\(margin) \(top))")]) {
        content.writeContent(into: &$0)
      }
    }
    return svg.bytes
  }
}
