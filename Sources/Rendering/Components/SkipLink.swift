import Content
import HTML

/// The first stop of the Tab key on every page: over the header, to what the page is about.
struct SkipLink {
  func write(_ words: MessageCatalog, into html: inout HTMLWriter) {
    html.element(.a, [.class("skip"), .href("#main")], text: words[.skipToContent])
  }
}
