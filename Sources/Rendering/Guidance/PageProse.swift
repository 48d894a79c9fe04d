import Content
import Core
import HTML
import Markdown
import Phrasing
import Prose

/// The text of one page in one language: knows where its links lead and what its directives show.
///
/// A class, because a structure would be copied into the box that the writer of the text keeps it in.
final class PageProse: ProseEnvironment, Sendable {
  /// The source file, inside the content folder; links are relative to it.
  let file: RelativePath
  let words: MessageCatalog
  let links: SiteLinks
  let edition: Edition
  let deadlines: DeadlineTable?
  /// Where the text's links lead; `nil` for a text that is none of the edition's.
  private let addresses: [SiteLinks.Address?]?

  init(
    file: RelativePath, words: MessageCatalog, links: SiteLinks, edition: Edition,
    deadlines: DeadlineTable?, text: PageText? = nil
  ) {
    addresses = text.flatMap(links.settled)
    self.file = file
    self.words = words
    self.links = links
    self.edition = edition
    self.deadlines = deadlines
  }

  func write(_ document: Document, into html: inout HTMLWriter) {
    render(document, into: &html, environment: self)
  }

  func address(
    ofLink position: Int, to destination: String
  ) -> (href: String, rest: String, isExternal: Bool, language: Language?) {
    if destination.utf8.first == UInt8(ascii: "#") { return (destination, "", false, nil) }
    let address = addresses.map { $0[position] } ?? follow(destination)
    guard let address else { return (destination, "", true, nil) }
    return (address.page, address.anchor, false, nil)
  }

  private func follow(_ destination: String) -> SiteLinks.Address? {
    guard let (path, anchor) = SiteLinks.split(destination, from: file) else { return nil }
    return links.destinations[path].map {
      SiteLinks.address($0.addresses[words.language], anchor: anchor)
    }
  }

  func write(_ directive: LeafDirective, into html: inout HTMLWriter) {
    switch directive.name {
    case .deadlines: deadlines?.write(words, into: &html)
    case .figure: writeFigure(directive.arguments, &html)
    case .form: FormSheet(rawValue: directive.arguments[0])?.write(words, into: &html)
    case .contact: writeContact(directive.arguments[0], &html)
    }
  }

  func words(_ phrase: ProsePhrase) -> String {
    switch phrase {
    case .warning: words[.warningWord]
    case .before: words[.beforeWord]
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
    ContactCard(contact: contact).write(words, into: &html)
  }
}
