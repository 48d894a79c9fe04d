import Core
import LocatedYAML

/// The part `lookup:` of the settings: how records are sealed and how long they stay.
package struct LookupSettings: Sendable {
  /// Name of the key period, part of every shard's address: `2026a`.
  package let key: String
  /// Public salt of the site, 16 bytes as base64url without padding.
  package let salt: String
  /// Rounds of PBKDF2-HMAC-SHA256.
  package let iterations: Int
  /// Days after which the page warns that it may be out of date.
  package let staleAfterDays: Int
  /// Working days until a registered appeal appears here.
  package let publishLagDays: Int
  /// Closed appeals older than this many years are dropped.
  package let keepYears: Int

  init?(_ value: YAMLValue, reporting diagnostics: inout [Diagnostic]) {
    guard var keys = value.mapping(reporting: &diagnostics) else { return nil }
    let key = keys.required("key", reporting: &diagnostics, readKey)
    let salt = keys.required("salt", reporting: &diagnostics, readSalt)
    let iterations = keys.required("iterations", reporting: &diagnostics) {
      readNumber($0, in: 10_000...10_000_000, &$1)
    }
    let stale = keys.required("stale_after_days", reporting: &diagnostics) {
      readNumber($0, in: 1...366, &$1)
    }
    let lag = keys.required("publish_lag_days", reporting: &diagnostics) {
      readNumber($0, in: 0...60, &$1)
    }
    let keep = keys.required("keep_years", reporting: &diagnostics) {
      readNumber($0, in: 1...100, &$1)
    }
    keys.finish(reporting: &diagnostics)
    guard let key, let salt, let iterations, let stale, let lag, let keep else { return nil }
    self.key = key
    self.salt = salt
    self.iterations = iterations
    staleAfterDays = stale
    publishLagDays = lag
    keepYears = keep
  }
}

private func readKey(_ value: YAMLValue, _ diagnostics: inout [Diagnostic]) -> String? {
  guard let text = value.string(reporting: &diagnostics) else { return nil }
  let isPlain = text.utf8.allSatisfy {
    ($0 >= 0x30 && $0 <= 0x39) || ($0 >= 0x61 && $0 <= 0x7A)
  }
  if isPlain, text.utf8.count <= 16 { return text }
  diagnostics.append(
    Diagnostic(
      .error, "settings.lookup-key", "key name has other characters than a–z and 0–9",
      at: value.location, hint: "name it after the year, such as 2026a"))
  return nil
}

private func readSalt(_ value: YAMLValue, _ diagnostics: inout [Diagnostic]) -> String? {
  guard let text = value.string(reporting: &diagnostics) else { return nil }
  let isBase64 = text.utf8.allSatisfy {
    ($0 >= 0x30 && $0 <= 0x39) || ($0 >= 0x41 && $0 <= 0x5A) || ($0 >= 0x61 && $0 <= 0x7A)
      || $0 == 0x2D || $0 == 0x5F
  }
  if isBase64, text.utf8.count == 22 { return text }
  diagnostics.append(
    Diagnostic(
      .error, "settings.lookup-salt", "salt is not 16 bytes as base64url",
      at: value.location,
      hint:
        "run: head -c 16 /dev/urandom | base64 | tr +/ -_ | tr -d =, and write its 22 characters"))
  return nil
}

private func readNumber(
  _ value: YAMLValue, in range: ClosedRange<Int>, _ diagnostics: inout [Diagnostic]
) -> Int? {
  guard let number = value.integer(reporting: &diagnostics) else { return nil }
  if range.contains(number) { return number }
  diagnostics.append(
    Diagnostic(
      .error, "settings.range",
      "number is outside \(range.lowerBound) to \(range.upperBound)", at: value.location,
      hint: "write a number in that range"))
  return nil
}
