/// Which addresses a rule is for: a path from the root of the host with at most one star, which stands
/// for anything, slashes too: `/*`, `/assets/*.js`, `/ky/status/*`.
package struct PathPattern: Hashable, Sendable, CustomStringConvertible {
  package let description: String
  let prefix: Substring
  /// What follows the star; `nil` when there is none.
  let suffix: Substring?

  /// `nil` unless the text begins with a slash, has one star at most, and is made of letters, digits
  /// and `-._/`: what every web server takes literally.
  package init?(_ text: String) {
    let parts = text.split(separator: "*", omittingEmptySubsequences: false)
    guard text.hasPrefix("/"), parts.count <= 2, parts.allSatisfy(PathPattern.isPlain) else {
      return nil
    }
    description = text
    prefix = parts[0]
    suffix = parts.count == 2 ? parts[1] : nil
  }

  package func matches(_ path: String) -> Bool {
    guard let suffix else { return path == prefix }
    return path.utf8.count >= prefix.utf8.count + suffix.utf8.count
      && path.utf8.starts(with: prefix.utf8)
      && path.utf8.suffix(suffix.utf8.count).elementsEqual(suffix.utf8)
  }

  /// The same as a regular expression of PCRE and RE2.
  var expression: String {
    func literal(_ text: Substring) -> String { String(text.replacing(".", with: #"\."#)) }
    return "^\(literal(prefix))" + (suffix.map { ".*\(literal($0))" } ?? "") + "$"
  }

  /// Whether nothing in it means something else to a server: no spaces, quotes, dollars or braces.
  static func isPlain(_ text: some StringProtocol) -> Bool {
    text.unicodeScalars.allSatisfy {
      $0.properties.isAlphabetic || $0.properties.numericType == .decimal
        || "-._/".unicodeScalars.contains($0)
    }
  }
}
