import Appeals
import Core
import Disclosure
import Testing

@testable import Statistics

/// A plan that asks for more than the registry has.
@Suite struct CoverageTests {
  private static var rows: [SmallRegistry.Row] {
    (1...3).flatMap { month in
      (10..<22).map {
        SmallRegistry.Row(
          registered: "2026-0\(month)-\($0)", closed: "2026-0\(month)-25", outcome: "refused")
      }
    }
  }

  private func closing(_ columns: Set<AppealColumn>?) throws -> Closing {
    let small = try SmallPlan()
    let table = try small.registry.table(Self.rows)
    var closing = try small.closing(table, on: "2026-04-30")
    closing.stated = columns.flatMap { StatedColumns($0, of: table) }
    return closing
  }

  private func names(_ closing: Closing) throws -> Set<String> {
    Set(try closing.release()?.families.flatMap(\.tables).map(\.name) ?? [])
  }

  @Test("tables of columns that the registry lacks are left out and named, the others are not")
  func leftOut() throws {
    let partial = try closing([.reference, .received, .registered, .topic, .closed])
    #expect(partial.withoutColumns.map(\.id) == ["both"])
    let names = try names(partial)
    #expect(names.contains("topics-2026-q1") && names.contains("arrived-2026-q1"))
    #expect(!names.contains("both-2026-q1"))
    #expect(partial.leftOut.isEmpty)
    let whole = try closing(Set(AppealColumn.allCases))
    #expect(whole.withoutColumns.isEmpty)
    #expect(try self.names(whole).contains("both-2026-q1"))
    #expect(try self.names(closing(nil)) == self.names(whole))
  }

  @Test("a category for several is made only where there are all of them")
  func merges() throws {
    let small = try SmallPlan()
    func categories(_ parts: [String]) throws -> Categories {
      let plan = try small.plan()
      let place = plan.location
      let names = Localized(ky: "Х", ru: "Х", en: "X")
      let region = try #require(plan.dimension(.region))
      let dimension = PlanDimension(
        field: .region, title: region.title, bands: [],
        merged: [.init(code: "far", parts: parts, name: names, location: place)], tiles: [:],
        names: [:], location: place)
      let words = Categories.Words(notStated: names, unspecified: names) { _ in names }
      return Categories(dimension, codes: small.registry.codes, words: words)
    }
    let whole = try categories(["KG-C", "not-stated"])
    #expect(whole.leaves.map(\.code) == ["KG-B", "far"] && whole.unmerged.isEmpty)
    let partial = try categories(["abroad", "not-stated"])
    #expect(partial.leaves.map(\.code) == ["KG-B", "KG-C", "not-stated"])
    #expect(partial.unmerged == ["far"])
  }

  @Test("a plan without a first month begins where the data can be shown, and goes on as it began")
  func firstMonth() throws {
    let small = try SmallPlan()
    let written = SmallPlan.planText.replacing("first_month: 2026-01\n", with: "")
    var diagnostics: [Diagnostic] = []
    let plan = try #require(
      StatisticsPlan.parse(written, path: "s.yaml", reporting: &diagnostics), "\(diagnostics)")
    let day = try #require(CalendarDate(iso: "2026-05-31"))
    func first(_ rows: [SmallRegistry.Row], _ ledger: ReleaseLedger = .empty) throws -> String {
      plan.beginning(with: try small.registry.table(rows), [], after: ledger, asOf: day)
        .firstMonth.description
    }
    let stragglers = (1...4).map { SmallRegistry.Row(registered: "2026-02-0\($0)") }
    let march = (1...5).map { SmallRegistry.Row(registered: "2026-03-0\($0)") }
    #expect(try first(stragglers + march) == "2026-03")
    #expect(try first([]) == "2026-05")
    let release = try #require(try closing(nil).release())
    let ledger = ReleaseLedger(releases: [release], hashes: [], files: [])
    #expect(try first(march, ledger) == "2026-01")
    let stated = try small.plan().beginning(
      with: try small.registry.table(march), [], after: .empty, asOf: day)
    #expect(stated.firstMonth.description == "2026-01")
  }
}
