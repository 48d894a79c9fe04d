import Content
import Core
import Rendering

/// The sealed look-up of one build.
struct LookupPlan {
  let published: PublishedLookup?

  init(
    _ registry: OfficeRegistry, edition: Edition, directory: Directory, asOf: CalendarDate,
    options: SourceOptions, output: String?, reporting diagnostics: inout [Diagnostic]
  ) throws {
    published = nil
  }
}
