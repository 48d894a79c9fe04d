import Content
import Core
import Lookup

/// A key period with the layout that its shards keep.
struct LookupPeriod {
  let period: KeyPeriod
  /// `nil`: as the number of records asks for.
  let layout: ShardLayout?

  /// The current period and those still to be published on `day`.
  static func all(of settings: LookupSettings, on day: CalendarDate) -> [LookupPeriod] {
    let current = LookupPeriod(
      key: settings.key, salt: settings.salt, iterations: settings.iterations, settings.shards)
    let retiring = settings.retiring.filter { $0.until >= day }.map {
      LookupPeriod(key: $0.key, salt: $0.salt, iterations: $0.iterations, $0.shards)
    }
    return ([current] + retiring).compactMap(\.self)
  }

  private init?(
    key: String, salt: String, iterations: Int, _ shards: LookupSettings.Shards?
  ) {
    guard let period = KeyPeriod(id: key, salt: salt, iterations: iterations) else { return nil }
    self.period = period
    layout = shards.map { ShardLayout(keyID: key, bits: $0.bits, cap: $0.cap) }
  }
}
