import Core
import LocatedYAML

extension AppealCodes {
  /// Reads `codes.yaml`: seven lists, each entry with `code`, `name` in each language and optionally
  /// `note`, `from`, `until`, `empty: true` (what an empty cell stands for); topics may name a
  /// `parent`, channels may be `outside_total`, bodies may have a `size`, and a status that closes an
  /// appeal lists the `outcomes` it may have.
  ///
  /// `nil` when a list is missing; entries with errors are reported and left out.
  package static func parse(
    _ text: String, path: String, reporting diagnostics: inout [Diagnostic]
  ) -> AppealCodes? {
    parse(text, path: path, replacedBy: nil, reporting: &diagnostics)
  }

  /// - Parameter own: lists of `registry.yaml` that take the place of those here.
  package static func parse(
    _ text: String, path: String, replacedBy own: OwnCodes?,
    reporting diagnostics: inout [Diagnostic]
  ) -> AppealCodes? {
    guard let root = YAMLValue.parse(text, path: path, reporting: &diagnostics),
      var mapping = root.mapping(reporting: &diagnostics)
    else { return nil }
    let channels = list(.channels, own, in: &mapping, &diagnostics)
    let kinds = list(.kinds, own, in: &mapping, &diagnostics)
    let topics = list(.topics, own, in: &mapping, &diagnostics)
    let regions = list(.regions, own, in: &mapping, &diagnostics)
    let bodies = list(.bodies, own, in: &mapping, &diagnostics)
    let statuses = list(.statuses, own, in: &mapping, &diagnostics)
    let outcomes = list(.outcomes, own, in: &mapping, &diagnostics)
    mapping.finish(reporting: &diagnostics)
    guard let channels, let kinds, let topics, let regions, let bodies, let statuses, let outcomes
    else { return nil }
    // Statuses of another file cannot know these outcomes: those that close may have each of them.
    let isUnknowing = own?.replacesOutcomesOnly == true
    let permitted = statuses.entries.map { entry in
      isUnknowing
        ? entry.outcomes.isEmpty ? [] : Array(1...outcomes.list.count)
        : entry.outcomes.compactMap { number(of: $0, in: outcomes.list, &diagnostics) }
    }
    return AppealCodes(
      channels: channels.list, kinds: kinds.list, topics: topics.list, regions: regions.list,
      bodies: bodies.list, statuses: statuses.list, outcomes: outcomes.list,
      outcomesOfStatus: [[]] + permitted)
  }

  private static func list(
    _ column: CodeListReading.Column, _ own: OwnCodes?, in mapping: inout YAMLMapping,
    _ diagnostics: inout [Diagnostic]
  ) -> CodeListReading? {
    // What it replaces is read all the same: a mistake in it is a mistake.
    let here = mapping.required(column.rawValue, reporting: &diagnostics) { value, diagnostics in
      CodeListReading(value, of: column, reporting: &diagnostics)
    }
    return own?[column] ?? here
  }

  private static func number(
    of outcome: CodeListReading.Mention, in list: CodeList, _ diagnostics: inout [Diagnostic]
  ) -> Int? {
    if let number = list.number(of: outcome.id) { return number }
    diagnostics.append(
      Diagnostic(
        .error, "codes.outcome", "no outcome has the code ‘\(outcome.id)’", at: outcome.location,
        hint: suggestion(for: outcome.id, among: list.codes.map(\.id))))
    return nil
  }
}
