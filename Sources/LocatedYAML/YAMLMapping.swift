import Core
import Yams

/// The keys of one YAML mapping while they are being read.
///
/// Ask for each key once, then call `finish`: what nobody asked for is an unknown key, reported with
/// the nearest known name. So the list of known keys is never written down twice.
package struct YAMLMapping {
  private let owner: YAMLValue
  private var keys: [Key] = []
  private var asked: [String] = []

  private struct Key {
    let name: String
    let value: YAMLValue
    var isAsked = false
  }

  init(
    _ mapping: Node.Mapping, in owner: YAMLValue, reporting diagnostics: inout [Diagnostic]
  ) {
    self.owner = owner
    var seen: Set<String> = []
    for (key, value) in mapping {
      let key = YAMLValue(content: .node(key), path: owner.path, lineOffset: owner.lineOffset)
      guard let name = key.scalar?.string else {
        key.report("a text as key", &diagnostics)
        continue
      }
      if seen.insert(name).inserted {
        let value = YAMLValue(
          content: .node(value), path: owner.path, lineOffset: owner.lineOffset,
          keyOfNode: key.location)
        keys.append(Key(name: name, value: value))
      } else {
        diagnostics.append(YAMLValue.duplicateKey(name, at: key.location))
      }
    }
  }

  init(_ lines: PlainLines, in owner: YAMLValue) {
    self.owner = owner
    keys = lines.lines.map { line in
      let value = YAMLValue(
        content: .line(line), path: owner.path, lineOffset: owner.lineOffset)
      return Key(name: line.key, value: value)
    }
  }

  package var location: SourceLocation { owner.location }

  /// Keys in the order of the file, for mappings whose keys are the author's own names; without those that
  /// were asked for.
  package var entries: [(key: String, at: SourceLocation, value: YAMLValue)] {
    keys.filter { !$0.isAsked }.map { ($0.name, $0.value.keyLocation, $0.value) }
  }

  /// The value of a key that may be absent.
  package mutating func value(_ key: String) -> YAMLValue? {
    asked.append(key)
    // By their places: a key that is handed to a closure is copied with all that hangs on it.
    for index in keys.indices where !keys[index].isAsked && keys[index].name == key {
      keys[index].isAsked = true
      return keys[index].value
    }
    return nil
  }

  /// Reads a key that must be there; reports `yaml.missing-key` when it is not.
  ///
  /// - Parameter hint: how to find the value, where nobody knows it by heart.
  package mutating func required<Value>(
    _ key: String, hint: String? = nil, reporting diagnostics: inout [Diagnostic],
    _ read: (YAMLValue, inout [Diagnostic]) -> Value?
  ) -> Value? {
    guard let value = value(key) else {
      // Of the whole file there is no line to show: the first one is not to blame.
      diagnostics.append(
        Diagnostic(
          .error, "yaml.missing-key", "key ‘\(key)’ is missing", at: owner.headLocation,
          hint: missingHint(key, hint), showsSource: !owner.isRoot))
      return nil
    }
    return read(value, &diagnostics)
  }

  /// Reads a key that may be absent.
  package mutating func optional<Value>(
    _ key: String, reporting diagnostics: inout [Diagnostic],
    _ read: (YAMLValue, inout [Diagnostic]) -> Value?
  ) -> Value? {
    value(key).flatMap { read($0, &diagnostics) }
  }

  /// Reports each key that nobody asked for.
  package func finish(reporting diagnostics: inout [Diagnostic]) {
    for (key, place, _) in entries {
      diagnostics.append(
        Diagnostic(
          .error, "yaml.unknown-key", "unknown key ‘\(key)’", at: place,
          hint: suggestion(for: key, among: asked)))
    }
  }

  private func missingHint(_ key: String, _ hint: String?) -> String {
    if let typo = nearestName(to: key, among: entries.map(\.key)) {
      return "rename ‘\(typo)’ or add ‘\(key): …’"
    }
    return "add ‘\(key): …’" + (hint.map { "; \($0)" } ?? "")
  }
}
