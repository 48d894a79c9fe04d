import Core
import Testing

@testable import Publishing

@Suite("What a release says of itself")
struct ReleaseFactsTests {
  @Test("is a sorted text, a line a fact")
  func writing() throws {
    let facts = ReleaseFacts(
      dataDate: try day("2026-06-30"), lookupKey: "k1", records: 7,
      totals: ["b": 2, "a": 1], pages: [try path("ky/b c.html"), try path("ky/a.html")],
      redirects: [try path("old.html"): try path("ky/a.html")])
    let text = """
      portal-release\t1
      data\t2026-06-30
      key\tk1
      records\t7
      total\ta\t1
      total\tb\t2
      page\tky/a.html
      page\tky/b c.html
      redirect\told.html\tky/a.html

      """
    #expect(String(decoding: facts.bytes, as: UTF8.self) == text)
    #expect(try ReleaseFacts(parsing: facts.bytes) == facts)
  }

  @Test("need be no more than a day")
  func least() throws {
    let facts = ReleaseFacts(dataDate: try day("2026-06-30"))
    #expect(try ReleaseFacts(parsing: facts.bytes) == facts)
  }

  @Test(
    "is refused where it cannot be read",
    arguments: [
      ("", 1), ("portal-release\t2\n", 1), ("portal-release\t1\ndata\t2026-06-30", 1),
      ("portal-release\t1\n", 0), ("portal-release\t1\ndata\t2026-02-30\n", 2),
      ("portal-release\t1\ndata\t2026-06-30\ndata\t2026-06-30\n", 3),
      ("portal-release\t1\ndata\t2026-06-30\nrecords\t-1\n", 3),
      ("portal-release\t1\ndata\t2026-06-30\nrecords\t9223372036854775807\n", 3),
      ("portal-release\t1\ndata\t2026-06-30\ntotal\ta\t1\ntotal\ta\t1\n", 4),
      ("portal-release\t1\ndata\t2026-06-30\npage\t../a\n", 3),
      ("portal-release\t1\ndata\t2026-06-30\nredirect\ta\n", 3),
      ("portal-release\t1\ndata\t2026-06-30\nother\n", 3),
      ("portal-release\t1\ndata\t2026-06-30\n\n", 3),
    ])
  func refusal(text: String, line: Int) {
    #expect(throws: ReleaseFacts.Fault(line: line)) {
      try ReleaseFacts(parsing: Array(text.utf8))
    }
  }
}

@Suite("Guards against a bad release")
struct GuardTests {
  private let live: ReleaseFacts
  private let guards = Guards(mostRecordsLost: 5)

  init() throws {
    live = ReleaseFacts(
      dataDate: try day("2026-06-30"), lookupKey: "k1", records: 1000,
      totals: ["received": 50], pages: [try path("a.html"), try path("b.html")],
      redirects: [try path("old.html"): try path("a.html")])
  }

  private func reasons(_ change: (inout ReleaseFacts) throws -> Void) rethrows -> [GuardReason] {
    var new = live
    try change(&new)
    return guards.reasons(replacing: live, with: new)
  }

  @Test("let the same and more of everything pass")
  func nothing() throws {
    let reasons = try reasons {
      $0.dataDate = try day("2026-07-01")
      $0.records = 1200
      $0.totals = ["received": 50, "answered": 1]
      $0.pages.insert(try path("c.html"))
    }
    #expect(reasons.isEmpty)
  }

  @Test(
    "let a set share of look-up records vanish, and no more",
    arguments: [(950, true), (949, false), (0, false)])
  func records(count: Int, passes: Bool) {
    let reasons = reasons { $0.records = count }
    #expect(reasons == (passes ? [] : [.recordsVanished(live: 1000, new: count, mostPercent: 5)]))
  }

  @Test("take a look-up that is gone for one without records")
  func noRecords() {
    #expect(reasons { $0.records = nil } == [.recordsVanished(live: 1000, new: 0, mostPercent: 5)])
  }

  @Test("let no total fall or go")
  func totals() {
    #expect(
      reasons { $0.totals = ["received": 49] } == [.totalFell(name: "received", live: 50, new: 49)])
    #expect(reasons { $0.totals = [:] } == [.totalFell(name: "received", live: 50, new: nil)])
  }

  @Test("let no page go, unless another address of the site stands in")
  func pages() throws {
    let gone = try path("b.html")
    #expect(reasons { $0.pages.remove(gone) } == [.pageRemoved(gone)])
    let stand = try path("a.html")
    let moved = reasons {
      $0.pages.remove(gone)
      $0.redirects[gone] = stand
    }
    #expect(moved.isEmpty)
  }

  @Test("follow redirects to their end, and not in circles")
  func redirects() throws {
    let (gone, middle, stand) = (try path("b.html"), try path("c.html"), try path("a.html"))
    let chained = reasons {
      $0.pages.remove(gone)
      $0.redirects[gone] = middle
      $0.redirects[middle] = stand
    }
    #expect(chained.isEmpty)
    let circle = reasons {
      $0.pages.remove(gone)
      $0.redirects[gone] = middle
      $0.redirects[middle] = gone
    }
    #expect(circle == [.redirectLeadsNowhere(gone)])
  }

  @Test("keep addresses that led elsewhere leading")
  func oldRedirects() throws {
    #expect(reasons { $0.redirects = [:] } == [.pageRemoved(try path("old.html"))])
  }

  @Test("let data not grow older, nor the key of the look-up change")
  func identity() throws {
    let older = try day("2026-06-29")
    #expect(
      reasons { $0.dataDate = older } == [.dataOlder(live: try day("2026-06-30"), new: older)])
    #expect(reasons { $0.lookupKey = "k2" } == [.lookupKeyChanged(live: "k1", new: "k2")])
    #expect(reasons { $0.lookupKey = nil } == [.lookupKeyChanged(live: "k1", new: nil)])
  }
}

@Suite("An acceptance")
struct AcceptanceTests {
  @Test("names a guard and gives a reason", arguments: GuardKind.allCases)
  func reading(kind: GuardKind) throws {
    let acceptance = try acceptance("\(kind.rawValue): two offices: one list")
    #expect(acceptance.kind == kind)
    #expect(acceptance.reason == "two offices: one list")
    #expect(Acceptance(acceptance.description) == acceptance)
  }

  @Test(
    "is refused without either, or on more than one line",
    arguments: [
      "", "records", "records:", "records: ", "records: \u{A0}", "record: why", "total:why",
      "total: a\nb", "total: a\u{2028}b", "total: a\u{7}b",
    ])
  func refusal(text: String) {
    #expect(Acceptance(text) == nil)
  }

  @Test("has a reason of bounded length")
  func length() {
    #expect(Acceptance(.total, String(repeating: "ү", count: 500)) != nil)
    #expect(Acceptance(.total, String(repeating: "ү", count: 501)) == nil)
  }
}
