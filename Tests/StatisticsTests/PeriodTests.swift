import Core
import Testing

@testable import Statistics

@Suite("Periods") struct PeriodTests {
  @Test(
    "reads what it writes",
    arguments: ["2024-01", "2026-12", "2026-q1", "2026-q4", "2025"])
  func roundTrip(id: String) {
    #expect(Period(id)?.description == id)
  }

  @Test(
    "refuses what is no period",
    arguments: ["", "26", "2026-13", "2026-00", "2026-1", "2026-q5", "2026-q", "2026-01-01", "x"])
  func refuses(id: String) {
    #expect(Period(id) == nil)
  }

  @Test("knows its days, its neighbours and its closing day")
  func days() {
    let quarter = Period.quarter(2024, 1)
    #expect(quarter.first.description == "2024-01-01")
    #expect(quarter.last.description == "2024-03-31")
    #expect(quarter.previous == .quarter(2023, 4))
    #expect(quarter.sameLastYear == .quarter(2023, 1))
    #expect(quarter.closingDay(grace: 1).description == "2024-04-30")
    #expect(Period.month(2024, 12).next == .month(2025, 1))
    #expect(Period.year(2024).closingDay(grace: 2).description == "2025-02-28")
    #expect(Period.year(2024).contains(.quarter(2024, 4)))
    #expect(!Period.year(2024).contains(.quarter(2025, 1)))
  }
}

@Suite("Working days of a group") struct DayHistogramTests {
  private func histogram(_ days: [Int]) -> DayHistogram {
    var result = DayHistogram()
    for day in days { result.add(day) }
    return result
  }

  @Test("gives twice the median and ten times the mean, rounded")
  func medianAndMean() {
    let odd = histogram([9, 3, 4, 14, 5])
    #expect(odd.doubledMedian(least: 5) == 10)
    #expect(odd.meanInTenths(least: 5) == 70)
    let even = histogram([1, 2, 4, 9])
    #expect(even.doubledMedian(least: 4) == 6)
    #expect(histogram([1, 1, 2]).meanInTenths(least: 1) == 13)
  }

  @Test("says nothing of fewer than the threshold, or of nobody")
  func few() {
    #expect(histogram([1, 2, 3, 4]).doubledMedian(least: 5) == nil)
    #expect(histogram([1, 2, 3, 4]).meanInTenths(least: 5) == nil)
    #expect(DayHistogram().doubledMedian(least: 0) == nil)
  }

  @Test("adds up to the histogram of both groups")
  func sums() {
    var first = histogram([1, 5, 9])
    first.add(histogram([2, 3]))
    #expect(first.doubledMedian(least: 5) == 6)
    #expect(first.count == 5)
  }
}
