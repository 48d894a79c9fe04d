import Core
import Synchronization

/// The keys of all records to publish: from the cache where it has them, else derived on all cores.
package struct RecordKeys: Sendable {
  /// Holds exactly the keys of these records; keys of records that were dropped are gone.
  package let cache: KeyCache
  /// How many had to be derived.
  package let derivedCount: Int
  /// Whether `cache` differs from the one that was given, so that it has to be written.
  package let changesCache: Bool
  /// For each record its place in the cache.
  private let slots: [UInt32]

  package var period: KeyPeriod { cache.period }

  func key(of record: Int) -> RecordKey { cache.key(at: Int(slots[record])) }

  /// The places of all records.
  ///
  /// Keys lie anywhere in memory: some are fetched at a time, and hashed only then.
  var places: [RecordPlace] {
    let atATime = 512
    return RecordKeys.inParallel(slots.count, scratch: [RecordKey]()) { record, keys in
      let place = record % atATime
      if place == 0 {
        let next = slots[record..<min(record + atATime, slots.count)]
        keys = next.map { cache.key(at: Int($0)) }
      }
      return keys[place].place
    }
  }

  /// Derives the keys that are missing.
  ///
  /// Two records with one passphrase are reported as `lookup.duplicate`: neither could be found
  /// for certain.
  ///
  /// - Parameters:
  ///   - cache: of the same period, from `KeyCache(file:permissions:period:)` or empty.
  ///   - keep: called with a cache that holds the keys so far, so that a build which is stopped
  ///     after hours of deriving loses only some minutes.
  ///   - rounds: iterations of PBKDF2 from one such call to the next.
  ///   - progress: called from any core with the numbers of derived keys and of those to derive.
  package init?(
    of records: LookupRecords, cache: KeyCache, reporting diagnostics: inout [Diagnostic],
    keep: (KeyCache) throws -> Void, every rounds: Int = 5_000_000_000,
    progress: @Sendable (_ done: Int, _ total: Int) -> Void = { _, _ in }
  ) rethrows {
    let period = cache.period
    let saltCount = period.salt.count
    let digests = RecordKeys.inParallel(records.count, scratch: period.salt) {
      PassphraseDigest(of: $0, records, saltCount: saltCount, &$1)
    }
    if let slots = RecordKeys.slots(of: digests, in: cache) {
      self.cache = cache
      self.slots = slots
      derivedCount = 0
      changesCache = false
      return
    }
    let order = RecordKeys.order(of: digests)
    let duplicates = RecordKeys.duplicates(order, digests)
    if !duplicates.isEmpty {
      diagnostics += duplicates.map { RecordKeys.diagnostic($0.first, $0.second, records) }
      return nil
    }
    let missing = order.filter { cache.slot(of: digests[Int($0)]) == nil }
    var derived: [RecordKey] = []
    derived.reserveCapacity(missing.count)
    let round = max(1, rounds / period.iterations)
    while derived.count < missing.count {
      let next = Array(missing[derived.count...].prefix(round))
      let done = (derived.count, missing.count)
      derived += RecordKeys.derive(next, of: records, in: period, after: done, progress)
      if derived.count == missing.count { break }
      let table = RecordKeys.table(order, digests, cache: cache, derived: derived)
      try keep(KeyCache(period: period, sortedTable: table))
    }
    derivedCount = missing.count
    changesCache = !missing.isEmpty || cache.count != records.count
    if changesCache {
      let table = RecordKeys.table(order, digests, cache: cache, derived: derived)
      self.cache = KeyCache(period: period, sortedTable: table)
    } else {
      self.cache = cache
    }
    slots = RecordKeys.inverse(order)
  }

  /// Derives the keys that are missing, and keeps none on the way.
  package init?(
    of records: LookupRecords, cache: KeyCache, reporting diagnostics: inout [Diagnostic],
    progress: @Sendable (_ done: Int, _ total: Int) -> Void = { _, _ in }
  ) {
    self.init(
      of: records, cache: cache, reporting: &diagnostics, keep: { _ in }, progress: progress)
  }

  /// The place of each record's key where the cache holds the keys of these records and no others;
  /// finding that out takes less than bringing them into its order.
  private static func slots(of digests: [PassphraseDigest], in cache: KeyCache) -> [UInt32]? {
    if digests.count != cache.count { return nil }
    let slots = inParallel(digests.count) {
      cache.slot(of: digests[$0]).map(UInt32.init) ?? UInt32.max
    }
    var isTaken = [Bool](repeating: false, count: cache.count)
    for slot in slots {
      if slot == .max || isTaken[Int(slot)] { return nil }
      isTaken[Int(slot)] = true
    }
    return slots
  }

  /// Indices of the records by ascending digest, which is also the order of the cache.
  private static func order(of digests: [PassphraseDigest]) -> [UInt32] {
    (0..<UInt32(digests.count)).sorted {
      let (left, right) = (digests[Int($0)], digests[Int($1)])
      return left == right ? $0 < $1 : left < right
    }
  }

  private static func duplicates(
    _ order: [UInt32], _ digests: [PassphraseDigest]
  ) -> [(first: Int, second: Int)] {
    zip(order, order.dropFirst()).lazy
      .filter { digests[Int($0)] == digests[Int($1)] }
      .map { (Int($0), Int($1)) }
  }

  private static func diagnostic(
    _ first: Int, _ second: Int, _ records: LookupRecords
  ) -> Diagnostic {
    Diagnostic(
      .error, "lookup.duplicate", "another appeal has the same reference",
      at: records.location(second), hint: "give each appeal a reference of its own",
      notes: [Diagnostic.Note("first used here", at: records.location(first))], showsSource: false)
  }

  private static func derive(
    _ missing: [UInt32], of records: LookupRecords, in period: KeyPeriod,
    after earlier: (done: Int, total: Int), _ progress: @Sendable (Int, Int) -> Void
  ) -> [RecordKey] {
    let done = Atomic(earlier.done)
    // A few milliseconds of work at a time, so that no core waits long for another at the end.
    let chunk = max(1, min(64, 500_000 / period.iterations))
    return concurrentMap(missing, chunk: chunk) { record in
      let key = RecordKey(
        records.passphrase(Int(record)), salt: period.derivationSalt, iterations: period.iterations)
      progress(done.add(1, ordering: .relaxed).newValue, earlier.total)
      return key
    }
  }

  /// - Parameter derived: of the records that the cache lacks, in order; those behind its end are left
  ///   out.
  private static func table(
    _ order: [UInt32], _ digests: [PassphraseDigest], cache: KeyCache, derived: [RecordKey]
  ) -> [UInt8] {
    var table: [UInt8] = []
    table.reserveCapacity(order.count * KeyCache.recordLength)
    var next = derived.startIndex
    for record in order {
      let digest = digests[Int(record)]
      if let slot = cache.slot(of: digest) {
        digest.append(to: &table)
        cache.key(at: slot).root.withBytes { table += $0 }
      } else if next < derived.count {
        digest.append(to: &table)
        derived[next].root.withBytes { table += $0 }
        next += 1
      }
    }
    return table
  }

  private static func inverse(_ order: [UInt32]) -> [UInt32] {
    var slots = [UInt32](repeating: 0, count: order.count)
    for (slot, record) in order.enumerated() { slots[Int(record)] = UInt32(slot) }
    return slots
  }

  /// The values of all indices, in chunks large enough for cheap transforms.
  static func inParallel<Value: Sendable>(
    _ count: Int, _ value: @Sendable (Int) -> Value
  ) -> [Value] {
    inParallel(count, scratch: ()) { index, _ in value(index) }
  }

  static func inParallel<Scratch, Value: Sendable>(
    _ count: Int, scratch: @autoclosure @Sendable () -> Scratch,
    _ value: @Sendable (Int, inout Scratch) -> Value
  ) -> [Value] {
    concurrentMap(count: count, chunk: 4096, scratch: scratch(), value)
  }
}
