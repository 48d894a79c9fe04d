import Core
import LocatedYAML

/// What `registry.yaml` says about the registry beside it.
package struct RegistrySettings: Hashable, Sendable {
  /// The registry, relative to the settings' folder.
  package var file: RelativePath
  /// The journeys of its appeals, relative to the same folder; `nil`: the registry's dates have to do.
  package var events: RelativePath?
  /// Whether the appeals are invented. Every page that shows them has to say so.
  package var isDemonstration: Bool
  /// The day the data was taken from the office's system; `nil`: the newest date in it.
  package var lastDay: CalendarDate?
  /// Of a demonstration: what it was made from.
  package var seed: Int?

  package init(
    file: RelativePath, events: RelativePath? = nil, isDemonstration: Bool,
    lastDay: CalendarDate? = nil, seed: Int? = nil
  ) {
    self.file = file
    self.events = events
    self.isDemonstration = isDemonstration
    self.lastDay = lastDay
    self.seed = seed
  }

  /// Reads the keys `file`, `demonstration`, and optionally `events`, `last_day` and `seed`.
  package static func parse(
    _ text: String, path: String, reporting diagnostics: inout [Diagnostic]
  ) -> RegistrySettings? {
    guard let root = YAMLValue.parse(text, path: path, reporting: &diagnostics),
      var mapping = root.mapping(reporting: &diagnostics)
    else { return nil }
    let file = mapping.required("file", reporting: &diagnostics, file)
    let events = mapping.optional(
      "events", reporting: &diagnostics, RegistrySettings.file)
    let isDemonstration = mapping.required("demonstration", reporting: &diagnostics) {
      $0.boolean(reporting: &$1)
    }
    let lastDay = mapping.optional("last_day", reporting: &diagnostics) { $0.date(reporting: &$1) }
    let seed = mapping.optional("seed", reporting: &diagnostics) { $0.integer(reporting: &$1) }
    mapping.finish(reporting: &diagnostics)
    guard let file, let isDemonstration else { return nil }
    return RegistrySettings(
      file: file, events: events, isDemonstration: isDemonstration, lastDay: lastDay, seed: seed)
  }

  private static func file(
    _ value: YAMLValue, reporting diagnostics: inout [Diagnostic]
  ) -> RelativePath? {
    guard let text = value.string(reporting: &diagnostics) else { return nil }
    if let path = RelativePath(text) { return path }
    diagnostics.append(
      Diagnostic(
        .error, "registry.file", "‘\(text)’ does not lie in the folder of this file",
        at: value.location, hint: "write the name of a file beside this one"))
    return nil
  }
}
