import Content
import Core
import Markdown

/// Reports dead links of sources that make no site for another reason, so that both are told at once.
package func checkLinks(of edition: Edition, reporting diagnostics: inout [Diagnostic]) {
  LinkCheck(edition: edition, links: SiteLinks(edition, hasRegistry: true))
    .report(to: &diagnostics)
}

/// Follows every internal link of every text to the page and anchor it names.
struct LinkCheck: Sendable {
  let edition: Edition
  let links: SiteLinks

  /// A text, and the addresses its links lead to, by their positions; `nil` outside the site.
  typealias Followed = (text: PageText, addresses: [SiteLinks.Address?])

  @discardableResult
  func report(to diagnostics: inout [Diagnostic]) -> [Followed] {
    let found =
      concurrentMap(edition.pages) { check($0.texts, in: $0.sources) }
      + concurrentMap(edition.notices) { check($0.texts, in: SiteLinks.folder(of: $0)) }
    diagnostics += found.flatMap(\.diagnostics)
    return found.flatMap(\.followed)
  }

  private func check(
    _ texts: Localized<PageText>, in folder: RelativePath
  ) -> (followed: [Followed], diagnostics: [Diagnostic]) {
    var diagnostics: [Diagnostic] = []
    let followed = Language.allCases.compactMap { language -> Followed? in
      let text = texts[language]
      return check(text, in: folder, language, &diagnostics).map { (text, $0) }
    }
    return (followed, diagnostics)
  }

  private func check(
    _ text: PageText, in folder: RelativePath, _ language: Language,
    _ diagnostics: inout [Diagnostic]
  ) -> [SiteLinks.Address?]? {
    // Its links lead where they led: what is linked to has its headings still.
    if text.isUnchanged { return nil }
    let file = Page.text(language, in: folder)
    let document = text.document
    // Each of them in its place: a copy would retain its texts.
    let addresses = document.links.indices.map { index in
      document.links[index].isInternal
        ? check(document.links, index, from: file, language, &diagnostics) : nil
    }
    check(document.leafDirectives, &diagnostics)
    return addresses
  }

  private func check(_ directives: [LeafDirective], _ diagnostics: inout [Diagnostic]) {
    for directive in directives {
      switch directive.name {
      case .figure: checkFigure(directive, &diagnostics)
      case .contact: checkContact(directive, &diagnostics)
      case .form: checkForm(directive, &diagnostics)
      case .deadlines: break
      }
    }
  }

  private func check(
    _ links: [Link], _ index: Int, from file: RelativePath, _ language: Language,
    _ diagnostics: inout [Diagnostic]
  ) -> SiteLinks.Address? {
    guard let (path, anchor) = SiteLinks.split(links[index].destination, from: file) else {
      diagnostics.append(
        Diagnostic(
          .error, "link.path", "link leaves the content folder: \(links[index].destination)",
          at: links[index].location, hint: "link to a file inside it, such as ../status/ky.md"))
      return nil
    }
    guard let destination = self.links.destinations[path] else {
      let nearest = path.nearest(among: self.links.destinations.keys)
      diagnostics.append(
        Diagnostic(
          .error, "link.dead", "no page or data file \(path)", at: links[index].location,
          hint: nearest.map { "link to \($0.asLink(from: file))" }
            ?? "link to a source file, such as ../status/\(language.rawValue).md"))
      return nil
    }
    if let other = destination.language, other != language {
      diagnostics.append(
        Diagnostic(
          .error, "link.language", "link leads to the text in another language",
          at: links[index].location, hint: "link to \(language.rawValue).md"))
    }
    if let anchor, !destination.hasAnchor(anchor) {
      diagnostics.append(
        Diagnostic(
          .error, "link.anchor", "no heading ‘#\(anchor)’ in \(path)", at: links[index].location,
          hint: suggestion(anchor, destination.allAnchors)))
    }
    return SiteLinks.address(destination.addresses[language], anchor: anchor)
  }

  private func checkContact(
    _ directive: LeafDirective, _ diagnostics: inout [Diagnostic]
  ) {
    let id = directive.arguments[0]
    if edition.contacts.contains(where: { $0.id == id }) { return }
    let known = Set(edition.contacts.map(\.id))
    diagnostics.append(
      Diagnostic(
        .error, "directive.contact", "no contact ‘\(id)’ in directory/contacts.yaml",
        at: directive.argumentLocations[0], hint: suggestion(id, known)))
  }

  private func checkForm(_ directive: LeafDirective, _ diagnostics: inout [Diagnostic]) {
    let kind = directive.arguments[0]
    if FormSheet(rawValue: kind) != nil { return }
    diagnostics.append(
      Diagnostic(
        .error, "directive.form", "no form ‘\(kind)’", at: directive.argumentLocations[0],
        hint: suggestion(kind, Set(FormSheet.allCases.map(\.rawValue)))))
  }

  private func checkFigure(_ directive: LeafDirective, _ diagnostics: inout [Diagnostic]) {
    let file = directive.arguments[0]
    guard let figures = edition.figures.first(where: { $0.id == file }) else {
      diagnostics.append(
        Diagnostic(
          .error, "directive.figure", "no figures file ‘\(file)’",
          at: directive.argumentLocations[0],
          hint: suggestion(file, Set(edition.figures.map(\.id)))))
      return
    }
    if figures.tables.contains(where: { $0.id == directive.arguments[1] }) { return }
    diagnostics.append(
      Diagnostic(
        .error, "directive.figure", "no table ‘\(directive.arguments[1])’ in \(file)",
        at: directive.argumentLocations[1],
        hint: suggestion(directive.arguments[1], Set(figures.tables.map(\.id)))))
  }

  private func suggestion(_ name: String, _ known: Set<String>) -> String {
    if let nearest = nearestName(to: name, among: known.sorted()) { return "use ‘\(nearest)’" }
    return known.isEmpty ? "remove it" : "use one of: " + known.sorted().joined(separator: ", ")
  }
}
