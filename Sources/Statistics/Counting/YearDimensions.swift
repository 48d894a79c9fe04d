import Core
import Disclosure

/// The dimensions in which the appeals of one year are counted: when they were registered, when they
/// were closed, and those of the plan.
///
/// A year is the unit of protection. Its only link with the next is the number of appeals that were
/// open at its end, which both show.
struct YearDimensions {
  let year: Int
  let dimensions: [Disclosure.Dimension]
  let categories: [Categories]
  let graceMonths: Int
  private let fields: [PlanDimension.Field]
  /// Only what belongs to the total.
  let insideScope: [Int: LeafSet]

  /// Position of the month of registration: 0 is "before the year", 1 to 12 its months.
  static let registered = 0
  /// Position of the month of closing: 0 to 11 the months of the year, then those of grace, then
  /// "later or still open".
  static let closed = 1
  /// Position of the first dimension of the plan.
  static let planned = 2

  static let registeredName = "registered"
  static let closedName = "closed"
  static let beforeCode = "before"
  static let laterCode = "later"

  init(year: Int, graceMonths: Int, categories: [Categories]) {
    self.year = year
    self.graceMonths = graceMonths
    fields = categories.map(\.field)
    self.categories = categories
    let months = (1...12).map { Period.month(year, $0).description }
    var after = Period.month(year, 12)
    let grace = (0..<graceMonths).map { _ in
      after = after.next
      return after.description
    }
    let channel = categories.firstIndex { $0.field == .channel && !$0.outside.isEmpty }
    insideScope =
      channel.map { [$0 + YearDimensions.planned: LeafSet(categories[$0].inside)] } ?? [:]
    dimensions =
      [
        Disclosure.Dimension(
          name: YearDimensions.registeredName,
          leaves: ["\(YearDimensions.beforeCode)-\(year)"] + months),
        Disclosure.Dimension(
          name: YearDimensions.closedName, leaves: months + grace + [YearDimensions.laterCode]),
      ]
      + categories.map {
        Disclosure.Dimension(name: $0.dimension.id, leaves: $0.leaves.map(\.code))
      }
  }

  /// Position of a dimension of the plan.
  func position(of field: PlanDimension.Field) -> Int? {
    fields.firstIndex(of: field).map { $0 + YearDimensions.planned }
  }

  func registered(in period: Period) -> LeafSet { LeafSet(period.months) }

  /// Registered up to the end of `month`, in the years before too.
  func registered(upTo month: Int) -> LeafSet { LeafSet(0...month) }

  func closed(in period: Period) -> LeafSet {
    LeafSet(period.months.lowerBound - 1...period.months.upperBound - 1)
  }

  /// Not closed by the end of `month`.
  func closed(after month: Int) -> LeafSet { LeafSet(month...laterLeaf) }

  /// Closed after the months of grace, or still open.
  var laterLeaf: Int { 12 + graceMonths }
}
