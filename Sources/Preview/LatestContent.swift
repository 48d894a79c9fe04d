import Synchronization

/// The content as of the newest sources. Nothing watches the disk: whoever asks finds out whether the
/// sources changed, so that no notice can be missed.
final class LatestContent: Sendable {
  private let sources: PreviewSources
  private let latest = Mutex<(stamp: UInt64, content: PreviewContent)?>(nil)

  init(_ sources: PreviewSources) { self.sources = sources }

  var stamp: UInt64 { sources.stamp() }

  /// Builds when the sources changed; others wait meanwhile, and then get the same.
  func current() -> (stamp: UInt64, content: PreviewContent) {
    latest.withLock { latest in
      // Taken before reading: a change while reading makes the next request build again.
      let stamp = sources.stamp()
      if let latest, latest.stamp == stamp { return latest }
      let built = (stamp: stamp, content: sources.content())
      latest = built
      return built
    }
  }
}
