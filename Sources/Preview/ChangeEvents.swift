import FlyingSocks

/// A stream of server-sent events (WHATWG HTML, section 9.2) to one page: one event, when the sources
/// are no longer those that the page was made from.
struct ChangeEvents: AsyncBufferedSequence {
  typealias Element = UInt8

  let latest: LatestContent
  /// Of the page.
  let stamp: UInt64

  /// How often the sources are looked at while a page is open: a walk of some hundred files takes about
  /// a millisecond.
  private static let pause = Duration.milliseconds(20)
  /// A line that says nothing, after so many looks: writing it shows whether anybody still listens.
  private static let looksBetweenSigns = 250

  func makeAsyncIterator() -> Iterator { Iterator(latest: latest, stamp: stamp) }

  struct Iterator: AsyncBufferedIteratorProtocol {
    let latest: LatestContent
    let stamp: UInt64
    private var isGreeted = false
    private var isDone = false

    init(latest: LatestContent, stamp: UInt64) {
      self.latest = latest
      self.stamp = stamp
    }

    mutating func next() async throws -> UInt8? {
      preconditionFailure("the server takes whole buffers")
    }

    mutating func nextBuffer(suggested count: Int) async throws -> [UInt8]? {
      if isDone { return nil }
      if !isGreeted {
        isGreeted = true
        // Should the preview be started again, the page asks again after this many milliseconds.
        return Array("retry: 500\n\n".utf8)
      }
      for _ in 0..<ChangeEvents.looksBetweenSigns {
        if latest.stamp != stamp {
          isDone = true
          return Array("event: change\ndata: \(latest.stamp)\n\n".utf8)
        }
        try await Task.sleep(for: ChangeEvents.pause)
      }
      return Array(":\n\n".utf8)
    }
  }
}
