import Appeals
import Disclosure

/// The rows of a block that one year has to do with, and their leaves.
struct YearShare {
  /// Working days of a row that was open.
  static let open = UInt16.max

  /// Of each row, in the dimensions of time.
  let registered: [UInt16]
  let closed: [UInt16]
  /// From the first to the last leaf of registration.
  let months: ClosedRange<UInt16>
  /// For each dimension of the plan the leaf of each row.
  let planned: [[UInt16]]
  /// Working days of each row.
  let elapsed: [UInt16]
  let signatories: [UInt32]

  init(of block: RowBlock, in dimensions: YearDimensions, through lastMonth: Int) {
    let start = Int32(dimensions.year * 12)
    let last = min(start + 11, Int32(lastMonth))
    let later = Int32(dimensions.laterLeaf)
    func leaf(registered month: Int32) -> UInt16 { UInt16(max(month - start + 1, 0)) }
    func leaf(closed month: Int32) -> UInt16 { UInt16(min(max(month - start, 0), later)) }
    // Registries are kept in the order of time: most blocks are of one year.
    if start <= last, start <= block.months.lowerBound, block.months.upperBound <= last {
      registered = block.registered.map(leaf(registered:))
      closed = block.closed.map(leaf(closed:))
      (planned, elapsed, signatories) = (block.leaves, block.elapsed, block.signatories)
    } else {
      // Appeals of earlier years that were open when this one began are brought forward into it, those of
      // before the first month too.
      let chosen = block.registered.indices.filter { position in
        let (month, end) = (block.registered[position], block.closed[position])
        return month >= 0 && month <= last && (month >= start || end >= start)
      }
      registered = chosen.map { leaf(registered: block.registered[$0]) }
      closed = chosen.map { leaf(closed: block.closed[$0]) }
      planned = block.leaves.map { column in chosen.map { column[$0] } }
      elapsed = chosen.map { block.elapsed[$0] }
      signatories = chosen.map { block.signatories[$0] }
    }
    months = (registered.min() ?? 0)...(registered.max() ?? 0)
  }

  var leaves: [[UInt16]] { [registered, closed] + planned }
  var isEmpty: Bool { registered.isEmpty }
}
