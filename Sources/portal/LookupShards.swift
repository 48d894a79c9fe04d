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

  /// Makes files one after the other.
  func maker() -> Maker {
    switch self {
    case .sealed(let tree): .sealed(tree.sealer())
    case .plain(let tree): .plain(tree)
    }
  }

  /// What must not be published and stands in a file.
  func leaks(in bytes: [UInt8], path: RelativePath, _ scanner: LeakScanner) -> [Leak] {
    switch self {
    case .sealed: scanner.leaks(inSealedShard: bytes, path: path)
    case .plain: scanner.leaks(in: bytes, path: path)
    }
  }

  /// One file.
  func bytes(ofShard index: Int) throws(SealingFailure) -> [UInt8] {
    var maker = maker()
    return try maker.bytes(ofShard: index)
  }

  /// Works in memory of its own: one for each core.
  enum Maker {
    case sealed(ShardSealer)
    case plain(PlainTree)
    case inUse

    /// One file; sealed at the moment it is asked for.
    mutating func bytes(ofShard index: Int) throws(SealingFailure) -> [UInt8] {
      switch self {
      case .sealed(var sealer):
        // Held by nobody else, or all its memory would be copied.
        self = .inUse
        defer { self = .sealed(sealer) }
        return try sealer.seal(index)
      case .plain(let tree): return tree.shard(at: index).bytes
      case .inUse: preconditionFailure("in use")
      }
    }
  }
}
