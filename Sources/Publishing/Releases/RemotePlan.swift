import Core

/// In which order a release goes to a server that can only take files one by one.
///
/// There, nothing can be switched in one instant. So a reader never meets a page whose files are not
/// there yet: what is new comes first, then shards and data, then pages (new ones before those that link
/// to them), then the log, and the manifest last of all. What is no longer part of the site stays for
/// some days, for pages that are open.
package struct RemotePlan: Hashable, Sendable {
  /// Files to copy, group after group; each group must be there before the next begins.
  package let groups: [[RelativePath]]
  /// Files whose days are over.
  package let deletions: [RelativePath]
  /// When each file that is no longer part of the site left it, those to be deleted not among them.
  package let leaving: [RelativePath: PublicationTime]

  /// - Parameters:
  ///   - release: the manifest of the release to copy.
  ///   - remote: the manifest that the server has; `nil` when it has none.
  ///   - journal: what earlier runs noted.
  ///   - ledger: the files of the log that the release has.
  package init(
    _ release: Manifest, over remote: Manifest?, _ journal: RemoteJournal, ledger: [RelativePath],
    at now: PublicationTime, graceDays: Int
  ) {
    // What a run that was broken off has copied stands there instead of what the manifest says.
    let wanted = release.files.filter { file in
      (journal.copied[file.path] ?? remote?[file.path]) != file.hash
    }.map(\.path)
    let isNew = { (path: RelativePath) in remote?[path] == nil }
    let pages = wanted.filter(\.isPage)
    let others = wanted.filter { !$0.isPage && $0 != ReleaseFacts.path }
    groups = [
      others.filter(isNew), others.filter { !isNew($0) }, pages.filter(isNew),
      pages.filter { !isNew($0) }, wanted.filter { $0 == ReleaseFacts.path } + ledger,
    ].filter { !$0.isEmpty }
    var leaving = journal.leaving.filter { release[$0.key] == nil }
    for file in remote?.files ?? [] where release[file.path] == nil && leaving[file.path] == nil {
      leaving[file.path] = now
    }
    // A copy that was broken off may have brought files that no manifest lists.
    for path in journal.copied.keys where release[path] == nil && leaving[path] == nil {
      leaving[path] = now
    }
    let isOver = { (time: PublicationTime) in now.seconds - time.seconds >= graceDays * 86_400 }
    deletions = leaving.filter { isOver($0.value) }.keys.sorted()
    self.leaving = leaving.filter { !isOver($0.value) }
  }
}

/// What is known of a server from earlier runs: kept beside the releases, a line a file.
package struct RemoteJournal: Hashable, Sendable {
  /// Files that were copied since the server's manifest was, so that a run that was broken off is taken
  /// up where it ended.
  package var copied: [RelativePath: ContentHash] = [:]
  package var leaving: [RelativePath: PublicationTime] = [:]

  package init() {}

  /// Lines that cannot be read are passed over: at worst a file is copied again, or stays.
  package init(parsing bytes: [UInt8]) {
    for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n") {
      let fields = line.split(separator: " ", maxSplits: 2)
      guard fields.count == 3, let path = RelativePath(String(fields[2])) else { continue }
      switch fields[0] {
      case "copied": copied[path] = ContentHash(String(fields[1]))
      case "leaving": leaving[path] = PublicationTime(String(fields[1]))
      default: continue
      }
    }
  }

  package var bytes: [UInt8] {
    let lines =
      copied.sorted { $0.key < $1.key }.map { "copied \($0.value) \($0.key)\n" }
      + leaving.sorted { $0.key < $1.key }.map { "leaving \($0.value) \($0.key)\n" }
    return Array(lines.joined().utf8)
  }
}
