import HTML

/// How charts look: one list of rules, for the style sheet of pages and for files.
///
/// Rules name colours by custom properties (`--ink`, `--soft`, `--paper`, `--line`, `--series-1` to
/// `--series-3`), which the site's style sheet sets for light, dark and print. In forced colours
/// everything is drawn in the colour of text: pattern, dash and marker tell the series apart.
package enum ChartStyle {
  /// What a page with charts needs beside those properties.
  package static let rules = """
    \(drawing).chart{display:block;width:100%;height:auto}.chart.narrow{max-width:24rem}\
    .chart.broad{display:none;max-width:40rem}\
    @media (min-width:40rem){.chart.narrow{display:none}.chart.broad{display:block}}\
    @media (forced-colors:active){.chart{--ink:CanvasText;--soft:CanvasText;--paper:Canvas;\
    --line:GrayText;--series-1:CanvasText;--series-2:CanvasText;--series-3:CanvasText}}
    """

  package static let page: StyleSheet = {
    guard let sheet = StyleSheet(rules) else { preconditionFailure("the rules end the sheet") }
    return sheet
  }()

  /// For a picture by itself. Office programs know no custom properties, so the colours stand in it.
  static let file: StyleSheet = {
    var text =
      drawing + ".chart .paper{fill:var(--paper);stroke:none}.chart .title{font-weight:700}"
    for (name, colour) in light { text.replace("var(--\(name))", with: colour) }
    guard let sheet = StyleSheet(text) else { preconditionFailure("the rules end the sheet") }
    return sheet
  }()

  /// The colours of files: those of the site in light.
  static let light = [
    ("ink", "#16202a"), ("soft", "#4a5863"), ("paper", "#fff"), ("line", "#c3ced6"),
    ("series-1", "#1d4f7c"), ("series-2", "#b45309"), ("series-3", "#330000"),
  ]

  private static let drawing = """
    .chart text{fill:var(--ink);font-size:14px;paint-order:stroke;stroke:var(--paper);stroke-width:3px}\
    .chart [class^=w]~g text{stroke:none}\
    .chart path{fill:none;stroke-width:1;stroke:var(--ink)}\
    .chart .grid{stroke:var(--line)}.chart .tile{stroke:var(--soft)}\
    .chart .gap{stroke:var(--soft);stroke-width:2;stroke-dasharray:2 4}\
    .chart .s1{stroke:var(--series-1)}.chart .s2{stroke:var(--series-2)}\
    .chart .s3{stroke:var(--series-3)}\
    .chart .bar{stroke-width:16}.chart .bar.s2{stroke-dasharray:3 3}\
    .chart .box{stroke-width:2}.chart .rule{stroke-width:4}\
    .chart .line{stroke-width:2.5;stroke-linejoin:round}.chart .line.s2{stroke-dasharray:8 4}\
    .chart .line.s3{stroke-dasharray:2 3}\
    .chart .mark{stroke-width:8;stroke-linecap:round}\
    .chart .mark.s2{fill:var(--series-2);stroke:none}.chart .mark.s3{fill:var(--series-3);stroke:none}\
    .chart [class^=w]{fill:var(--series-1);stroke:none}\
    .chart .w1{fill-opacity:.06}.chart .w2{fill-opacity:.14}\
    .chart .w3{fill-opacity:.22}.chart .w4{fill-opacity:.3}
    """
}
