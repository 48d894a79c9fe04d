/// When a count is too small to be shown, and how uncertain a hidden one must stay.
package struct SafetyRule: Hashable, Sendable {
  /// What becomes of a count of nothing.
  package enum ZeroRule: Hashable, Sendable {
    /// Zeros are shown, except in the breakdown of a small total: with all zeros shown, a total of 3
    /// with parts "hidden, 0, hidden, 0" would be known to be what its parts allow.
    case shown
    /// Zeros are hidden like small counts. For populations in which "nobody" is telling too.
    case hidden
  }

  /// Which counts must remain possible for a hidden small count n under threshold k.
  package enum Requirement: Hashable, Sendable {
    /// 1 to k: every small count is possible, and that the count is small cannot be proved.
    case range
    /// 1 (or n - k) to n + k. Hides more.
    case strong
  }

  /// k: counts of 1 to k - 1 are hidden.
  package let threshold: Int
  package let zeros: ZeroRule
  package let requirement: Requirement
  /// Positions of dimensions of which it must not be known that a whole group has one category,
  /// such as the outcome: a row with all its count in one category is hidden although none of its
  /// counts is small (group disclosure).
  package let sensitiveDimensions: Set<Int>

  package init(
    threshold: Int = 5, zeros: ZeroRule = .shown, requirement: Requirement = .range,
    sensitiveDimensions: Set<Int> = []
  ) {
    precondition(threshold >= 2, "a threshold of 1 hides nothing")
    self.threshold = threshold
    self.zeros = zeros
    self.requirement = requirement
    self.sensitiveDimensions = sensitiveDimensions
  }

  func isSmall(_ count: Int) -> Bool {
    count < threshold && (count > 0 || zeros == .hidden)
  }

  /// The least count that a hidden cell has for a reader who knows only the rule.
  var floor: Int { zeros == .hidden ? 0 : 1 }

  /// What must remain possible of a hidden small count.
  func required(of count: Int) -> ClosedRange<Int> {
    switch requirement {
    case .range: min(count, floor)...threshold
    case .strong: max(floor, count - threshold)...count + threshold
    }
  }
}
