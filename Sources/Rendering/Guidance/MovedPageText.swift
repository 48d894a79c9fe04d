import Content
import Core
import HTML

extension PageFrame {
  /// The page at an address that a page had before: it leads on by itself, without a script, and says
  /// where to for whoever has switched that off.
  ///
  /// Everything in its head speaks of the page it leads to, so that search engines follow, too.
  func movedPage(to target: PageHead) -> [UInt8] {
    let words = messages[target.route.language]
    var head = PageHead(
      title: target.title, description: target.description, route: target.route)
    head.leadsOn = true
    return page(head) { html in
      html.element(.h1, text: words[.movedTitle])
      html.element(.p) { html in
        html.text(words[.movedText])
        html.text(" ")
        html.element(.a, [.href(target.route.address)], text: target.title)
      }
    }
  }
}
