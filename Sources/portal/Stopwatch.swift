/// Time since its making, for the last line of a command.
struct Stopwatch {
  private let clock = ContinuousClock()
  private let start: ContinuousClock.Instant

  init() { start = clock.now }

  /// `1.2 s`.
  var elapsed: String {
    let milliseconds = (clock.now - start) / .milliseconds(1)
    let tenths = Int((milliseconds / 100).rounded())
    return tenths == 0 ? "\(Int(milliseconds)) ms" : "\(tenths / 10).\(tenths % 10) s"
  }
}

/// `9.9 MB` in powers of ten, as disks are sold and as `ls --si` says.
func size(_ bytes: Int) -> String {
  if bytes < 1_000_000 { return "\((bytes + 500) / 1000) kB" }
  let tenths = (bytes + 50_000) / 100_000
  return "\(tenths / 10).\(tenths % 10) MB"
}
