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
      let value = YAMLValue(node: node, path: path, lineOffset: lineOffset)
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
