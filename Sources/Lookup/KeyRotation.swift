import Core

/// The periods that are published side by side: pages that were loaded before a rotation still ask
/// for shards of the period before.
package struct KeyRotation: Hashable, Sendable {
  package struct Retiring: Hashable, Sendable {
    package let period: KeyPeriod
    /// The last day on which it is published.
    package let until: CalendarDate

    package init(period: KeyPeriod, until: CalendarDate) {
      self.period = period
      self.until = until
    }
  }

  package let current: KeyPeriod
  package let retiring: [Retiring]

  package init(current: KeyPeriod, retiring: [Retiring] = []) {
    self.current = current
    self.retiring = retiring
  }

  /// The periods to publish on `day`, the current one first.
  package func periods(on day: CalendarDate) -> [KeyPeriod] {
    [current] + retiring.filter { day <= $0.until }.map(\.period)
  }

  /// The rotation that puts a fresh salt in place of the current one.
  ///
  /// - Parameters:
  ///   - salt: 16 unpredictable bytes.
  ///   - day: the day of the change; the old period stays for a day more at least.
  /// - Returns: `nil` when the year has no letter left or the salt is not 16 bytes.
  package func rotated(
    salt: [UInt8], iterations: Int, on day: CalendarDate, keepingDays: Int = 1
  ) -> KeyRotation? {
    guard let id = KeyPeriod.id(after: current.id, year: day.year),
      let next = KeyPeriod(id: id, salt: salt, iterations: iterations)
    else { return nil }
    let until = day.adding(days: max(1, keepingDays))
    let kept = retiring.filter { day <= $0.until }
    return KeyRotation(current: next, retiring: [Retiring(period: current, until: until)] + kept)
  }
}
