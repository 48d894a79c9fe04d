import Dispatch

/// Transforms each element on all cores; results come in the order of the input, so that the number
/// of cores can never change a byte of the output.
///
/// - Parameters:
///   - chunk: how many elements a core takes at a time; small for slow transforms.
///   - work: what one core does first while the others transform; done when the results are there.
package func concurrentMap<Element: Sendable, Result: Sendable>(
  _ elements: [Element], chunk: Int = 16, meanwhile work: () -> Void = {},
  _ transform: @Sendable (Element) -> Result
) -> [Result] {
  if elements.count <= chunk {
    work()
    return elements.map(transform)
  }
  @Sendable func element(at place: Int, _: inout Void) -> Result { transform(elements[place]) }
  return results(elements.count, chunk, meanwhile: work, scratch: {}, element)
}

/// The results for the numbers from 0 on, made on all cores.
///
/// - Parameters:
///   - chunk: how many a core takes at a time.
///   - scratch: makes room to work in, once for each chunk, for transforms so short that allocating would
///     be most of what they do.
package func concurrentMap<Scratch, Result: Sendable>(
  count: Int, chunk: Int, scratch: @autoclosure @Sendable () -> Scratch,
  _ transform: @Sendable (Int, inout Scratch) -> Result
) -> [Result] {
  results(count, chunk, meanwhile: {}, scratch: scratch, transform)
}

/// Each result is made at its place in the array: copied from parts, all that it refers to would be
/// retained and released again.
@inline(__always)
private func results<Scratch, Result: Sendable>(
  _ count: Int, _ chunk: Int, meanwhile work: () -> Void, scratch: @Sendable () -> Scratch,
  _ transform: @Sendable (Int, inout Scratch) -> Result
) -> [Result] {
  precondition(chunk > 0)
  // Called once, while the caller waits.
  nonisolated(unsafe) let work = work
  return [Result](unsafeUninitializedCapacity: count) { results, filled in
    // No two calls write to one place, and all have ended when `concurrentPerform` returns.
    nonisolated(unsafe) let results = results
    DispatchQueue.concurrentPerform(iterations: 1 + (count + chunk - 1) / chunk) { turn in
      if turn == 0 { return work() }
      var scratch = scratch()
      for place in (turn - 1) * chunk..<min(count, turn * chunk) {
        results.initializeElement(at: place, to: transform(place, &scratch))
      }
    }
    filled = count
  }
}
