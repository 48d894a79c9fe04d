extension HeaderTable {
  /// The file `_headers`, which several static hosts read: a path, then indented headers. Where rules
  /// overlap, those hosts would join the values with a comma, so that what is to be replaced is taken
  /// back first (`! Name`).
  package var text: String {
    var lines: [String] = []
    for (index, rule) in rules.enumerated() {
      lines.append(rule.pattern.description)
      for header in rule.headers {
        let isGiven = rules[..<index].contains { earlier in
          earlier.pattern.overlaps(rule.pattern)
            && earlier.headers.contains { $0.isNamed(as: header) }
        }
        if isGiven { lines.append("  ! \(header.name)") }
        lines.append("  \(header.name): \(header.value)")
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// A line of `_headers` that cannot be read.
  package struct Fault: Error, Hashable, Sendable, CustomStringConvertible {
    package let line: Int

    package var description: String { "_headers:\(line) is not a path or a header" }
  }

  /// Reads what `text` writes.
  package init(parsing text: String) throws(Fault) {
    var rules: [Rule] = []
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() where !line.isEmpty {
      guard line.hasPrefix("  ") else {
        guard let pattern = PathPattern(String(line)) else { throw Fault(line: index + 1) }
        rules.append(Rule(pattern, []))
        continue
      }
      if line.hasPrefix("  ! ") { continue }
      guard let rule = rules.popLast(), let header = Header(line: line) else {
        throw Fault(line: index + 1)
      }
      rules.append(Rule(rule.pattern, rule.headers + [header]))
    }
    self.init(rules)
  }
}

extension HeaderTable.Header {
  fileprivate init?(line: Substring) {
    let parts = line.dropFirst(2).split(separator: ":", maxSplits: 1)
    guard parts.count == 2, parts[1].hasPrefix(" ") else { return nil }
    self.init(String(parts[0]), String(parts[1].dropFirst()))
  }
}

extension PathPattern {
  /// Whether some path could match both; true also where that is hard to tell.
  fileprivate func overlaps(_ other: PathPattern) -> Bool {
    if suffix == nil { return other.matches(description) }
    if other.suffix == nil { return matches(other.description) }
    return prefix.hasPrefix(other.prefix) || other.prefix.hasPrefix(prefix)
  }
}
