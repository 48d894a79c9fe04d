import Core
import LocatedYAML

/// What authors say of the demonstration, between `:::demonstration` and `:::`: part of a page while the
/// registry is invented, and no part of it once an office has connected its own.
///
/// The lines that are cut become empty ones, so that every message about the rest names its line. The
/// block surrounds whole paragraphs, headings too, but no other directive.
struct DemonstrationBlocks {
  static let name = "demonstration"
  private static let opening = Array(":::\(name)".utf8)

  let isShown: Bool

  /// - Parameter content: its `appeals/registry.yaml` says whether the registry is invented; what is
  ///   wrong with that file is reported by its own reader.
  init(of content: FileTree) {
    var unheard: [Diagnostic] = []
    guard let path = RelativePath("appeals/registry.yaml"),
      let text = content.text(path, reporting: &unheard),
      var keys = YAMLValue.parse(text, path: "", reporting: &unheard)?.mapping(reporting: &unheard)
    else {
      isShown = false
      return
    }
    isShown = keys.value(DemonstrationBlocks.name)?.boolean(reporting: &unheard) ?? false
  }

  /// The text without its blocks, or without the lines around them.
  ///
  /// - Parameter place: of a line of the text, counted from 0.
  func resolve(
    _ text: [UInt8], place: (Int) -> SourceLocation, reporting diagnostics: inout [Diagnostic]
  ) -> [UInt8] {
    guard DemonstrationBlocks.occur(in: text) else { return text }
    var lines = text.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    var opened: Int?
    var fence: [UInt8]?
    for (number, line) in lines.enumerated() {
      let words = line.filter { $0 > 0x20 }
      if let mark = fence {
        if words.starts(with: mark) { fence = nil }
      } else if words.starts(with: "```".utf8) || words.starts(with: "~~~".utf8) {
        fence = Array(words.prefix(3))
      } else if opened == nil, words == DemonstrationBlocks.opening {
        opened = number
        lines[number] = []
        continue
      } else if opened != nil, words == Array(":::".utf8) {
        opened = nil
        lines[number] = []
        continue
      }
      if opened != nil, !isShown { lines[number] = [] }
    }
    if let opened {
      diagnostics.append(
        Diagnostic(
          .error, "markdown.directive-unclosed", "`:::\(DemonstrationBlocks.name)` is never closed",
          at: place(opened), hint: "write `:::` on a line of its own after its text"))
    }
    return Array(lines.joined(separator: [UInt8(ascii: "\n")]))
  }

  private static func occur(in text: [UInt8]) -> Bool {
    // Most pages have no directive at all.
    var start = 0
    while let colon = text.offset(of: opening[0], from: start) {
      if text[colon...].starts(with: opening) { return true }
      start = colon + 1
    }
    return false
  }
}
