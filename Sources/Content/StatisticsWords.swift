import Core
import LocatedYAML
import Phrasing

/// The words of the pages of figures in one language: the key `statistics` of the messages.
package struct StatisticsWords: Sendable {
  private let language: Language
  private var texts: [StatisticsMessage: Template] = [:]
  private var plurals: [StatisticsCountedMessage: [PluralForm: Template]] = [:]

  package subscript(message: StatisticsMessage) -> String { self(message) }

  /// The sentence with its places filled.
  package func callAsFunction(
    _ message: StatisticsMessage, _ values: [String: String] = [:]
  ) -> String {
    guard let template = texts[message] else { preconditionFailure("checked when it was read") }
    return template.filled(values)
  }

  /// A sentence with a count: `{n}` is the number as the language writes it.
  package func callAsFunction(
    _ message: StatisticsCountedMessage, _ count: Int, _ values: [String: String] = [:]
  ) -> String {
    let forms = plurals[message] ?? [:]
    guard let template = forms[language.pluralForm(count)] ?? forms[.other] else {
      preconditionFailure("checked when it was read")
    }
    return template.filled(values.merging(["n": language.number(count)]) { $1 })
  }

  /// `nil` when the value is no mapping; missing sentences are reported one by one.
  init?(_ language: Language, _ value: YAMLValue, reporting diagnostics: inout [Diagnostic]) {
    guard var keys = value.mapping(reporting: &diagnostics) else { return nil }
    self.language = language
    for message in StatisticsMessage.allCases {
      texts[message] = keys.required(message.rawValue, reporting: &diagnostics) {
        readTemplate($0, places: message.places, &$1)
      }
    }
    for message in StatisticsCountedMessage.allCases {
      plurals[message] = keys.required(message.rawValue, reporting: &diagnostics) {
        readForms($0, language, places: message.places, &$1)
      }
    }
    keys.finish(reporting: &diagnostics)
  }
}
