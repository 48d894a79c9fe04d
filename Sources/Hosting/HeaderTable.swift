/// The headers that web servers send with the files of a site: one table, from which the files of all
/// kinds of hosts are made, so that they cannot disagree.
package struct HeaderTable: Hashable, Sendable {
  package struct Header: Hashable, Sendable {
    package let name: String
    package let value: String

    /// `nil` for a name that is not a token or a value with control characters or quotation marks
    /// (RFC 9110, section 5): with a line break in it, one header would become two.
    package init?(_ name: String, _ value: String) {
      let isToken = name.utf8.allSatisfy { Header.isTokenByte($0) }
      let isText = value.utf8.allSatisfy { (0x20..<0x7F).contains($0) && $0 != 0x22 && $0 != 0x5C }
      guard !name.isEmpty, isToken, !value.isEmpty, isText,
        value.first != " ", value.last != " "
      else { return nil }
      self.name = name
      self.value = value
    }

    private static func isTokenByte(_ byte: UInt8) -> Bool {
      (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
        || byte == 0x2D
    }
  }

  package struct Rule: Hashable, Sendable {
    package let pattern: PathPattern
    package let headers: [Header]

    package init(_ pattern: PathPattern, _ headers: [Header]) {
      self.pattern = pattern
      self.headers = headers
    }
  }

  /// Where two rules match, the later one's value of a header counts.
  package let rules: [Rule]

  package init(_ rules: [Rule]) { self.rules = rules }

  /// The headers of a path of the site, such as `/ky/index.html` or `/ky/`.
  package func headers(of path: String) -> [Header] {
    var result: [Header] = []
    for rule in rules where rule.pattern.matches(path) {
      for header in rule.headers {
        if let place = result.firstIndex(where: { $0.isNamed(as: header) }) {
          result[place] = header
        } else {
          result.append(header)
        }
      }
    }
    return result
  }

  /// What must leave no trace is neither stored by caches nor noted in logs.
  static let untraced = "no-store"

  /// The paths of which no log may tell that they were asked for.
  var untracedPatterns: [PathPattern] {
    rules.filter { rule in
      rule.headers.contains { $0.name == "Cache-Control" && $0.value == HeaderTable.untraced }
    }.map(\.pattern)
  }
}

extension HeaderTable.Header {
  func isNamed(as other: HeaderTable.Header) -> Bool {
    name.lowercased() == other.name.lowercased()
  }
}

extension HeaderTable {
  /// A table that lets through what either asks for in `style-src`: while a release is switched, pages
  /// of the old and the new one are served, each with a stylesheet of its own.
  package func admittingStyles(of other: HeaderTable) -> HeaderTable {
    let sources = Set(other.rules.flatMap(\.headers).flatMap(\.styleSources))
    return HeaderTable(
      rules.map { rule in
        Rule(rule.pattern, rule.headers.map { $0.admitting(styles: sources) })
      })
  }
}

extension HeaderTable.Header {
  private static let policy = "Content-Security-Policy"
  private static let directive = "style-src"

  fileprivate var styleSources: [Substring] {
    directives.first { $0.first == Substring(Self.directive) }.map { Array($0.dropFirst()) } ?? []
  }

  private var directives: [[Substring]] {
    name == Self.policy ? value.split(separator: ";").map { $0.split(separator: " ") } : []
  }

  fileprivate func admitting(styles: Set<Substring>) -> Self {
    guard name == Self.policy else { return self }
    let widened = directives.map { words in
      guard words.first == Substring(Self.directive) else { return words }
      return words + styles.subtracting(words).sorted()
    }
    let value = widened.map { $0.joined(separator: " ") }.joined(separator: "; ")
    return HeaderTable.Header(name, value) ?? self
  }
}
