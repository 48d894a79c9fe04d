import Content
import Core
import HTML

/// The form of the status check.
struct StatusForm: Sendable {
  let lookup: PublishedLookup
  let words: MessageCatalog

  func write(into html: inout HTMLWriter) {
    html.element(.form, [.id("check")]) { _ in }
  }
}
