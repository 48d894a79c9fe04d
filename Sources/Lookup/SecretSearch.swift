/// Finds spellings of secrets in a text. Most places need not be looked at: where two bytes stand that
/// are in no spelling, none lies over them (Wu and Manber, 1994).
struct SecretSearch: Sendable {
  private let secrets: [[UInt8]]
  /// Bytes of each spelling that are looked for; the rest is compared.
  private let window: Int
  /// For each pair of bytes, how far on the next spelling can end its window.
  private let shifts: [UInt8]

  /// - Parameter secrets: of two bytes at least.
  init(_ secrets: [[UInt8]]) {
    self.secrets = secrets
    let window = min(secrets.map(\.count).min() ?? 2, 200)
    precondition(window >= 2, "a secret is longer")
    var shifts = [UInt8](repeating: UInt8(window - 1), count: 65_536)
    for secret in secrets {
      for end in 1..<window {
        let pair = Int(secret[end - 1]) << 8 | Int(secret[end])
        shifts[pair] = min(shifts[pair], UInt8(window - 1 - end))
      }
    }
    self.window = window
    self.shifts = shifts
  }

  /// Offsets of their first bytes.
  func offsets(in bytes: Span<UInt8>, limit: Int) -> [Int] {
    if secrets.isEmpty { return [] }
    var offsets: [Int] = []
    let shifts = shifts.span
    var end = window - 1
    while end < bytes.count {
      let shift = Int(shifts[Int(bytes[end - 1]) << 8 | Int(bytes[end])])
      if shift > 0 {
        end += shift
        continue
      }
      let start = end - window + 1
      for secret in secrets where matches(secret, in: bytes, at: start) {
        offsets.append(start)
        if offsets.count == limit { return offsets }
      }
      end += 1
    }
    return offsets
  }

  private func matches(_ secret: [UInt8], in bytes: Span<UInt8>, at offset: Int) -> Bool {
    guard offset + secret.count <= bytes.count else { return false }
    for index in secret.indices where bytes[offset + index] != secret[index] { return false }
    return true
  }
}
