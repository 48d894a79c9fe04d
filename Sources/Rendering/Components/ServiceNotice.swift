import Content
import Core
import HTML

/// An outage or a delay, before the title of every page; at most one, or nobody would read it.
struct ServiceNotice {
  let text: Localized<String>

  func write(_ words: MessageCatalog, into html: inout HTMLWriter) {
    let frame: [Attribute] = [
      .class("warning"), .role("region"), .ariaLabel(words[.serviceNotice]),
    ]
    html.element(.div, frame) { $0.element(.p, text: text[words.language]) }
  }
}
