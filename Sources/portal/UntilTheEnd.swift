import Synchronization

/// What is kept until the process ends. A large site is many thousand texts: to take it apart piece by piece
/// before the system takes back all memory at once would lengthen a build by a fiftieth.
enum UntilTheEnd {
  private static let kept = Mutex<[any Sendable]>([])

  static func keep(_ value: some Sendable) { kept.withLock { $0.append(value) } }
}
