import Appeals
import Core

extension CodeNames {
  /// The names of a registry's codes, with the numbers that its records use.
  ///
  /// - Parameters:
  ///   - notStated: stands for number 0.
  ///   - statuses: whole sentences by the code's id, where the portal has them instead of the
  ///     registry's names.
  ///   - events: by raw value of `AppealEvent`.
  package init(
    of codes: AppealCodes, notStated: Localized<String>,
    statuses: [String: Localized<String>] = [:], events: [Localized<String>]
  ) {
    self.init(
      statuses: [notStated] + codes.statuses.codes.map { statuses[$0.id] ?? $0.name },
      outcomes: [notStated] + codes.outcomes.codes.map(\.name), events: events,
      bodies: codes.bodies.codes.map { ($0.id, $0.name) })
  }
}
