import Synchronization

/// How far a slow step has come, on the last line of a terminal; nothing where nobody is looking.
final class ProgressBar: Sendable {
  private static let width = 30

  private let title: String
  private let isShown: Bool
  private let start = ContinuousClock.now
  /// The last share that was shown, in thousandths.
  private let shown = Atomic(-1)

  init(_ title: String, isShown: Bool) {
    self.title = title
    self.isShown = isShown && Terminal.showsProgress
  }

  /// Called from any core, for each step; draws a thousand times at most.
  func show(_ done: Int, of total: Int) {
    if !isShown || total == 0 { return }
    let share = done * 1000 / total
    let last = shown.load(ordering: .relaxed)
    guard share > last,
      shown.compareExchange(expected: last, desired: share, ordering: .relaxed).exchanged
    else { return }
    let full = share * ProgressBar.width / 1000
    let bar =
      String(repeating: "#", count: full) + String(repeating: ".", count: ProgressBar.width - full)
    Terminal.progress(
      "\(title) [\(bar)] \(done) of \(total)" + timeLeft(Double(total - done) / Double(done)))
  }

  func end() {
    if isShown { Terminal.endProgress() }
  }

  /// - Parameter rest: what is left, in units of what is done.
  private func timeLeft(_ rest: Double) -> String {
    let seconds = Double((ContinuousClock.now - start).components.seconds)
    let left = Int(seconds * rest)
    if seconds < 2 { return "" }
    return left < 100 ? ", \(left) s left" : ", \((left + 30) / 60) min left"
  }
}
