import Core
import LocatedYAML

/// The part `lookup:` of the settings: what citizens type, how records are sealed, how long they stay.
package struct LookupSettings: Sendable {
  /// What a citizen types; see ARCHITECTURE.md, "The look-up".
  package enum Policy: String, CaseIterable, Sendable {
    case reference
    case referenceWithCode = "reference-with-code"
    case trackingNumber = "tracking-number"
    case plain
  }

  /// A shape of reference numbers, not yet read: the pattern language belongs to another room.
  package struct Pattern: Sendable {
    package let id: String
    package let text: String
    package let check: String?
    package let aliases: [String]
    package let location: SourceLocation
  }

  /// Number and size of the files of one key period; they stay while the period lasts.
  package struct Shards: Sendable {
    /// There are 2^bits files.
    package let bits: Int
    /// Entries in each.
    package let cap: Int
  }

  /// A secret that was given up: numbers of appeals registered in its year still follow from it.
  package struct EarlierSecret: Sendable {
    package let year: Int
    /// As `LookupSettings.secret`.
    package let id: String
  }

  /// A key period that pages loaded before the last rotation still ask for.
  package struct Retiring: Sendable {
    package let key: String
    package let salt: String
    package let iterations: Int
    package let shards: Shards
    /// The last day on which it is published.
    package let until: CalendarDate
  }

  package let policy: Policy
  package let patterns: [Pattern]
  /// A number as printed on a receipt, for the hint beside the field; it opens nothing.
  package let example: String
  /// Name of the key period, part of every shard's address: `2026a`.
  package private(set) var key: String
  /// The salt of the demonstration that comes with the tool: whoever uses it too shares what others
  /// have already computed for it.
  package static let demonstrationSalt = "kZ3qU7xYt1sVb0N4mR8dLw"

  /// Public salt of the site, 16 bytes as base64url without padding.
  package private(set) var salt: String
  /// Rounds of PBKDF2-HMAC-SHA256.
  package private(set) var iterations: Int
  /// Identifies the secret that numbers or codes are derived from: with another secret a build fails
  /// instead of giving everybody another number.
  package let secret: String?
  package let earlierSecrets: [EarlierSecret]
  /// Digits of a derived tracking number: 16 or 20.
  package let trackingDigits: Int
  /// `nil`: as the number of records asks for.
  package private(set) var shards: Shards?
  package private(set) var retiring: [Retiring]
  /// Days after which the page warns that it may be out of date.
  package let staleAfterDays: Int
  /// Working days until a registered appeal appears here.
  package let publishLagDays: Int
  /// Closed appeals older than this many calendar years are dropped.
  package let keepYears: Int
  package let location: SourceLocation

  /// The same with a key that opens nothing anywhere else, and that costs no time to derive: for a
  /// preview, which must neither need nor touch the real ones.
  package func withThrowawayKey(salt: String) -> LookupSettings {
    var settings = self
    settings.key = "preview"
    settings.salt = salt
    settings.iterations = 1
    settings.shards = nil
    settings.retiring = []
    return settings
  }

  init?(_ value: YAMLValue, reporting diagnostics: inout [Diagnostic]) {
    guard var keys = value.mapping(reporting: &diagnostics) else { return nil }
    let policy = keys.required("policy", reporting: &diagnostics) {
      $0.choice(of: Policy.self, reporting: &$1)
    }
    let patterns = keys.required("patterns", reporting: &diagnostics) { value, diagnostics in
      value.list(reporting: &diagnostics, readPattern)
    }
    let example = keys.required("example", reporting: &diagnostics) { $0.string(reporting: &$1) }
    let key = keys.required("key", reporting: &diagnostics, readKey)
    let salt = keys.required("salt", hint: saltHint, reporting: &diagnostics, readSalt)
    let iterations = keys.required(
      "iterations", hint: "write 100000, or 10000 with numbers of 20 digits",
      reporting: &diagnostics
    ) {
      readNumber($0, in: 10_000...10_000_000, &$1)
    }
    secret = keys.optional("secret", reporting: &diagnostics) { $0.string(reporting: &$1) }
    let earlier = keys.optional("earlier_secrets", reporting: &diagnostics) { value, diagnostics in
      value.list(reporting: &diagnostics, readEarlierSecret)
    }
    let digits = keys.optional("tracking_digits", reporting: &diagnostics, readTrackingDigits)
    shards = keys.optional("shards", reporting: &diagnostics, readShards)
    let retiring = keys.optional("retiring", reporting: &diagnostics) { value, diagnostics in
      value.list(reporting: &diagnostics, readRetiring)
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
    guard let policy, let patterns, let example, let key, let salt, let iterations, let stale,
      let lag, let keep
    else { return nil }
    self.policy = policy
    self.patterns = patterns
    self.example = example
    self.key = key
    self.salt = salt
    self.iterations = iterations
    self.retiring = retiring ?? []
    earlierSecrets = earlier ?? []
    trackingDigits = digits ?? 16
    staleAfterDays = stale
    publishLagDays = lag
    keepYears = keep
    location = value.location
  }
}

private func readPattern(
  _ value: YAMLValue, _ diagnostics: inout [Diagnostic]
) -> LookupSettings.Pattern? {
  guard var keys = value.mapping(reporting: &diagnostics) else { return nil }
  let id = keys.required("id", reporting: &diagnostics) { $0.string(reporting: &$1) }
  let text = keys.required("pattern", reporting: &diagnostics) { $0.string(reporting: &$1) }
  let check = keys.optional("check", reporting: &diagnostics) { $0.string(reporting: &$1) }
  let aliases = keys.optional("aliases", reporting: &diagnostics) { value, diagnostics in
    value.list(reporting: &diagnostics) { $0.string(reporting: &$1) }
  }
  keys.finish(reporting: &diagnostics)
  guard let id, let text else { return nil }
  return LookupSettings.Pattern(
    id: id, text: text, check: check, aliases: aliases ?? [], location: value.location)
}

private func readEarlierSecret(
  _ value: YAMLValue, _ diagnostics: inout [Diagnostic]
) -> LookupSettings.EarlierSecret? {
  guard var keys = value.mapping(reporting: &diagnostics) else { return nil }
  let year = keys.required("year", reporting: &diagnostics) { readNumber($0, in: 1990...2200, &$1) }
  let id = keys.required("secret", reporting: &diagnostics) { $0.string(reporting: &$1) }
  keys.finish(reporting: &diagnostics)
  guard let year, let id else { return nil }
  return LookupSettings.EarlierSecret(year: year, id: id)
}

/// Groups of four, and no length in between: nobody should have to count them.
private func readTrackingDigits(_ value: YAMLValue, _ diagnostics: inout [Diagnostic]) -> Int? {
  guard let number = value.integer(reporting: &diagnostics) else { return nil }
  if number == 16 || number == 20 { return number }
  diagnostics.append(
    Diagnostic(
      .error, "settings.range", "number is neither 16 nor 20", at: value.location,
      hint: "write 16, or 20 from a hundred thousand appeals on"))
  return nil
}

private func readRetiring(
  _ value: YAMLValue, _ diagnostics: inout [Diagnostic]
) -> LookupSettings.Retiring? {
  guard var keys = value.mapping(reporting: &diagnostics) else { return nil }
  let key = keys.required("key", reporting: &diagnostics, readKey)
  let salt = keys.required("salt", reporting: &diagnostics, readSalt)
  let iterations = keys.required("iterations", reporting: &diagnostics) {
    readNumber($0, in: 10_000...10_000_000, &$1)
  }
  let shards = keys.required("shards", reporting: &diagnostics, readShards)
  let until = keys.required("until", reporting: &diagnostics) { $0.date(reporting: &$1) }
  keys.finish(reporting: &diagnostics)
  guard let key, let salt, let iterations, let shards, let until else { return nil }
  return LookupSettings.Retiring(
    key: key, salt: salt, iterations: iterations, shards: shards, until: until)
}

private func readShards(
  _ value: YAMLValue, _ diagnostics: inout [Diagnostic]
) -> LookupSettings.Shards? {
  guard var keys = value.mapping(reporting: &diagnostics) else { return nil }
  let bits = keys.required("bits", reporting: &diagnostics) {
    readNumber($0, in: 0...24, &$1)
  }
  let cap = keys.required("cap", reporting: &diagnostics) { readNumber($0, in: 8...1024, &$1) }
  keys.finish(reporting: &diagnostics)
  guard let bits, let cap else { return nil }
  return LookupSettings.Shards(bits: bits, cap: cap)
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

private let saltHint =
  "run: head -c 16 /dev/urandom | base64 | tr +/ -_ | tr -d =, and write its 22 characters"

private func readSalt(_ value: YAMLValue, _ diagnostics: inout [Diagnostic]) -> String? {
  guard let text = value.string(reporting: &diagnostics) else { return nil }
  let isBase64 = text.utf8.allSatisfy {
    ($0 >= 0x30 && $0 <= 0x39) || ($0 >= 0x41 && $0 <= 0x5A) || ($0 >= 0x61 && $0 <= 0x7A)
      || $0 == 0x2D || $0 == 0x5F
  }
  // The last character has two bits that belong; the others are zero.
  let isWhole = isBase64 && text.utf8.count == 22 && text.last.map("AQgw".contains) == true
  let isDrawn = text.utf8.contains { $0 != UInt8(ascii: "A") }
  if isWhole, isDrawn { return text }
  diagnostics.append(
    Diagnostic(
      .error, "settings.lookup-salt",
      isWhole ? "salt is all zeros, which everybody knows" : "salt is not 16 bytes as base64url",
      at: value.location, hint: saltHint))
  return nil
}

func readNumber(
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
