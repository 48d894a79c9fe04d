import Core
import References

/// What the page has to know before it asks for a shard. It never says how many appeals there are.
package struct LookupManifest: Sendable {
  /// A pattern of what is typed, and whether an access code is typed with it.
  package struct Entry: Sendable {
    package let pattern: ReferencePattern
    package let hasAccessCode: Bool

    package init(pattern: ReferencePattern, hasAccessCode: Bool) {
      self.pattern = pattern
      self.hasAccessCode = hasAccessCode
    }
  }

  package var isSealed: Bool
  /// Time of the build, RFC 3339.
  package var updated: String
  /// The day the data stand for.
  package var dataAsOf: CalendarDate
  package var staleAfterDays: Int
  package var period: KeyPeriod
  package var layout: ShardLayout
  package var entries: [Entry]
  /// Appeals closed before this day are left out.
  package var coverageFrom: CalendarDate
  /// Working days until a registered appeal appears.
  package var publishLagDays: Int
  /// Address of the names of codes, relative to the manifest.
  package var codes: String
  /// Layouts of older periods that are still published. Browsers ignore them; the next build keeps
  /// to them.
  package var retiring: [ShardLayout]

  package init(
    isSealed: Bool = true, updated: String, dataAsOf: CalendarDate, staleAfterDays: Int,
    period: KeyPeriod, layout: ShardLayout, entries: [Entry], coverageFrom: CalendarDate,
    publishLagDays: Int, codes: String, retiring: [ShardLayout] = []
  ) {
    self.isSealed = isSealed
    self.updated = updated
    self.dataAsOf = dataAsOf
    self.staleAfterDays = staleAfterDays
    self.period = period
    self.layout = layout
    self.entries = entries
    self.coverageFrom = coverageFrom
    self.publishLagDays = publishLagDays
    self.codes = codes
    self.retiring = retiring
  }

  /// `manifest.json`, also inlined in the page.
  package var json: String {
    let quoted = JSONText.quoted
    var members: [(String, String)] = [
      ("format", quoted("appeal-lookup")), ("v", "1"),
      ("mode", quoted(isSealed ? "sealed" : "plain")), ("updated", quoted(updated)),
      ("dataAsOf", quoted(dataAsOf.description)), ("staleAfterDays", String(staleAfterDays)),
      ("key", JSONText.object(keyMembers)), ("shards", JSONText.object(shardMembers)),
      ("reference", JSONText.object([("patterns", JSONText.array(entries.map(\.json)))])),
      (
        "coverage",
        JSONText.object([
          ("from", quoted(coverageFrom.description)), ("publishLagDays", String(publishLagDays)),
        ])
      ),
      ("codes", quoted(codes)),
    ]
    if !retiring.isEmpty {
      members.append(
        ("retiring", JSONText.array(retiring.map { JSONText.object($0.retiringMembers) })))
    }
    return JSONText.object(members)
  }

  private var keyMembers: [(String, String)] {
    let names = [("id", JSONText.quoted(period.id)), ("salt", JSONText.quoted(period.saltText))]
    if !isSealed { return names }
    return names + [
      ("kdf", JSONText.quoted("PBKDF2-SHA256")), ("iterations", String(period.iterations)),
    ]
  }

  private var shardMembers: [(String, String)] {
    [
      ("bits", String(layout.bits)), ("hex", String(layout.hexDigits)),
      ("cap", String(layout.cap)), ("payload", String(layout.payload)),
      ("path", JSONText.quoted("s/{key}/{h2}/{h}.json")),
    ]
  }
}

extension LookupManifest.Entry {
  fileprivate var json: String {
    let quoted = JSONText.quoted
    var members = [("id", quoted(pattern.id)), ("p", quoted(pattern.text))]
    if !pattern.aliases.isEmpty {
      members.append(("aliases", JSONText.array(pattern.aliases.map(quoted))))
    }
    if let check = pattern.check { members.append(("check", quoted(check.rawValue))) }
    if hasAccessCode {
      let code = [
        ("digits", String(ReferencePolicy.accessCodeDigits)),
        ("check", quoted(ReferencePattern.Check.mod11_2.rawValue)),
      ]
      members.append(("code", JSONText.object(code)))
    }
    return JSONText.object(members)
  }
}

extension ShardLayout {
  fileprivate var retiringMembers: [(String, String)] {
    [
      ("id", JSONText.quoted(keyID)), ("bits", String(bits)), ("cap", String(cap)),
      ("payload", String(payload)),
    ]
  }
}
