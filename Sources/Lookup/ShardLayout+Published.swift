extension ShardLayout {
  /// The layouts that a published manifest names, the current period's first; none when it cannot be
  /// read, so that a damaged manifest costs a new layout and nothing else.
  package static func published(in manifest: [UInt8]) -> [ShardLayout] {
    let bytes = manifest[...]
    guard let id = JSONMembers.string(JSONMembers.value(at: ["key", "id"], in: bytes)),
      let shards = JSONMembers.value(at: ["shards"], in: bytes),
      let current = ShardLayout(keyID: id, json: shards)
    else { return [] }
    let retiring = JSONMembers.value(at: ["retiring"], in: bytes).map(JSONMembers.elements) ?? []
    return [current]
      + retiring.compactMap { element in
        JSONMembers.string(JSONMembers.value(at: ["id"], in: element))
          .flatMap { ShardLayout(keyID: $0, json: element) }
      }
  }

  private init?(keyID: String, json: ArraySlice<UInt8>) {
    let number = { JSONMembers.integer(JSONMembers.value(at: [$0], in: json)) }
    guard let bits = number("bits"), let cap = number("cap"), let payload = number("payload"),
      (0...24).contains(bits), (0...65_536).contains(cap), (0...65_536).contains(payload),
      KeyPeriod(id: keyID, salt: Array(repeating: 0, count: 16), iterations: 1) != nil
    else { return nil }
    self.init(keyID: keyID, bits: bits, cap: cap, payload: payload)
  }
}
