import Core
import LocatedYAML
import Phrasing

/// `Site/messages/status.<language>.yaml` as it was read. Keys that begin with `page_` belong to the
/// markup (`StatusWords`); the script, not this program, knows which of the others it needs, so their
/// tree is only carried into JSON, and `compare` sees to it that the three languages have the same.
struct ScriptWords {
  indirect enum Tree {
    case text(String, SourceLocation)
    case branch([(key: String, value: Tree)], SourceLocation)
  }

  /// All keys, for the reader of the markup's sentences.
  let keys: YAMLMapping
  /// What the script gets.
  private let tree: Tree

  init?(_ language: Language, _ site: FileTree, reporting diagnostics: inout [Diagnostic]) {
    guard let path = RelativePath("messages/status.\(language.rawValue).yaml"),
      let text = site.text(path, reporting: &diagnostics),
      let root = YAMLValue.parse(text, path: site.displayed(path), reporting: &diagnostics),
      var keys = root.mapping(reporting: &diagnostics)
    else { return nil }
    let words = keys.required("status", reporting: &diagnostics) { value, diagnostics in
      value.mapping(reporting: &diagnostics).map { (keys: $0, at: value.location) }
    }
    keys.finish(reporting: &diagnostics)
    guard let words else { return nil }
    self.keys = words.keys
    let entries = words.keys.entries.filter { !$0.key.hasPrefix(StatusWords.pagePrefix) }
    let branches = entries.compactMap { entry in
      ScriptWords.tree(entry.value, &diagnostics).map { (key: entry.key, value: $0) }
    }
    tree = .branch(branches, words.at)
  }

  var scriptKeys: [String] {
    if case .branch(let entries, _) = tree { entries.map(\.key) } else { [] }
  }

  /// The sentences of the script by key, in the form for `other` where they have no plural forms.
  var sentences: [String: [PluralForm: String]] {
    guard case .branch(let entries, _) = tree else { return [:] }
    var sentences: [String: [PluralForm: String]] = [:]
    for (key, value) in entries {
      switch value {
      case .text(let text, _): sentences[key] = [.other: text]
      case .branch(let forms, _):
        for (name, form) in forms {
          guard let plural = PluralForm(rawValue: name), case .text(let text, _) = form else {
            continue
          }
          sentences[key, default: [:]][plural] = text
        }
      }
    }
    return sentences
  }

  /// Sentences whose key passes.
  func json(where isWanted: (String) -> Bool = { _ in true }) -> String {
    guard case .branch(let entries, let place) = tree else { return ScriptWords.json(tree) }
    return ScriptWords.json(.branch(entries.filter { isWanted($0.key) }, place))
  }

  /// Keys of plural forms, which differ from language to language.
  private static let pluralKeys: Set<String> = ["one", "few", "many", "other"]

  /// Reports each sentence that one language has and another lacks.
  static func compare(
    _ words: Localized<ScriptWords>, reporting diagnostics: inout [Diagnostic]
  ) {
    for language in [Language.ru, .en] {
      compare(words.ky.tree, words[language].tree, at: "status", &diagnostics)
    }
  }

  private static func tree(_ value: YAMLValue, _ diagnostics: inout [Diagnostic]) -> Tree? {
    if value.isMapping {
      guard let keys = value.mapping(reporting: &diagnostics) else { return nil }
      let entries = keys.entries.compactMap { entry in
        tree(entry.value, &diagnostics).map { (key: entry.key, value: $0) }
      }
      return .branch(entries, value.location)
    }
    return value.string(reporting: &diagnostics).map { .text($0, value.location) }
  }

  private static func compare(
    _ source: Tree, _ other: Tree, at key: String, _ diagnostics: inout [Diagnostic]
  ) {
    switch (source, other) {
    case (.text(let left, _), .text(let right, let place)):
      if Template(left)?.places != Template(right)?.places {
        diagnostics.append(
          Diagnostic(
            .error, "messages.places", "places of ‘\(key)’ differ from the Kyrgyz sentence",
            at: place, hint: "use the same {names} in the three languages"))
      }
    case (.branch(let left, _), .branch(let right, let place)):
      if pluralKeys.isSuperset(of: left.map(\.key)), pluralKeys.isSuperset(of: right.map(\.key)) {
        return
      }
      for (name, tree) in left {
        if let match = right.first(where: { $0.key == name }) {
          compare(tree, match.value, at: "\(key).\(name)", &diagnostics)
        } else {
          diagnostics.append(missing("\(key).\(name)", at: place))
        }
      }
      for (name, _) in right where !left.contains(where: { $0.key == name }) {
        diagnostics.append(
          Diagnostic(
            .error, "yaml.unknown-key", "‘\(key).\(name)’ does not exist in Kyrgyz", at: place,
            hint: suggestion(for: name, among: left.map(\.key))))
      }
    case (_, .text(_, let place)), (_, .branch(_, let place)):
      diagnostics.append(missing(key, at: place))
    }
  }

  private static func missing(_ key: String, at place: SourceLocation) -> Diagnostic {
    Diagnostic(
      .error, "yaml.missing-key", "‘\(key)’ is missing or of another kind than in Kyrgyz",
      at: place, hint: "translate it from status.ky.yaml")
  }

  private static func json(_ tree: Tree) -> String {
    switch tree {
    case .text(let text, _): return JSONText.quoted(text)
    case .branch(let entries, _):
      return "{"
        + entries.map { JSONText.quoted($0.key) + ":" + json($0.value) }.joined(separator: ",")
        + "}"
    }
  }
}
