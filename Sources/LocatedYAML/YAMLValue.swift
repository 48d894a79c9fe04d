import Core
import Yams

/// A value in a YAML file together with its place, for messages.
///
/// The only door to YAML in the tool: settings, messages, front matter and code lists all read
/// through it, so that each unknown key, missing key and wrong type is reported in the same words.
package struct YAMLValue {
  enum Content {
    case node(Node)
    case lines(PlainLines)
    case line(PlainLines.Line)
  }

  let content: Content
  package let path: String
  /// Lines that stand before this text in its file: front matter begins on line 2.
  let lineOffset: Int
  /// Of the key in front of a node, if there is one; the key of a line stands at its start.
  var keyOfNode: SourceLocation?
  /// Whether this is the whole document.
  var isRoot = false

  /// Where a reader finds the mapping as a whole: its key, or its brace on the same line.
  var headLocation: SourceLocation {
    guard let keyOfNode, keyOfNode.line != location.line else { return location }
    return keyOfNode
  }

  /// Of the key in front of this value.
  var keyLocation: SourceLocation {
    keyOfNode ?? SourceLocation(path: path, line: location.line, column: 1)
  }

  package var location: SourceLocation {
    let (line, column) =
      switch content {
      case .node(let node): (node.mark?.line ?? 1, node.mark?.column ?? 1)
      case .lines: (1, 1)
      case .line(let line): (line.number, line.column)
      }
    return SourceLocation(path: path, line: line + lineOffset, column: column)
  }

  /// The text of a scalar as it is meant, and whether it stands without quotes.
  var scalar: (string: String, isPlain: Bool)? {
    switch content {
    case .node(.scalar(let scalar)): (scalar.string, scalar.style == .plain)
    case .line(let line): (line.text, !line.isQuoted)
    case .node, .lines: nil
    }
  }

  /// Parses one YAML document. Reports `yaml.syntax` and returns `nil` when it is malformed;
  /// `yaml.duplicate-key`; `yaml.empty`; `yaml.anchor` when it uses anchors or aliases, which nobody
  /// needs here and which make alias bombs.
  package static func parse(
    _ text: String, path: String, lineOffset: Int = 0, reporting diagnostics: inout [Diagnostic]
  ) -> YAMLValue? {
    if let lines = PlainLines(text) {
      return YAMLValue(content: .lines(lines), path: path, lineOffset: lineOffset, isRoot: true)
    }
    return parseAnything(text, path: path, lineOffset: lineOffset, reporting: &diagnostics)
  }

  static func parseAnything(
    _ text: String, path: String, lineOffset: Int, reporting diagnostics: inout [Diagnostic]
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
      let value = YAMLValue(
        content: .node(node), path: path, lineOffset: lineOffset, isRoot: true)
      if text.utf8.contains(UInt8(ascii: "&")), let anchored = firstAnchored(node) {
        let place = YAMLValue(content: .node(anchored), path: path, lineOffset: lineOffset).location
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
