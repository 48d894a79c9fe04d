import Content
import Core
import HTML
import Markdown

/// The states of every component, made from the sources of the site itself; texts that only the gallery
/// has stand beside them in the three languages.
struct Specimens {
  let planner: PagePlanner
  let words: MessageCatalog

  var language: Language { words.language }
  var edition: Edition { planner.edition }
  var frame: PageFrame { planner.frame }

  func states(of component: GalleryComponent) -> [Specimen] {
    switch component {
    case .skipLink: skipLink
    case .header: header
    case .languageSwitch: languageSwitch
    case .breadcrumbs: breadcrumbs
    case .notices: notices
    case .footer: footer
    case .steps: steps
    case .before: before
    case .advice: advice
    case .forms: forms
    case .contact: contact
    case .reference: reference
    case .errors: errors
    case .result: result
    case .withoutScript: withoutScript
    case .fallbacks: fallbacks
    case .statement: statement
    default: figures(of: component)
    }
  }

  /// A text as an author would write it, drawn by the functions for pages.
  func prose(_ name: Localized<String>, _ markdown: Localized<String>) -> Specimen {
    let (edition, frame, deadlines) = (edition, frame, planner.deadlines)
    return Specimen(name) { words, html in
      var problems: [Diagnostic] = []
      let document = Document.parse(
        Array(markdown[words.language].utf8), path: "gallery.md", lineOffset: 0,
        reporting: &problems)
      precondition(problems.isEmpty, "a text of the gallery is wrong: \(problems)")
      PageProse(
        file: sitePath("pages/gallery/\(words.language.rawValue).md"), words: words,
        links: frame.links, edition: edition, deadlines: deadlines
      ).write(document, into: &html)
    }
  }
}
