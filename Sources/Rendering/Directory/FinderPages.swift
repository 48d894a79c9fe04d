import Content
import Core
import HTML

/// "Who should I write to?" as plain pages: topics, then the cases of a topic with the body and the
/// channel for each. Works on paper and without a script; a step back is the browser's own.
struct FinderPages: Sendable {
  let finder: Finder
  /// The page with the layout `finder`.
  let slug: RelativePath
  let edition: Edition
  let links: SiteLinks

  func folder(of topic: Finder.Topic) -> RelativePath { sitePath("\(slug)/\(topic.id)") }

  /// The first question.
  func writeTopics(_ words: MessageCatalog, into html: inout HTMLWriter) {
    html.element(.h2, [.id("topics")], text: words[.finderQuestion])
    let language = words.language
    Choices(
      choices: finder.topics.map {
        .init(
          title: $0.name[language], text: $0.examples[language],
          address: Route(language, folder(of: $0)).address)
      }
    ).write(into: &html)
  }

  /// The second question, and its answers below each other.
  func write(_ topic: Finder.Topic, _ words: MessageCatalog, into html: inout HTMLWriter) {
    let language = words.language
    html.element(.h1, text: topic.name[language])
    html.element(.p, [.class("lead")], text: topic.examples[language])
    if topic.cases.count > 1 {
      html.element(.nav, [.class("toc"), .ariaLabelledBy("cases")]) { html in
        html.element(.h2, [.id("cases")], text: words[.finderCases])
        html.element(.ul) { html in
          for item in topic.cases {
            html.element(.li) {
              $0.element(.a, [.href("#" + item.id)], text: item.situation[language])
            }
          }
        }
      }
    }
    for item in topic.cases { write(item, words, &html) }
    if topic.cases.contains(where: { contact(of: $0) == nil }) {
      html.element(.p, [.class("inset")], text: words[.noContact])
    }
    html.element(.p, [.class("notes")], text: words[.finderOrientation])
    html.element(.p, [.class("links")]) {
      $0.element(.a, [.href(Route(language, slug).address)], text: words[.finderOtherTopic])
    }
  }

  private func write(
    _ item: Finder.Case, _ words: MessageCatalog, _ html: inout HTMLWriter
  ) {
    html.element(.section, [.id(item.id)]) { html in
      html.element(.h2, text: item.situation[words.language])
      html.element(.div, [.class("card")]) { html in
        FactList(facts: facts(of: item, words)).write(into: &html)
      }
      if let contact = contact(of: item) {
        ContactCard(contact: contact).write(words, into: &html)
      }
    }
  }

  private func contact(of item: Finder.Case) -> Contact? {
    edition.contacts.first { $0.id == item.contact }
  }

  private func facts(of item: Finder.Case, _ words: MessageCatalog) -> [FactList.Fact] {
    let language = words.language
    let channels = item.channels.compactMap(finder.channel).map {
      (text: $0.name[language], address: links.page($0.page.slug, language)?.address)
    }
    let facts: [FactList.Fact] = [
      .init(words[.finderBody], pages([item.body], language)), .init(words[.finderHow], channels),
      .init(words[.finderNext], pages(item.next, language)),
    ]
    return facts.filter { !$0.values.isEmpty }
  }

  private func pages(
    _ names: [Settings.PageName], _ language: Language
  ) -> [(text: String, address: String?)] {
    names.compactMap { links.page($0.slug, language) }.map { ($0.title, $0.address) }
  }
}
