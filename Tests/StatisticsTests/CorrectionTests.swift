import Appeals
import Core
import Disclosure
import Testing

@testable import Statistics

/// What becomes of figures when the registry is corrected after they were published.
@Suite("Corrections after publication") struct CorrectionTests {
  /// Twelve appeals of each topic and region a month, closed within it.
  private static let rows: [SmallRegistry.Row] = (1...9).flatMap { month in
    ["land", "social", "other"].flatMap { topic in
      ["KG-B", "KG-C"].flatMap { region in
        (0..<12).map { number in
          SmallRegistry.Row(
            registered: "2026-0\(month)-0\(6 + number % 4)", topic: topic, region: region,
            closed: "2026-0\(month)-1\(number % 9)", outcome: "satisfied")
        }
      }
    }
  }

  private let small: SmallPlan

  init() throws { small = try SmallPlan() }

  private func day(_ text: String) throws -> CalendarDate { try #require(CalendarDate(iso: text)) }

  /// The ledger after a release, read back.
  private func ledger(
    _ release: FiguresRelease, after files: [(name: String, bytes: [UInt8])] = []
  ) throws -> ReleaseLedger {
    let head = ReleaseLedger.hash(release.files[0].bytes)
    let (ledger, codes) = try small.read(
      files + release.files, releases: release.number, head: head)
    #expect(codes.isEmpty)
    return try #require(ledger)
  }

  private func counted(
    _ table: AppealTable, as published: AppealTable?, _ ledger: ReleaseLedger
  ) throws -> CountedRows {
    CountedRows(
      table, asPublished: published, try small.plan(), ledger, codes: small.registry.codes)
  }

  private func value(_ release: FiguresRelease, _ table: String, _ row: String) -> Int? {
    release.families.flatMap(\.tables).first { $0.name == table }?.value(of: row)
  }

  @Test("wait, and the next release goes on from what was published")
  func wait() throws {
    let before = try small.registry.table(Self.rows)
    let first = try #require(try small.closing(before, on: "2026-04-30").release())
    let ledger = try ledger(first)
    var rows = Self.rows
    // Another topic, another month, and two appeals that nobody had entered in time.
    rows[0].topic = "social"
    rows[2].registered = "2026-06-01"
    rows[2].closed = "2026-06-12"
    let after = try small.registry.table(rows.dropLast() + [rows[1], rows[1]])
    #expect(throws: Closing.Refusal.self) {
      try small.closing(after, on: "2026-08-31", after: ledger).release()
    }
    let kept = try counted(before, as: nil, .empty).rows(through: .month(2026, 3))
    let merged = try counted(after, as: kept, ledger)
    #expect(merged.corrections == 4, "two came too late")
    let next = try #require(
      try small.closing(merged.table, on: "2026-08-31", after: ledger).release())
    #expect(value(next, "topics-2026-q2", "total") == 216)
    #expect(value(next, "arrived-2026-04", "brought-forward") == 0)
  }

  @Test("count an end that was learned of too late from the first open day")
  func lateEnd() throws {
    var rows = Self.rows
    for row in 0..<6 {
      rows[row].closed = ""
      rows[row].outcome = ""
    }
    let before = try small.registry.table(rows)
    let first = try #require(try small.closing(before, on: "2026-04-30").release())
    #expect(value(first, "handled-2026-03", "pending") == 6)
    let kept = try counted(before, as: nil, .empty).rows(through: .month(2026, 3))
    let merged = try counted(
      try small.registry.table(Self.rows), as: kept, try ledger(first))
    let next = try #require(
      try small.closing(merged.table, on: "2026-07-31", after: try ledger(first)).release())
    #expect(value(next, "arrived-2026-04", "brought-forward") == 6)
    // The first quarter was told as of 30 April.
    #expect(value(next, "handled-2026-05", "closed") == 78)
    #expect(value(next, "handled-2026-05", "pending") == 0)
  }

  @Test("are kept as a registry that reads back as it was")
  func canonical() throws {
    let table = try small.registry.table(Self.rows)
    let bytes = CanonicalRegistry(table, codes: small.registry.codes).bytes()
    var reader = RegistryReader(
      codes: small.registry.codes, calendar: small.registry.calendar, asOf: nil, path: "r.csv")
    reader.feed(bytes.span)
    var diagnostics: [Diagnostic] = []
    let read = reader.finish(reporting: &diagnostics).table
    #expect(!diagnostics.hasErrors && read.count == table.count)
    #expect((0..<table.count).allSatisfy { read[$0] == table[$0] })
  }

  @Test("are published once a year, the few of a number hidden")
  func revision() throws {
    let before = try small.registry.table(Self.rows)
    let first = try #require(try small.closing(before, on: "2027-01-31").release())
    let ledger = try ledger(first)
    #expect(ledger.periods.contains(.year(2026)))
    var rows = Self.rows
    // Sixteen appeals were about something else, and two more about a third.
    for row in rows.indices.filter({ rows[$0].topic == "land" }).prefix(16) {
      rows[row].topic = "other"
    }
    for row in rows.indices.filter({ rows[$0].topic == "social" }).prefix(2) {
      rows[row].topic = "other"
    }
    let after = try small.registry.table(rows)
    let kept = try counted(before, as: nil, .empty).rows(through: .month(2026, 12))
    let merged = try counted(after, as: kept, ledger)
    #expect(merged.corrections == 18)
    let closing = try small.closing(merged.table, on: "2027-06-01", after: ledger)
    let revision = try closing.revision(of: 2026, registry: after, isCorrected: true)
    #expect(revision.revises == 2026 && revision.periods.isEmpty)
    #expect(value(revision, "topics-2026-revised", "total") == 648)
    #expect(value(revision, "topics-2026-revised", "social") == nil, "two fewer")
    let topics = try #require(revision.families[0].tables.first)
    let known = try #require(
      ledger.releases[0].families[0].tables.first { $0.name == "topics-2026" })
    for (old, new) in zip(known.cells, topics.cells) {
      guard let old = old.value, let new = new.value else { continue }
      #expect(old == new || abs(old - new) >= 5)
    }
    let again = try self.ledger(revision, after: first.files)
    #expect(again.releases[1].revises == 2026 && again.families(of: 2026).count == 1)
    #expect(again.releases[1].files.map(\.bytes) == revision.files.map(\.bytes))
    #expect(throws: Closing.NoRevision.self) {
      try small.closing(merged.table, on: "2027-06-01", after: again)
        .revision(of: 2026, registry: after, isCorrected: true)
    }
    #expect(throws: Closing.NoRevision.self) {
      try closing.revision(of: 2026, registry: before, isCorrected: false)
    }
  }
}
