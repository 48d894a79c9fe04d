import References

/// The tracking numbers of all appeals, derived from their registry numbers. No two are alike.
package struct TrackingNumbers: Sendable {
  private let digits: Int
  /// Without check digits: half the memory of strings.
  private let payloads: [UInt64]

  /// Derives the numbers on all cores.
  ///
  /// Where two registry numbers lead to one tracking number, which happens once in thousands of
  /// years of a national registry, the one that comes first in byte order keeps it: the order of
  /// rows decides nothing.
  ///
  /// - Parameters:
  ///   - reference: the canonical registry number at an index.
  ///   - digits: 16 or 20.
  package init(
    count: Int, digits: Int, secret: @Sendable (Int) -> LookupSecret,
    reference: @Sendable (Int) -> String
  ) {
    precondition(digits == 16 || digits == 20, "a tracking number has 16 or 20 digits")
    self.digits = digits
    var found = RecordKeys.inParallel(count) {
      secret($0).trackingPayload(for: reference($0), digits: digits, from: 0)
    }
    while let (kept, moved) = TrackingNumbers.collision(in: found.map(\.payload)) {
      let isOrdered = reference(kept).utf8.lexicographicallyPrecedes(reference(moved).utf8)
      let index = isOrdered ? moved : kept
      found[index] = secret(index).trackingPayload(
        for: reference(index), digits: digits, from: found[index].counter + 1)
    }
    payloads = found.map(\.payload)
  }

  package var count: Int { payloads.count }

  package subscript(index: Int) -> String {
    let payload = LookupSecret.digits(payloads[index], count: digits - 1)
    guard let number = TrackingNumber.number(payload: payload) else {
      preconditionFailure("payloads without a number were passed over")
    }
    return number
  }

  static func collision(in payloads: [UInt64]) -> (Int, Int)? {
    let order = payloads.indices.sorted {
      payloads[$0] != payloads[$1] ? payloads[$0] < payloads[$1] : $0 < $1
    }
    for (left, right) in zip(order, order.dropFirst()) where payloads[left] == payloads[right] {
      return (left, right)
    }
    return nil
  }
}
