import Core
import LocatedYAML

/// The sentences of the status page's script: `Site/messages/status.<language>.yaml`.
///
/// The script, not this program, knows which keys it needs; here the tree is only carried into JSON.
/// That the three languages have the same keys and places is checked by `ScriptWords.compare`.
struct ScriptWords {
  indirect enum Tree {
    case text(String, SourceLocation)
    case branch([(key: String, value: Tree)], SourceLocation)
  }

  let tree: Tree

  init?(_ language: Language, _ site: FileTree, reporting diagnostics: inout [Diagnostic]) {
    guard let path = RelativePath("messages/status.\(language.rawValue).yaml"),
      let text = site.text(path, reporting: &diagnostics),
      let root = YAMLValue.parse(text, path: site.displayed(path), reporting: &diagnostics),
      var keys = root.mapping(reporting: &diagnostics)
    else { return nil }
    let tree = keys.required("status", reporting: &diagnostics) { ScriptWords.tree($0, &$1) }
    keys.finish(reporting: &diagnostics)
    guard let tree else { return nil }
    self.tree = tree
  }

  var json: String { ScriptWords.json(tree) }

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
