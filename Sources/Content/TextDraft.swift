import Core
import LocatedYAML

/// One file of a page with all its front matter, before the three languages are joined.
struct TextDraft {
  enum Kind {
    case page
    case notice
  }

  let text: PageText
  let layout: Layout
  let reviewed: CalendarDate?
  let updatedAt: SourceLocation
  let aliases: [PageAlias]
  /// Of the key, or of the file's beginning where it is absent.
  let layoutAt: SourceLocation

  /// Summaries longer than this are cut by search engines.
  static let longestSummary = 200

  init?(
    _ matter: FrontMatter, _ body: TextBody, facadeHash: [UInt8]? = nil, path: String, kind: Kind,
    reporting diagnostics: inout [Diagnostic]
  ) {
    guard
      let root = YAMLValue.parse(
        matter.yaml, path: path, lineOffset: 1, reporting: &diagnostics),
      var keys = root.mapping(reporting: &diagnostics)
    else { return nil }
    let title = keys.required("title", reporting: &diagnostics) { $0.string(reporting: &$1) }
    let short = keys.optional("short", reporting: &diagnostics) { $0.string(reporting: &$1) }
    let summary = keys.required("summary", reporting: &diagnostics) { value, diagnostics in
      TextDraft.summary(value, &diagnostics)
    }
    var place = SourceLocation(path: path, line: 1, column: 1)
    let updated = keys.required("updated", reporting: &diagnostics) { value, diagnostics in
      place = value.location
      return value.date(reporting: &diagnostics)
    }
    var layout: Layout? = .guide
    var layoutPlace = SourceLocation(path: path, line: 1, column: 1)
    var reviewed: CalendarDate?
    if kind == .page {
      reviewed = keys.required("reviewed", reporting: &diagnostics) { $0.date(reporting: &$1) }
      if let value = keys.value("layout") {
        layout = value.choice(of: Layout.self, reporting: &diagnostics)
        layoutPlace = value.location
      }
    }
    let aliases = keys.optional("aliases", reporting: &diagnostics, PageAlias.read)
    keys.finish(reporting: &diagnostics)
    guard let title, let summary, let updated, let layout else { return nil }
    text = PageText(
      source: path, title: title, shortTitle: short ?? title, summary: summary, updated: updated,
      facadeHash: facadeHash, body: body)
    self.layout = layout
    layoutAt = layoutPlace
    self.reviewed = reviewed
    updatedAt = place
    self.aliases = aliases ?? []
  }

  private static func summary(
    _ value: YAMLValue, _ diagnostics: inout [Diagnostic]
  ) -> String? {
    guard let text = value.string(reporting: &diagnostics) else { return nil }
    // Characters are slow to count, and never more than bytes.
    if text.utf8.count > longestSummary, text.count > longestSummary {
      diagnostics.append(
        Diagnostic(
          .warning, "front-matter.long-summary",
          "summary has \(text.count) characters, more than \(longestSummary)", at: value.location,
          hint: "say it in one short sentence"))
    }
    return text
  }
}
