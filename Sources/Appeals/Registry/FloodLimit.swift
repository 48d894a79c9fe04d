import Core

/// Collects the diagnostics of a registry, at most fifty of one code: a wrong export has the same
/// mistake in every row, and a million messages help nobody.
struct FloodLimit: Sendable {
  static let listed = 50

  private struct Overflow {
    var count: Int
    var first: Diagnostic
  }

  private var diagnostics: [Diagnostic] = []
  private var counts: [String: Int] = [:]
  private var overflows: [String: Overflow] = [:]

  /// Whether the next diagnostic of this code is still listed. Ask before an expensive hint.
  func lists(_ code: String) -> Bool {
    counts[code, default: 0] < FloodLimit.listed
  }

  mutating func append(_ diagnostic: Diagnostic) {
    let count = counts[diagnostic.code, default: 0]
    counts[diagnostic.code] = count + 1
    if count < FloodLimit.listed {
      diagnostics.append(diagnostic)
    } else {
      overflows[diagnostic.code, default: Overflow(count: 0, first: diagnostic)].count += 1
    }
  }

  /// Puts one diagnostic in the place of all of a code; it stands where the first of them stood.
  mutating func gather(_ code: String, _ make: (SourceLocation) -> Diagnostic) {
    guard let first = diagnostics.firstIndex(where: { $0.code == code }) else { return }
    let location = diagnostics[first].location
    diagnostics.removeAll { $0.code == code }
    overflows[code] = nil
    counts[code] = 1
    diagnostics.append(make(location))
  }

  /// What was listed, and one line for the rest of each code, at the first place left out.
  func summary() -> [Diagnostic] {
    diagnostics
      + overflows.sorted { $0.key < $1.key }.map { code, overflow in
        Diagnostic(
          overflow.first.severity, code,
          "and \(overflow.count) more from here on that are not listed",
          at: overflow.first.location, hint: "mend those above first, then check again",
          showsSource: false)
      }
  }
}
