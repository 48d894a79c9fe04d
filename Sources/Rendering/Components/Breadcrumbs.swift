import Content
import HTML

/// The way from the home page to the page above this one. The page itself is not in it: its title is
/// the next thing that is read.
struct Breadcrumbs {
  let steps: [PageHead.Step]

  func write(_ words: MessageCatalog, into html: inout HTMLWriter) {
    if steps.isEmpty { return }
    html.element(.nav, [.class("wide trail"), .ariaLabel(words[.breadcrumbs])]) { html in
      html.element(.ol) { html in
        for step in steps {
          html.element(.li) { $0.element(.a, [.href(step.address)], text: step.title) }
        }
      }
    }
  }
}
