import Lookup
import Publishing

/// The look-ups of two sites, as far as the office's secret lets them be compared.
struct PublishedRecords {
  let live: String
  let new: String
  let secrets: String

  /// `nil` where there is nothing to compare: no look-up, another key or layout, another secret.
  func changes() throws -> RecordChanges? {
    guard let before = try PublishedManifest(of: live), let after = try PublishedManifest(of: new),
      before.mode == "sealed", after.mode == "sealed", before.key.id == after.key.id,
      before.shards.bits == after.shards.bits, (0...24).contains(after.shards.bits)
    else { return nil }
    let layout = ShardLayout(
      keyID: after.key.id, bits: after.shards.bits, cap: max(before.shards.cap, after.shards.cap),
      payload: after.shards.payload)
    for secret in try candidates(after.key.salt) {
      let changes = RecordChanges(
        layout: layout, secret: secret,
        live: { shard($0, layout, in: live) }, new: { shard($0, layout, in: new) })
      if let changes { return changes }
    }
    return nil
  }

  /// The office's own; that of a demonstration follows from the salt.
  private func candidates(_ salt: String) throws -> [LookupSecret] {
    let own = try SecretFile("\(secrets)/office-secret").read().flatMap { LookupSecret($0.bytes) }
    let demonstration = Base64URL.bytes(salt).flatMap { LookupSecret($0 + $0) }
    return [own, demonstration].compactMap(\.self)
  }

  private func shard(_ index: Int, _ layout: ShardLayout, in site: String) -> [UInt8]? {
    try? PublishedSite.file(at: "\(site)/\(LookupPlan.path(layout.path(of: index)))")
  }
}
