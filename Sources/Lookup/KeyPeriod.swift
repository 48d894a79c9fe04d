/// The span of time in which one salt is in use. A salt is public; it keeps work done against one
/// site or one period from being used against another.
package struct KeyPeriod: Hashable, Sendable {
  /// Part of every shard's address: a year and a letter, such as `2026a`.
  package let id: String
  /// 16 random bytes.
  package let salt: [UInt8]
  /// Iterations of PBKDF2-HMAC-SHA256.
  package let iterations: Int

  /// `nil` when the id is not 1 to 16 of `a–z 0–9`, the salt not 16 bytes or there are no iterations.
  package init?(id: String, salt: [UInt8], iterations: Int) {
    let isPlain = id.utf8.allSatisfy {
      (0x30...0x39).contains($0) || (0x61...0x7A).contains($0)
    }
    guard isPlain, (1...16).contains(id.utf8.count), salt.count == 16, iterations > 0 else {
      return nil
    }
    self.id = id
    self.salt = salt
    self.iterations = iterations
  }

  /// The salt as the settings and the manifest write it.
  package init?(id: String, salt: String, iterations: Int) {
    guard let bytes = Base64URL.bytes(salt) else { return nil }
    self.init(id: id, salt: bytes, iterations: iterations)
  }

  package var saltText: String { Base64URL.text(salt) }

  /// The salt of the derivation: the format's name keeps it apart from other uses of the same bytes.
  var derivationSalt: [UInt8] { Array("appeal-lookup/1".utf8) + [0] + salt }

  /// What is authenticated with each record, so that none can be moved to another period.
  var authenticatedData: [UInt8] { Array("appeal-lookup/1|\(id)".utf8) }
}

extension KeyPeriod {
  /// The id of the next period: the next letter in the same year, else the year's first.
  ///
  /// `nil` after the 26th of a year.
  package static func id(after previous: String, year: Int) -> String? {
    let prefix = String(year)
    guard previous.hasPrefix(prefix), let letter = previous.utf8.last,
      previous.utf8.count == prefix.utf8.count + 1, letter >= UInt8(ascii: "a")
    else { return prefix + "a" }
    if letter >= UInt8(ascii: "z") { return nil }
    return prefix + String(decoding: [letter + 1], as: UTF8.self)
  }
}
