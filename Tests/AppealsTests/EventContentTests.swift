import Core
import Testing

@testable import Appeals

/// The repository's own events, and those of other demonstrations.
@Suite struct EventContentTests {
  let repository: Repository

  init() throws {
    repository = try Repository()
  }

  private func demonstration(
    rows: Int, seed: UInt64, lastDay: CalendarDate
  ) throws -> (registry: [UInt8], events: [UInt8]) {
    let demonstration = try DemonstrationRegistry(
      rows: rows, seed: seed, codes: repository.codes, calendar: repository.calendar,
      lastDay: lastDay)
    var (registry, events): ([UInt8], [UInt8]) = ([], [])
    demonstration.write { $0.withUnsafeBufferPointer { registry.append(contentsOf: $0) } }
    demonstration.writeEvents { $0.withUnsafeBufferPointer { events.append(contentsOf: $0) } }
    return (registry, events)
  }

  private func read(
    _ events: [UInt8], of table: AppealTable, asOf: CalendarDate?
  ) -> (events: AppealEvents, diagnostics: [Diagnostic]) {
    var reader = EventsReader(
      codes: repository.codes, table: table, asOf: asOf, path: "events.csv")
    reader.feed(events.span)
    var diagnostics: [Diagnostic] = []
    let read = reader.finish(reporting: &diagnostics)
    return (read, diagnostics)
  }

  @Test("the repository's registry and events are what its seed gives, without any problem")
  func ownEvents() throws {
    var diagnostics: [Diagnostic] = []
    let settings = try #require(
      try RegistrySettings.parse(
        content("appeals/registry.yaml"), path: "registry.yaml", reporting: &diagnostics))
    let (registry, events) = try (
      Array(content("appeals/\(settings.sources[0].files[0])").utf8),
      Array(content("appeals/\(#require(settings.events?.export.files.first))").utf8)
    )
    let table = repository.read(registry, asOf: settings.lastDay).table
    let made = try demonstration(
      rows: table.count, seed: UInt64(#require(settings.seed)),
      lastDay: #require(settings.lastDay))
    #expect(made.registry == registry)
    #expect(made.events == events)
    let result = read(events, of: table, asOf: settings.lastDay)
    #expect(result.diagnostics.isEmpty, "\(result.diagnostics.prefix(3))")
    #expect((0..<table.count).allSatisfy { result.events.steps(ofRow: $0).count >= 2 })
  }

  @Test(
    "demonstrations pass every check and agree with their registries",
    arguments: [(UInt64(1), "2026-11-20"), (2, "2026-11-22"), (3, "2025-01-07"), (4, "2024-01-08")])
  func agrees(seed: UInt64, lastDay: String) throws {
    let lastDay = try day(lastDay)
    let made = try demonstration(rows: 3000, seed: seed, lastDay: lastDay)
    let table = repository.read(made.registry, asOf: lastDay).table
    let result = read(made.events, of: table, asOf: lastDay)
    #expect(result.diagnostics.isEmpty, "seed \(seed): \(result.diagnostics.prefix(3))")
    var fullyPassed = 0
    for row in 0..<table.count {
      let steps = result.events.steps(ofRow: row)
      let passed = steps.filter { $0.event == .referred || $0.event == .passedOn }
      #expect(passed.count <= Int(table.transfers[row]))
      fullyPassed += passed.count == Int(table.transfers[row]) ? 1 : 0
      #expect((passed.last?.body ?? 0) == table.bodies[row])
      #expect(
        steps.contains { $0.event == .extended } == (table.flags[row].answer(.extended) == true))
      #expect(steps.last { $0.event == .answered }?.day == table.closed[row])
    }
    // An appeal answered the next day had no time to be passed on twice.
    #expect(fullyPassed * 100 >= table.count * 80, "seed \(seed): \(fullyPassed)")
  }

  @Test("the same seed gives the same events on every machine, another seed others")
  func determinism() throws {
    let first = try demonstration(rows: 500, seed: 7, lastDay: day("2026-11-20")).events
    #expect(try first == demonstration(rows: 500, seed: 7, lastDay: day("2026-11-20")).events)
    #expect(try first != demonstration(rows: 500, seed: 8, lastDay: day("2026-11-20")).events)
    let fingerprint = first.reduce(0xCBF2_9CE4_8422_2325 as UInt64) {
      ($0 ^ UInt64($1)) &* 0x100_0000_01B3
    }
    #expect(fingerprint == 10_522_600_503_263_215_087)
  }

  @Test("the settings name the events file, and none is a name outside the folder")
  func settings() throws {
    let made = try DemonstrationRegistry(
      rows: 1, seed: 42, codes: repository.codes, calendar: repository.calendar,
      lastDay: day("2026-11-20"))
    let (file, events) = try (
      #require(RelativePath("appeals.csv")), #require(RelativePath("events.csv"))
    )
    var diagnostics: [Diagnostic] = []
    let settings = RegistrySettings.parse(
      made.settingsText(file: file, events: events), path: "registry.yaml",
      reporting: &diagnostics)
    #expect(diagnostics.isEmpty)
    #expect(settings?.sources.map(\.files) == [["appeals.csv"]])
    #expect(settings?.sources.first?.columns == nil)
    #expect(settings?.events?.export.files == [events.description])
    #expect(settings?.isDemonstration == true)
    #expect(try settings?.lastDay == day("2026-11-20"))
    #expect(settings?.seed == 42)
    let source = MarkedText("file: a.csv\nevents: ▸../b.csv\ndemonstration: true\n")
    _ = RegistrySettings.parse(source.text, path: "registry.yaml", reporting: &diagnostics)
    #expect(diagnostics.map(\.code) == ["registry.file"])
    #expect(diagnostics.map(\.location.line) == [source.line])
    #expect(diagnostics.map(\.location.column) == [source.column])
  }
}
