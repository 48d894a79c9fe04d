import Content
import Core
import HTML
import Markdown
import Phrasing
import Prose

/// The text of one page in one language: knows where its links lead and what its directives show.
struct PageProse: ProseEnvironment, Sendable {
  /// The source file, inside the content folder; links are relative to it.
  let file: RelativePath
  let words: MessageCatalog
  let links: SiteLinks
  let edition: Edition
  let deadlines: DeadlineTable?

  func write(_ document: Document, into html: inout HTMLWriter) {
    render(document, into: &html, environment: self)
  }

  func address(
    ofLink destination: String
  ) -> (href: String, isExternal: Bool, language: Language?) {
    if destination.utf8.first == UInt8(ascii: "#") { return (destination, false, nil) }
    guard let (path, anchor) = SiteLinks.split(destination, from: file),
      let target = links.destinations[path]
    else { return (destination, true, nil) }
    let address = target.route[words.language].address
    return (anchor.map { "\(address)#\($0)" } ?? address, false, nil)
  }

  func write(_ directive: LeafDirective, into html: inout HTMLWriter) {
    switch directive.name {
    case .deadlines: deadlines?.write(words, into: &html)
    case .figure: writeFigure(directive.arguments, &html)
    case .contact: writeContact(directive.arguments[0], &html)
    }
  }

  func words(_ phrase: ProsePhrase) -> String {
    switch phrase {
    case .warning: words[.warningWord]
    case .do: words[.doWord]
    case .dont: words[.dontWord]
    case .step(let number): words(.stepNumber, ["n": String(number)])
    case .table(let number): words(.tableNumber, ["n": String(number)])
    }
  }

  // MARK: - Directives

  private func writeFigure(_ arguments: [String], _ html: inout HTMLWriter) {
    guard let figures = edition.figures.first(where: { $0.id == arguments[0] }),
      let table = figures.tables.first(where: { $0.id == arguments[1] })
    else { return }
    FiguresTable(table: table, words: words).write(into: &html)
    let route = Route(words.language, FiguresPage(figures: figures).folder)
    html.element(.p, [.class("notes")]) { html in
      html.text("\(words[.sources]): ")
      html.element(
        .a, [.href("\(route.address)#sources")], text: figures.title[words.language])
    }
  }

  private func writeContact(_ id: String, _ html: inout HTMLWriter) {
    guard let contact = edition.contacts.first(where: { $0.id == id }) else { return }
    html.element(.div, [.class("contact")]) { html in
      html.element(.p) { $0.element(.strong, text: contact.name[words.language]) }
      html.element(.dl, [.class("facts")]) { html in
        if let address = contact.address {
          html.element(.dt, text: words[.postalAddress])
          html.element(.dd, text: address[words.language])
        }
        if let hours = contact.hours {
          html.element(.dt, text: words[.hours])
          html.element(.dd, text: hours[words.language])
        }
        if let phone = contact.phone {
          writeLinked(words[.phone], phone, to: "tel:" + phone.filter { $0 != " " }, &html)
        }
        if let email = contact.email {
          writeLinked(words[.email], email, to: "mailto:" + email, &html)
        }
      }
    }
  }

  private func writeLinked(
    _ name: String, _ text: String, to address: String, _ html: inout HTMLWriter
  ) {
    html.element(.dt, text: name)
    html.element(.dd) { $0.element(.a, [.href(address)], text: text) }
  }
}
