import HTML

extension Drawing {
  /// - Parameter name: what a screen reader says in place of it all.
  func write(into html: inout HTMLWriter, size: ChartSize, name: String) {
    let classes = size == .narrow ? "chart narrow" : "chart broad"
    html.element(
      .svg,
      [
        .class(classes), .role("img"), .aria("label", name),
        Attribute("viewBox", "0 0 \(width) \(height)"),
      ]
    ) { svg in
      svg.element(.g, [.aria("hidden", "true")]) { writeContent(into: &$0) }
    }
  }

  /// A path a tone and a group an anchor: attributes are said once.
  func writeContent(into svg: inout HTMLWriter) {
    for (tone, path) in strokes.sorted(by: { $0.key.order < $1.key.order }) {
      svg.element(.path, [.class(tone.classes), Attribute("d", path.text)]) { _ in }
    }
    for anchor in Label.Anchor.allCases {
      let labels = labels.filter { $0.anchor == anchor }
      if labels.isEmpty { continue }
      let attributes = anchor == .start ? [] : [Attribute("text-anchor", anchor.rawValue)]
      svg.element(.g, attributes) { group in
        for label in labels {
          group.element(
            .text, [Attribute("x", "\(label.x)"), Attribute("y", "\(label.base)")],
            text: label.text)
        }
      }
    }
  }
}
