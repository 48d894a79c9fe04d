import Core
import Yams

/// A value in a YAML file together with its place, for messages.
///
/// The only door to YAML in the tool: settings, messages, front matter and code lists all read
/// through it, so that each unknown key, missing key and wrong type is reported in the same words.
package struct YAMLValue {
  let node: Node
  package let path: String
  /// Lines that stand before this text in its file: front matter begins on line 2.
  let lineOffset: Int
  /// Of the key in front of this value, if there is one.
  var keyLocation: SourceLocation?
  /// Whether this is the whole document.
  var isRoot = false

  /// Where a reader finds the mapping as a whole: its key, or its brace on the same line.
  var headLocation: SourceLocation {
    guard let keyLocation, keyLocation.line != location.line else { return location }
    return keyLocation
  }

  package var location: SourceLocation {
    let mark = node.mark
    return SourceLocation(
      path: path, line: (mark?.line ?? 1) + lineOffset, column: mark?.column ?? 1)
  }

  /// Parses one YAML document. Reports `yaml.syntax` and returns `nil` when it is malformed;
  /// `yaml.duplicate-key`; `yaml.empty`; `yaml.anchor` when it uses anchors or aliases, which nobody
  /// needs here and which make alias bombs.
  package static func parse(
    _ text: String, path: String, lineOffset: Int = 0, reporting diagnostics: inout [Diagnostic]
  ) -> YAMLValue? {
    if let alias = firstAlias(in: text) {
      var place = SourceLocation.following(alias, path: path)
      place.line += lineOffset
      diagnostics.append(anchorDiagnostic(at: place))
      return nil
    }
    do {
      // The library's default encoding asks the environment; its default resolver tries regular
      // expressions on each scalar to guess a type that nobody asks for here.
      let parser = try Parser(yaml: text, resolver: .basic, encoding: .utf8)
      guard let node = try parser.singleRoot() else {
        diagnostics.append(
          Diagnostic(
            .error, "yaml.empty", "file has no content",
            at: SourceLocation(path: path, line: 1 + lineOffset, column: 1),
            hint: "write at least one key"))
        return nil
      }
      var value = YAMLValue(node: node, path: path, lineOffset: lineOffset)
      value.isRoot = true
      if let anchored = firstAnchored(node) {
        let place = YAMLValue(node: anchored, path: path, lineOffset: lineOffset).location
        diagnostics.append(anchorDiagnostic(at: place))
        return nil
      }
      return value
    } catch let error as YamlError {
      diagnostics.append(describe(error, in: text, path: path, lineOffset: lineOffset))
    } catch {
      diagnostics.append(unreadable(path: path))
    }
    return nil
  }
}
