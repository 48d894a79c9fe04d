import Core
import LocatedYAML

/// A YAML text in which `▲` stands right before the place a message must point at.
struct MarkedSource {
  let text: String
  let place: SourceLocation

  init(_ marked: String, lineOffset: Int = 0) {
    text = marked.replacing("▲", with: "")
    let before = marked.prefix { $0 != "▲" }.unicodeScalars
    let lines = before.split(separator: "\n", omittingEmptySubsequences: false)
    place = SourceLocation(
      path: "a.yaml", line: lines.count + lineOffset, column: (lines.last?.count ?? 0) + 1)
  }
}

/// What `read` makes of a document, and everything that was reported on the way.
func reading<Value>(
  _ text: String, lineOffset: Int = 0,
  _ read: (YAMLValue, inout [Diagnostic]) -> Value?
) -> (value: Value?, diagnostics: [Diagnostic]) {
  var diagnostics: [Diagnostic] = []
  let root = YAMLValue.parse(
    text, path: "a.yaml", lineOffset: lineOffset, reporting: &diagnostics)
  let value = root.flatMap { read($0, &diagnostics) }
  return (value, diagnostics)
}

/// The value of the key `key` of a document, read by `read`.
func readingKey<Value>(
  _ text: String, _ read: (YAMLValue, inout [Diagnostic]) -> Value?
) -> (value: Value?, diagnostics: [Diagnostic]) {
  reading(text) { root, diagnostics in
    var mapping = root.mapping(reporting: &diagnostics)
    return mapping?.required("key", reporting: &diagnostics, read)
  }
}
