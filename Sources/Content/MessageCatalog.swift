import Core
import LocatedYAML
import Phrasing

/// Every word of the interface in one language, read from `Site/messages/<language>.yaml`.
///
/// A class, for the same reason as the edition that holds it.
package final class MessageCatalog: Sendable {
  package let language: Language
  private let texts: [Message: Template]
  private let plurals: [CountedMessage: [PluralForm: Template]]
  /// The words of the status check.
  package let status: StatusWords
  /// The words of the pages of figures.
  package let statistics: StatisticsWords

  package subscript(message: Message) -> String { self(message) }

  /// The sentence with its places filled.
  package func callAsFunction(_ message: Message, _ values: [String: String] = [:]) -> String {
    guard let template = texts[message] else { preconditionFailure("checked when it was read") }
    return template.filled(values)
  }

  /// A phrase with a count: `{n}` is the number as the language writes it.
  package func callAsFunction(_ message: CountedMessage, _ count: Int) -> String {
    let forms = plurals[message] ?? [:]
    guard let template = forms[language.pluralForm(count)] ?? forms[.other] else {
      preconditionFailure("checked when it was read")
    }
    return template.filled(["n": language.number(count)])
  }

  /// Reads one language; `nil` when errors were reported. Each message must be there, no other may
  /// be, and each must have exactly the places that the pages fill.
  init?(
    _ language: Language, _ site: FileTree, status words: ScriptWords?,
    reporting diagnostics: inout [Diagnostic]
  ) {
    let before = diagnostics.count
    guard let path = RelativePath("messages/\(language.rawValue).yaml"),
      let text = site.text(path, reporting: &diagnostics),
      let root = YAMLValue.parse(text, path: site.displayed(path), reporting: &diagnostics),
      var keys = root.mapping(reporting: &diagnostics)
    else { return nil }
    var texts: [Message: Template] = [:]
    for message in Message.allCases {
      texts[message] = keys.required(message.rawValue, reporting: &diagnostics) {
        readTemplate($0, places: message.places, &$1)
      }
    }
    var plurals: [CountedMessage: [PluralForm: Template]] = [:]
    for message in CountedMessage.allCases {
      plurals[message] = keys.required(message.rawValue, reporting: &diagnostics) {
        readForms($0, language, &$1)
      }
    }
    let figures = keys.required("statistics", reporting: &diagnostics) {
      StatisticsWords(language, $0, reporting: &$1)
    }
    keys.finish(reporting: &diagnostics)
    guard let words, let status = StatusWords(language, words, reporting: &diagnostics),
      let figures, !diagnostics[before...].contains(where: \.isError)
    else { return nil }
    self.language = language
    self.texts = texts
    self.plurals = plurals
    self.status = status
    statistics = figures
  }
}

extension MessageCatalog {
  /// The forms of a phrase as a JSON object, for a script that fills in `{n}` itself.
  package func formsJSON(of message: CountedMessage) -> String {
    let forms = (plurals[message] ?? [:]).map { ($0.key.rawValue, $0.value.filled(["n": "{n}"])) }
    return JSONText.object(
      forms.sorted { $0.0 < $1.0 }.map { ($0.0, JSONText.quoted($0.1)) })
  }
}

func readTemplate(
  _ value: YAMLValue, places: Set<String>, _ diagnostics: inout [Diagnostic]
) -> Template? {
  guard let text = value.string(reporting: &diagnostics) else { return nil }
  guard let template = Template(text) else {
    diagnostics.append(
      Diagnostic(
        .error, "messages.brace", "brace is not closed", at: value.location,
        hint: "write places as {name}"))
    return nil
  }
  if template.places == places { return template }
  let expected = places.sorted().map { "{\($0)}" }.joined(separator: ", ")
  diagnostics.append(
    Diagnostic(
      .error, "messages.places", "places in the sentence differ from what the page fills",
      at: value.location,
      hint: places.isEmpty ? "remove the braces" : "use each of \(expected) and no other"))
  return nil
}

func readForms(
  _ value: YAMLValue, _ language: Language, places: Set<String> = ["n"],
  _ diagnostics: inout [Diagnostic]
) -> [PluralForm: Template]? {
  guard var keys = value.mapping(reporting: &diagnostics) else { return nil }
  var forms: [PluralForm: Template] = [:]
  for form in language.pluralForms {
    forms[form] = keys.required(form.rawValue, reporting: &diagnostics) {
      readTemplate($0, places: places, &$1)
    }
  }
  keys.finish(reporting: &diagnostics)
  return forms
}
