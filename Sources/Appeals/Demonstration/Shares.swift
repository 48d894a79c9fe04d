import Core

/// Values with whole-number weights, drawn by chance. No floating point, so that every machine draws
/// the same.
struct Shares: Sendable {
  private let values: [Int]
  private let cumulative: [Int]

  /// - Parameter weighted: at least one weight is above zero.
  init(_ weighted: [(value: Int, weight: Int)]) {
    let weighted = weighted.filter { $0.weight > 0 }
    precondition(!weighted.isEmpty, "something must be possible")
    var sum = 0
    values = weighted.map(\.value)
    cumulative = weighted.map { entry in
      sum += entry.weight
      return sum
    }
  }

  /// Weights by code; where the list has none of those codes, all of `usable` alike.
  init(_ weights: KeyValuePairs<String, Int>, in list: CodeList, usable: [Int]) {
    let known = weights.compactMap { id, weight in
      list.number(of: id).flatMap { usable.contains($0) ? (value: $0, weight: weight) : nil }
    }
    self.init(known.isEmpty ? usable.map { (value: $0, weight: 1) } : known)
  }

  var total: Int { cumulative[cumulative.count - 1] }

  func draw(_ generator: inout SplitMix64) -> Int {
    let point = generator.below(total)
    var (low, high) = (0, cumulative.count - 1)
    while low < high {
      let middle = (low + high) / 2
      if cumulative[middle] > point { high = middle } else { low = middle + 1 }
    }
    return values[low]
  }
}
