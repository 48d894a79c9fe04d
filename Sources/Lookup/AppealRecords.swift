import Appeals
import Core
import References

/// The appeals of a registry as records to look up: which rows, under which passphrases.
///
/// Rows are turned into records when they are asked for. What a citizen types is decided here; what
/// a record says, in `AppealJourney`.
package struct AppealRecords: Sendable {
  package let policy: ReferencePolicy
  /// The patterns of what citizens type.
  package let typedGrammar: ReferenceGrammar
  private let table: AppealTable
  /// Of the table, those to publish.
  package let rows: [UInt32]
  private let references: RegistryReferences
  private let journey: AppealJourney
  private let deadlines: AppealJourney.Deadlines
  private let secrets: LookupSecrets
  private let tracking: TrackingNumbers?
  private let location: @Sendable (Int) -> SourceLocation

  /// Checks the references and derives tracking numbers where the policy asks for them.
  ///
  /// - Parameters:
  ///   - rows: of the table, those to publish (`Retention.kept`).
  ///   - grammar: the patterns of the registry's references; under `.reference`, numbers only make
  ///     sense, but that is for the cost check to say.
  ///   - trackingDigits: 16 or 20.
  ///   - location: the place of a row of the table, for messages.
  /// - Returns: `nil` after reporting references that follow no pattern, or that are one and the
  ///   same in spite of their spelling (`reference.mismatch`, `lookup.duplicate`).
  package init?(
    of table: AppealTable, rows: [UInt32], journey: AppealJourney, policy: ReferencePolicy,
    grammar: ReferenceGrammar, secrets: LookupSecrets, trackingDigits: Int = 16,
    location: @escaping @Sendable (Int) -> SourceLocation, reporting diagnostics: inout [Diagnostic]
  ) {
    guard
      let references = RegistryReferences(
        table.references, rows: rows, grammar: grammar, location: location,
        reporting: &diagnostics)
    else { return nil }
    self.references = references
    self.table = table
    self.rows = rows
    self.journey = journey
    deadlines = journey.deadlines(of: table)
    self.policy = policy
    self.secrets = secrets
    self.location = location
    if policy == .trackingNumber {
      typedGrammar = .numbers(digits: trackingDigits)
      tracking = TrackingNumbers(
        count: rows.count, digits: trackingDigits,
        secret: { secrets.secret(registered: table.registration(of: rows[$0])) },
        reference: { references[$0].text })
    } else {
      typedGrammar = grammar
      tracking = nil
    }
  }

  package var count: Int { rows.count }

  /// What opens the record at an index from 0.
  package func passphrase(_ index: Int) -> Passphrase {
    if let tracking { return Passphrase(reference: tracking[index]) }
    let reference = registryReference(index).text
    guard policy == .referenceWithCode else { return Passphrase(reference: reference) }
    let secret = secrets.secret(registered: table.registration(of: rows[index]))
    return Passphrase(reference: reference, accessCode: secret.accessCode(for: reference))
  }

  /// Appends the same as it enters the derivation of the key.
  func appendPassphrase(_ index: Int, to bytes: inout [UInt8]) {
    // Nearly all registries: nothing is spelled that is not asked for.
    if policy != .referenceWithCode { return appendTyped(index, to: &bytes) }
    bytes += passphrase(index).bytes
  }

  /// Appends the reference that is typed.
  private func appendTyped(_ index: Int, to bytes: inout [UInt8]) {
    if let tracking { bytes += tracking[index].utf8 } else { references.append(index, to: &bytes) }
  }

  /// The registry's own reference in its canonical spelling.
  package func registryReference(_ index: Int) -> CanonicalReference { references[index] }

  /// The patterns of the registry's references.
  package var registryGrammar: ReferenceGrammar { references.grammar }

  /// For sealing or publishing in the clear.
  package var lookupRecords: LookupRecords {
    LookupRecords(
      count: count, bodies: journey.codes.bodies.codes.map(\.id),
      passphrase: { appendPassphrase($0, to: &$1) },
      records: { [journey, table, rows, deadlines] indices, batch in
        journey.append(
          of: table, rows: indices.map { Int(rows[Int($0)]) }, deadlines, to: &batch)
      },
      location: { [location, rows] in location(Int(rows[$0])) })
  }

  /// What guessing these passphrases costs, now and in a year.
  ///
  /// - Parameter retention: what was left out, and what will be when `day` has come again.
  package func guessingCost(
    iterations: Int, asOf day: CalendarDate, retention: Retention
  ) -> GuessingCost {
    let digits = policy == .referenceWithCode ? ReferencePolicy.accessCodeDigits : nil
    return GuessingCost(
      of: count, grammar: typedGrammar, accessCodeDigits: digits, iterations: iterations,
      growth: growth(since: day.adding(days: -365), dropping: retention.later(years: 1))
    ) { index, bytes in
      appendTyped(index, to: &bytes)
      return tracking == nil ? references.pattern(of: index) : 0
    }
  }

  /// By how many the records of each typed pattern become more in a year, if the next is like the last.
  private func growth(since start: CalendarDate, dropping later: Retention) -> [Int] {
    var growth = [Int](repeating: 0, count: typedGrammar.patterns.count)
    for index in 0..<count {
      let row = rows[index]
      var change = table.registration(of: row) > start ? 1 : 0
      if !later.keeps(closed: table.closed[Int(row)]) { change -= 1 }
      if change == 0 { continue }
      // Where there is one pattern, no reference need be read to know that it follows it.
      growth[growth.count == 1 ? 0 : references.pattern(of: index)] += change
    }
    return growth
  }

  /// Everything about these appeals that must not be published. Under `.plain` the references are.
  package var leakPatterns: LeakPatterns {
    var patterns = LeakPatterns(grammar: registryGrammar)
    patterns.insert(secret: secrets.current)
    for secret in secrets.byYear.values { patterns.insert(secret: secret) }
    if policy == .plain { return patterns }
    patterns.insert(count: count) { appendTyped($0, to: &$1) }
    if tracking != nil { patterns.insert(count: count) { references.append($0, to: &$1) } }
    if policy == .referenceWithCode {
      patterns.insert(count: count) { $1 += (passphrase($0).accessCode ?? "").utf8 }
    }
    return patterns
  }

  /// The patterns for the manifest.
  package var manifestEntries: [LookupManifest.Entry] {
    typedGrammar.patterns.map {
      LookupManifest.Entry(pattern: $0, hasAccessCode: policy == .referenceWithCode)
    }
  }
}

extension AppealTable {
  /// The day that decides which secret and which rules apply.
  fileprivate func registration(of row: UInt32) -> CalendarDate {
    registered[Int(row)] ?? received.known(Int(row))
  }
}
