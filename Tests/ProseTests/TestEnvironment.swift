import Core
import HTML
import Markdown
import Prose

/// A page that takes every link as it stands and has words that can be told apart.
struct TestEnvironment: ProseEnvironment {
  func address(
    ofLink position: Int, to destination: String
  ) -> (href: String, rest: String, isExternal: Bool, language: Language?) {
    switch destination {
    case "../rules/ru.md": ("/ru/rules/", "", false, .ru)
    case "https://example.org/far": (destination, "", true, nil)
    default: (destination, "", false, nil)
    }
  }

  func write(_ directive: LeafDirective, into html: inout HTMLWriter) {
    html.element(.p, text: ([directive.name.rawValue] + directive.arguments).joined(separator: "+"))
  }

  func words(_ phrase: ProsePhrase) -> String {
    switch phrase {
    case .warning: "Маанилүү"
    case .before: "Баштаардан мурда"
    case .do: "Жасаңыз"
    case .dont: "Жасабаңыз"
    case .step(let number): "\(number)-кадам"
    case .table(let number): "Таблица \(number)"
    }
  }
}

/// What is written for a text, and the codes of what is wrong with it.
func rendered(_ markdown: some Sequence<UInt8>) -> (html: String, codes: [String]) {
  var diagnostics: [Diagnostic] = []
  let document = Document.parse(
    Array(markdown), path: "page.md", lineOffset: 0, reporting: &diagnostics)
  var html = HTMLWriter()
  render(document, into: &html, environment: TestEnvironment())
  return (String(decoding: html.bytes, as: UTF8.self), diagnostics.map(\.code))
}
