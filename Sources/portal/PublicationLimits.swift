import Content
import Core
import Publishing

/// The limits that the settings set to a publication.
struct PublicationLimits {
  let guards: Guards

  /// Settings that cannot be read set the usual ones: whoever publishes a site that was built elsewhere
  /// has none.
  init(site: String) {
    var diagnostics: [Diagnostic] = []
    let tree = try? SourceFolder(site).read(reporting: &diagnostics)
    let settings = tree.flatMap { Settings($0, reporting: &diagnostics) }
    guards = Guards(mostRecordsLost: settings?.mostRecordsLost ?? Settings.usualRecordsLost)
  }
}
