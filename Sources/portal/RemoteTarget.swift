import Core
import Foundation
import Publishing

/// A server that takes files one by one, reached through rclone from Debian: SFTP, WebDAV, S3 and some
/// fifty more, each with its own quirks, which are not ours to know.
struct RemoteTarget {
  /// As rclone names it: `name:folder`.
  let target: String
  let graceDays: Int

  /// Files that are copied before the journal is written again.
  private static let batch = 500

  init(_ target: String, graceDays: Int) throws {
    guard target.contains(":"), !target.hasPrefix("-") else {
      Terminal.error(
        """
        portal: the target is not one of rclone’s
        hint: write it as name:folder; ‘rclone config’ makes the name
        """)
      throw PortalExit.wrongUsage
    }
    self.target = target
    self.graceDays = graceDays
  }

  /// Copies the live release; what an earlier run has copied already is not copied again.
  func update(from releases: ReleaseFolder, at now: PublicationTime) throws {
    try releases.withLiveRelease { folder, manifest, ledger in
      var journal = try releases.journal(of: target)
      let remote = try remoteManifest()
      let plan = RemotePlan(
        manifest, over: remote, journal, ledger: ledger, at: now, graceDays: graceDays)
      journal.leaving = plan.leaving
      var count = 0
      for group in plan.groups {
        for start in stride(from: 0, to: group.count, by: RemoteTarget.batch) {
          let files = Array(group[start..<min(start + RemoteTarget.batch, group.count)])
          try copy(files, from: folder)
          for file in files { journal.copied[file] = manifest[file] }
          count += files.count
          try releases.keep(journal, of: target)
        }
      }
      if remote != manifest || !plan.groups.isEmpty { try copyManifest(from: folder) }
      journal.copied = [:]
      try releases.keep(journal, of: target)
      try delete(plan.deletions)
      Terminal.out(
        "remote: \(count) files copied, \(plan.deletions.count) deleted, "
          + "\(journal.leaving.count) stay for up to \(graceDays) days")
    }
  }

  // MARK: - rclone

  /// rclone's exit codes for a folder and a file that are not there.
  private static let notFound: Set<Int32> = [3, 4]

  /// `nil` when the server has none; another than ours counts as none, so that all is copied.
  private func remoteManifest() throws -> Manifest? {
    let result = try rclone(["cat", place(Manifest.fileName)])
    if RemoteTarget.notFound.contains(result.status) { return nil }
    if result.status != 0 { throw failure(result) }
    return try? Manifest(parsing: Array(result.output))
  }

  private func copy(_ files: [RelativePath], from folder: String) throws {
    // Without a look at sizes and times: not every server keeps them, and a file of the same size would
    // pass for the old one.
    try listing(files) { list in
      ["copy", "--files-from-raw", list, "--no-traverse", "--ignore-times", folder, target]
    }
  }

  private func copyManifest(from folder: String) throws {
    let result = try rclone([
      "copyto", "--ignore-times", "\(folder)/\(Manifest.fileName)", place(Manifest.fileName),
    ])
    if result.status != 0 { throw failure(result) }
  }

  private func delete(_ files: [RelativePath]) throws {
    if files.isEmpty { return }
    try listing(files) { list in ["delete", "--files-from-raw", list, target] }
  }

  private func listing(_ files: [RelativePath], _ command: (String) -> [String]) throws {
    let list = NSTemporaryDirectory() + "portal-files-" + UUID().uuidString
    try (files.map(\.description).joined(separator: "\n") + "\n").write(
      toFile: list, atomically: false, encoding: .utf8)
    defer { try? FileManager.default.removeItem(atPath: list) }
    let result = try rclone(command(list))
    if result.status != 0 { throw failure(result) }
  }

  private func place(_ name: String) -> String {
    target.hasSuffix(":") || target.hasSuffix("/") ? target + name : "\(target)/\(name)"
  }

  private func rclone(_ arguments: [String]) throws -> (status: Int32, output: Data) {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    // rclone waits and tries again by itself; beyond that a person has to look.
    process.arguments =
      ["rclone", "--retries", "3", "--low-level-retries", "5", "--contimeout", "20s"] + arguments
    let pipe = Pipe()
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = pipe
    do { try process.run() } catch { throw MachineFailure("cannot run rclone: \(error)") }
    let output = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    if process.terminationStatus == 127 {
      throw MachineFailure("rclone is not installed\nhint: install Debian’s package rclone")
    }
    return (process.terminationStatus, output)
  }

  private func failure(_ result: (status: Int32, output: Data)) -> MachineFailure {
    MachineFailure(
      """
      rclone ended with code \(result.status); the server has the old site, or a part of the new one
      hint: mend what rclone says, then run the command again: it goes on where it ended
      """)
  }
}
