import Core

/// Working days from registration to closing, as a histogram: medians and means of a group without
/// keeping its rows.
struct DayHistogram {
  /// Days from here on count as this many; the median of no group lies there.
  static let longest = 511
  private var counts: [UInt32] = []
  private(set) var count = 0
  private var sum = 0

  @inline(__always)
  mutating func add(_ days: Int) {
    if counts.isEmpty { counts = [UInt32](repeating: 0, count: DayHistogram.longest + 1) }
    counts[min(max(days, 0), DayHistogram.longest)] += 1
    count += 1
    sum += days
  }

  mutating func add(_ other: DayHistogram) {
    if other.counts.isEmpty { return }
    if counts.isEmpty { counts = [UInt32](repeating: 0, count: DayHistogram.longest + 1) }
    for day in counts.indices { counts[day] += other.counts[day] }
    count += other.count
    sum += other.sum
  }

  /// Twice the median, so that it is whole; `nil` of fewer than `least`.
  func doubledMedian(least: Int) -> Int? {
    if count < max(least, 1) { return nil }
    return value(at: (count - 1) / 2) + value(at: count / 2)
  }

  /// Ten times the mean, rounded, halves up; `nil` of fewer than `least`.
  func meanInTenths(least: Int) -> Int? {
    count < max(least, 1) ? nil : (sum * 20 + count) / (2 * count)
  }

  private func value(at rank: Int) -> Int {
    var passed = 0
    for day in counts.indices {
      passed += Int(counts[day])
      if passed > rank { return day }
    }
    return DayHistogram.longest
  }
}

/// What is said of a period beside its counts. Numbers that rest on fewer appeals than the threshold,
/// or on a hidden count, are `nil`.
package struct PeriodMeasures: Hashable, Sendable {
  /// Twice the median of working days from registration to closing, of all that were closed by the
  /// closing day.
  package var doubledMedian: Int?
  /// Ten times the mean of the same.
  package var meanInTenths: Int?
  /// People who signed collective appeals.
  package var signatories: Int?
  /// Twice the median of the appeals of each row, by table and code of the row.
  package var rowMedians: [String: [String: Int]] = [:]

  package init() {}
}

/// The raw material of `PeriodMeasures` for one quarter.
struct QuarterMeasures {
  var days = DayHistogram()
  var signatories = 0
  /// For each dimension of the plan that some table gives medians of: one histogram a leaf.
  var daysOfLeaf: [[DayHistogram]]

  init(_ dimensions: YearDimensions, medians: [Bool]) {
    daysOfLeaf = zip(dimensions.categories, medians).map { categories, isWanted in
      isWanted ? Array(repeating: DayHistogram(), count: categories.leaves.count) : []
    }
  }

  /// Adds the rows of a share that were registered in a quarter of its year, from 0, and count in the total.
  mutating func add(
    _ share: YearShare, ofQuarter quarter: Int, outside: (channel: Int?, leaves: [Bool])
  ) {
    let months = UInt16(quarter * 3 + 1)...UInt16(quarter * 3 + 3)
    if !months.overlaps(share.months) { return }
    let channels = outside.channel.map { share.planned[$0] }
    let measured = daysOfLeaf.indices.filter { !daysOfLeaf[$0].isEmpty }
    for place in share.registered.indices where months.contains(share.registered[place]) {
      if let channels, outside.leaves[Int(channels[place])] { continue }
      signatories += Int(share.signatories[place])
      if share.elapsed[place] == YearShare.open { continue }
      let elapsed = Int(share.elapsed[place])
      days.add(elapsed)
      for dimension in measured {
        daysOfLeaf[dimension][Int(share.planned[dimension][place])].add(elapsed)
      }
    }
  }

  mutating func add(_ other: QuarterMeasures) {
    days.add(other.days)
    signatories += other.signatories
    for dimension in daysOfLeaf.indices {
      for leaf in daysOfLeaf[dimension].indices {
        daysOfLeaf[dimension][leaf].add(other.daysOfLeaf[dimension][leaf])
      }
    }
  }
}
