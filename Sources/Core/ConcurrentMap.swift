import Dispatch
import Synchronization

/// Transforms each element on all cores; results come in the order of the input, so that the number
/// of cores can never change a byte of the output.
///
/// - Parameter chunk: how many elements a core takes at a time; small for slow transforms.
package func concurrentMap<Element: Sendable, Result: Sendable>(
  _ elements: [Element], chunk: Int = 16, _ transform: @Sendable (Element) -> Result
) -> [Result] {
  precondition(chunk > 0)
  let chunks = (elements.count + chunk - 1) / chunk
  if chunks <= 1 { return elements.map(transform) }
  let parts = Mutex([[Result]?](repeating: nil, count: chunks))
  DispatchQueue.concurrentPerform(iterations: chunks) { index in
    let part = elements[index * chunk..<min(elements.count, (index + 1) * chunk)].map(transform)
    parts.withLock { $0[index] = part }
  }
  return parts.withLock { $0 }.flatMap { $0 ?? [] }
}
