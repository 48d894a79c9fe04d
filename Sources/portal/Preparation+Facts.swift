import Core
import Lookup
import Publishing
import Rendering

extension Preparation.Plan {
  /// What the guards of publication compare: the day of the data, the key of the look-up, totals that
  /// the pages show, and the pages themselves.
  var facts: ReleaseFacts {
    ReleaseFacts(
      dataDate: asOf, lookupKey: lookup?.shards.layout.keyID,
      totals: received.map { ["received": $0] } ?? [:], pages: Set(site.pages),
      redirects: site.redirects)
  }
}
