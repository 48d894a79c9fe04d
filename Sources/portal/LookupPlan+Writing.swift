import Core
import Lookup
import Publishing

extension LookupPlan {
  /// Every file of the look-up.
  var paths: [RelativePath] {
    files.map(\.path) + (0..<shards.layout.count).map { path(shards.layout.path(of: $0)) }
  }

  /// Seals and writes shard after shard on all cores: memory does not grow with their number.
  func write(to output: OutputFolder) throws {
    for file in files { output.write(file.path, file.bytes) }
    let failures = concurrentMap(Array(0..<shards.layout.count), chunk: 8) { index in
      do throws(SealingFailure) {
        let shard = try shards.shard(at: index)
        output.write(path(shard.path), shard.bytes)
        return nil as SealingFailure?
      } catch {
        return error
      }
    }
    if let failure = failures.compactMap(\.self).first { throw MachineFailure(failure) }
  }

  private func path(_ inner: RelativePath) -> RelativePath {
    guard let folder = RelativePath(LookupPlan.folder) else { preconditionFailure("is a path") }
    return folder.appending(inner)
  }
}
