import Core
import Markdown

/// Parses a text as the one that follows `lineOffset` lines of front matter.
func parse(
  _ markdown: String, lineOffset: Int = 0
) -> (document: Document, diagnostics: [Diagnostic]) {
  var diagnostics: [Diagnostic] = []
  let document = Document.parse(
    Array(markdown.utf8), path: "page.md", lineOffset: lineOffset, reporting: &diagnostics)
  return (document, diagnostics)
}

/// A text and the places of the marks `⟦` in it, which are taken out.
func marked(_ text: String) -> (markdown: String, places: [SourceLocation]) {
  var places: [SourceLocation] = []
  var markdown = ""
  var line = 1
  var column = 1
  for scalar in text.unicodeScalars {
    if scalar == "⟦" {
      places.append(SourceLocation(path: "page.md", line: line, column: column))
      continue
    }
    markdown.unicodeScalars.append(scalar)
    column += 1
    if scalar == "\n" {
      line += 1
      column = 1
    }
  }
  return (markdown, places)
}
