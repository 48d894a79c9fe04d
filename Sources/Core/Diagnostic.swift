/// Something an author can mend: what is wrong, where, which rule, and the way out.
///
/// Wording: the message reads like a headline, without a full stop; the specific thing comes first;
/// the hint starts with a verb. A message about the registry never contains a value of it.
package struct Diagnostic: Hashable, Sendable {
  package enum Severity: String, Sendable, Comparable {
    /// A reader could be misled, or the page cannot exist. Nothing is written.
    case error
    /// Anything else worth an author's time.
    case warning

    package static func < (left: Severity, right: Severity) -> Bool {
      left == .error && right == .warning
    }
  }

  /// Another place that belongs to the problem ("first declared here").
  package struct Note: Hashable, Sendable {
    package var message: String
    package var location: SourceLocation?

    package init(_ message: String, at location: SourceLocation? = nil) {
      self.message = message
      self.location = location
    }
  }

  package var severity: Severity
  /// `area.rule`, stable, for searching and for tests; each code has a fixture.
  package var code: String
  package var message: String
  package var location: SourceLocation
  package var hint: String?
  package var notes: [Note]
  /// Whether the source line may be shown under the message. False for rows of the registry.
  package var showsSource: Bool

  package init(
    _ severity: Severity, _ code: String, _ message: String, at location: SourceLocation,
    hint: String? = nil, notes: [Note] = [], showsSource: Bool = true
  ) {
    self.severity = severity
    self.code = code
    self.message = message
    self.location = location
    self.hint = hint
    self.notes = notes
    self.showsSource = showsSource
  }

  package var isError: Bool { severity == .error }
}

extension Array where Element == Diagnostic {
  package var hasErrors: Bool { contains(where: \.isError) }

  /// Sorted by place, errors before warnings at one place, equal ones merged; at most a hundred of one
  /// rule in one file are listed, for a file may have the same mistake on every line.
  package func presented() -> [Diagnostic] {
    let ordered = sorted {
      if $0.location != $1.location { return $0.location < $1.location }
      if $0.severity != $1.severity { return $0.severity < $1.severity }
      return ($0.code, $0.message, $0.hint ?? "") < ($1.code, $1.message, $1.hint ?? "")
    }
    var seen: Set<Diagnostic> = []
    return ordered.filter { seen.insert($0).inserted }.withoutFloods()
  }

  private func withoutFloods() -> [Diagnostic] {
    let most = 100
    func rule(_ diagnostic: Diagnostic) -> String { diagnostic.location.path + diagnostic.code }
    let counts = Dictionary(grouping: self, by: rule).mapValues(\.count)
    var listed: [String: Int] = [:]
    return compactMap { diagnostic in
      let rule = rule(diagnostic)
      listed[rule, default: 0] += 1
      if listed[rule]! <= most { return diagnostic }
      guard listed[rule] == most + 1, let count = counts[rule] else { return nil }
      return Diagnostic(
        diagnostic.severity, diagnostic.code,
        "and \(count - most) more from here on that are not listed", at: diagnostic.location,
        hint: "mend those above first, then check again", showsSource: false)
    }
  }
}
