import Content
import Core
import Lookup

/// The files of records: sealed, or in the clear where the office has chosen so.
enum LookupShards {
  case sealed(SealedTree)
  case plain(PlainTree)

  /// Derives the keys that the cache lacks; `nil` after reporting errors.
  init?(
    _ appeals: AppealRecords, _ lookupPeriod: LookupPeriod, _ settings: LookupSettings,
    _ secret: LookupSecret, _ folder: PrivateFolder, _ options: SourceOptions,
    reporting diagnostics: inout [Diagnostic]
  ) throws {
    let records = appeals.lookupRecords
    let period = lookupPeriod.period
    let kept = lookupPeriod.layout
    if appeals.policy.isSealed {
      guard let keys = try folder.keys(of: records, in: period, options, reporting: &diagnostics)
      else { return nil }
      self = .sealed(
        SealedTree(
          of: records, keys: keys, paddingKey: secret.paddingKey, previous: kept))
    } else {
      diagnostics.append(PlainTree.warning(at: settings.location))
      self = .plain(PlainTree(of: records, period: period, previous: kept))
    }
    if appeals.policy.isSealed, let kept, layout.cap != kept.cap {
      diagnostics.append(
        Diagnostic(
          .error, "lookup.cap", "a shard has more than \(kept.cap) records",
          at: settings.location,
          hint: "write ‘cap: \(layout.cap)’; every file of the look-up will change once"
            + LookupShards.advice(kept, records: records.count)))
    }
  }

  /// Files for far fewer records than there are would be slow to fetch.
  private static func advice(_ kept: ShardLayout, records: Int) -> String {
    let bits = ShardLayout.bits(records: records)
    if bits <= kept.bits { return "" }
    return ". For files that are quick to fetch, take ‘shards’ out and give a new key and salt"
  }

  var layout: ShardLayout {
    switch self {
    case .sealed(let tree): tree.layout
    case .plain(let tree): tree.layout
    }
  }

  /// One file; sealed at the moment it is asked for.
  func shard(at index: Int) throws(SealingFailure) -> (path: RelativePath, bytes: [UInt8]) {
    switch self {
    case .sealed(let tree):
      let shard = try tree.shard(at: index)
      return (shard.path, shard.bytes)
    case .plain(let tree):
      let shard = tree.shard(at: index)
      return (shard.path, shard.bytes)
    }
  }
}
