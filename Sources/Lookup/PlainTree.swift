import Core

/// The shards of a site that seals nothing: the same addresses and records, in the clear.
///
/// Anybody can download all of them and count. It exists for offices that publish their registers
/// anyway, and every build says so.
package struct PlainTree: Sendable {
  package let layout: ShardLayout
  package let period: KeyPeriod
  private let records: LookupRecords
  private let payload: Payload
  private let order: [UInt32]
  private let starts: [UInt32]

  /// A record's shard comes from SHA-256 over the salt and the reference: spread evenly, and without
  /// a key derivation, which would protect nothing here.
  package init(of records: LookupRecords, period: KeyPeriod, previous: ShardLayout?) {
    let previous = previous.flatMap { $0.keyID == period.id ? $0 : nil }
    let bits = previous?.bits ?? ShardLayout.bits(records: records.count)
    let heads = RecordKeys.inParallel(records.count) {
      PlainTree.head(records.passphrase($0), in: period)
    }
    self.records = records
    payload = Payload(bodies: records.bodies)
    self.period = period
    (order, starts) = ShardOrder.grouped(heads.map { bits == 0 ? 0 : Int($0 >> (64 - bits)) }, bits)
    layout = ShardLayout(keyID: period.id, bits: bits, cap: 0, payload: 0)
  }

  private static func head(_ reference: [UInt8], in period: KeyPeriod) -> UInt64 {
    UInt64(bigEndian: KeyedHash.digest(period.derivationSalt + reference).words[0])
  }

  /// `{"v":1,"k":"2026a","i":17,"e":[["05-6-1234",{…}],…]}`, sorted by reference.
  package func shard(at index: Int) -> PlainShard {
    let members = order[Int(starts[index])..<Int(starts[index + 1])].map { member in
      (reference: records.passphrase(Int(member)), record: member)
    }
    let sorted = members.sorted { $0.reference.lexicographicallyPrecedes($1.reference) }
    var batch = RecordBatch()
    records.records(sorted.map(\.record)[...], &batch)
    var text: [UInt8] = []
    var output = Array("{\"v\":1,\"k\":\(JSONText.quoted(period.id)),\"i\":\(index),\"e\":[".utf8)
    for (position, member) in sorted.enumerated() {
      output += (position == 0 ? "[" : ",[").utf8
      output.append(quoted: String(decoding: member.reference, as: UTF8.self))
      output.append(UInt8(ascii: ","))
      let length = payload.write(whole: position, of: batch, over: &text)
      output += text[..<length]
      output.append(UInt8(ascii: "]"))
    }
    output += "]}".utf8
    return PlainShard(index: index, path: layout.path(of: index), bytes: output)
  }

  /// The warning of every build with this policy.
  package static func warning(at location: SourceLocation) -> Diagnostic {
    Diagnostic(
      .warning, "lookup.plain",
      "appeals are published in the clear: anybody can download and count them", at: location,
      hint: "set the policy to tracking-number, reference-with-code or reference")
  }
}

/// One file of records in the clear.
package struct PlainShard: Hashable, Sendable {
  package let index: Int
  /// Below the folder of the manifest.
  package let path: RelativePath
  package let bytes: [UInt8]
}
