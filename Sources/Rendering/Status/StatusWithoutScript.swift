import Content
import Core
import HTML

/// What the status page offers where no script runs: the table that gives everybody the last day for
/// an answer, telephones where the office has published any, and a letter to print.
struct StatusWithoutScript {
  let words: MessageCatalog
  let contacts: [Contact]
  let links: SiteLinks
  let deadlines: DeadlineTable?
  /// The page with that table; a link to it is lighter than the table itself.
  let deadlinePage: SiteLinks.Target?

  /// Whether the site lets citizens look appeals up at all.
  var hasLookup = true

  func write(into html: inout HTMLWriter) {
    if !hasLookup { return writeOffer(&html) }
    html.element(.noscript) { writeOffer(&$0) }
  }

  func writeOffer(_ html: inout HTMLWriter) {
    html.element(.div, [.class("warning")]) { html in
      html.element(.p, text: words[hasLookup ? .statusNeedsScript : .statusNotOffered])
      writePhones(&html)
      if let letter = links.page(sitePath("status-request"), words.language) {
        html.element(.p, [.class("links")]) {
          $0.element(.a, [.href(letter.address)], text: words[.statusRequestLink])
        }
      }
      if let deadlinePage {
        html.element(.p) { html in
          let address = deadlinePage.address + "#table"
          html.element(.a, [.href(address)], text: deadlinePage.title)
        }
      } else {
        deadlines?.write(words, into: &html)
      }
    }
  }

  private func writePhones(_ html: inout HTMLWriter) {
    for contact in contacts {
      guard let phone = contact.phone else { continue }
      html.element(.p) { html in
        html.text(contact.name[words.language] + ": ")
        html.element(.a, [.href("tel:" + phone.filter { $0 != " " })], text: phone)
      }
    }
  }
}
