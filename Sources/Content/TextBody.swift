import Core
import Markdown

/// The text of a page below its front matter.
enum TextBody: Sendable {
  case read(Document)
  /// Of a text that is unchanged: nothing was to be said of it, and its page is made already.
  case unread(UnreadBody)

  var document: Document {
    switch self {
    case .read(let document): return document
    case .unread(let body):
      var unheard: [Diagnostic] = []
      return body.document(reporting: &unheard)
    }
  }

  var isUnread: Bool {
    switch self {
    case .read: false
    case .unread: true
    }
  }
}

/// A text that was cut from its front matter, and what it takes to parse it.
struct UnreadBody: Sendable {
  let matter: FrontMatter
  /// As messages name the file.
  let path: String
  let demonstration: DemonstrationBlocks

  func document(reporting diagnostics: inout [Diagnostic]) -> Document {
    let text = demonstration.resolve(
      matter.body,
      place: { SourceLocation(path: path, line: matter.bodyLineOffset + $0 + 1, column: 1) },
      reporting: &diagnostics)
    return Document.parse(
      text, path: path, lineOffset: matter.bodyLineOffset, reporting: &diagnostics)
  }
}
