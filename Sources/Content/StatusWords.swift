import Core
import LocatedYAML
import Phrasing

/// The words of the status check in one language, `Site/messages/status.<language>.yaml`: sentences
/// of the markup, which are known here one by one, and sentences of the script, which are only
/// carried to it.
package struct StatusWords: Sendable {
  /// The words of the script, as one JSON object; without those about an access code where none is
  /// asked for.
  package func script(hasAccessCode: Bool) -> String {
    hasAccessCode ? scriptWithCode : scriptWithoutCode
  }
  /// Keys of the script's words that explain what is wrong with a number, and with an access code.
  package let referenceProblems: [String]
  package let codeProblems: [String]
  private let scriptWithCode: String
  private let scriptWithoutCode: String
  private let language: Language
  private let scripted: [String: [PluralForm: String]]
  private let sentences: [StatusMessage: Template]
  private let recent: [PluralForm: Template]

  package subscript(message: StatusMessage) -> String { self(message) }

  package func callAsFunction(_ message: StatusMessage, _ values: [String: String] = [:]) -> String
  {
    guard let template = sentences[message] else { preconditionFailure("checked when read") }
    return template.filled(values)
  }

  /// "it was registered in the last 2 working days".
  package func registeredRecently(workingDays count: Int) -> String {
    guard let template = recent[language.pluralForm(count)] ?? recent[.other] else {
      preconditionFailure("checked when read")
    }
    return template.filled(["n": language.number(count)])
  }

  /// A sentence as the script would fill it: for pages that show what it shows without running it.
  package func script(
    _ key: String, _ values: [String: String] = [:], count: Int = 1
  ) -> String {
    let forms = scripted[key] ?? [:]
    guard let text = forms[language.pluralForm(count)] ?? forms[.other] else { return key }
    return Template(text)?.filled(["n": language.number(count)].merging(values) { $1 }) ?? text
  }

  static let recentKey = "page_absent_recent"
  static let pagePrefix = "page_"
  static let codePrefix = "code_"

  /// `nil` when errors were reported.
  init?(_ language: Language, _ words: ScriptWords, reporting diagnostics: inout [Diagnostic]) {
    let before = diagnostics.count
    var keys = words.keys
    var sentences: [StatusMessage: Template] = [:]
    for message in StatusMessage.allCases {
      sentences[message] = keys.required(message.rawValue, reporting: &diagnostics) {
        readTemplate($0, places: message.places, &$1)
      }
    }
    let recent = keys.required(StatusWords.recentKey, reporting: &diagnostics) {
      readForms($0, language, &$1)
    }
    for entry in keys.entries where entry.key.hasPrefix(StatusWords.pagePrefix) {
      let known = StatusMessage.allCases.map(\.rawValue) + [StatusWords.recentKey]
      diagnostics.append(
        Diagnostic(
          .error, "yaml.unknown-key", "unknown key ‘\(entry.key)’", at: entry.at,
          hint: suggestion(for: entry.key, among: known)))
    }
    guard let recent, !diagnostics[before...].contains(where: \.isError) else { return nil }
    self.language = language
    self.sentences = sentences
    scripted = words.sentences
    self.recent = recent
    scriptWithCode = words.json()
    scriptWithoutCode = words.json { !$0.hasPrefix(StatusWords.codePrefix) }
    referenceProblems = words.scriptKeys.filter { $0.hasPrefix("reference_") }
    codeProblems = words.scriptKeys.filter { $0.hasPrefix(StatusWords.codePrefix) }
  }
}
