import Core
import Glibc

/// A folder of sources on the disk.
package struct SourceFolder: Sendable {
  /// As named on the command line.
  package let root: String

  /// A text file above this size is a mistake; registries are streamed and have no limit here.
  package static let largestText = 64 << 20

  /// Endings of files that are streamed by whoever knows their format.
  package static let exports: Set<String> = [
    "csv", "tsv", "ndjson", "jsonl", "xlsx", "xls", "sqlite", "db",
  ]

  package init(_ root: String) {
    self.root = root.count > 1 && root.hasSuffix("/") ? String(root.dropLast()) : root
  }

  /// What lies in the folder; files and folders whose names begin with a dot are passed over.
  package struct Listing: Sendable {
    let entries: [FolderWalk.Entry]
  }

  package func list() throws(FileFailure) -> Listing {
    Listing(entries: try FolderWalk.entries(of: root) { $0.first != UInt8(ascii: ".") })
  }

  /// Reads every file but the registries (`exports`), which are listed in `large`.
  ///
  /// - Parameter listing: of this folder, for whoever has listed it already.
  package func read(
    _ listing: Listing? = nil, reporting diagnostics: inout [Diagnostic]
  ) throws(FileFailure) -> FileTree {
    let entries = if let listing { listing.entries } else { try list().entries }
    var (files, large): ([RelativePath: [UInt8]], [RelativePath: Int]) = ([:], [:])
    var (wanted, found): ([RelativePath], [RelativePath]) = ([], [])
    // Names of small Latin letters, as most are, differ in nothing else than what is seen.
    let mayHaveTwins = !entries.allSatisfy { $0.path.allSatisfy(SourceFolder.isPlain) }
    var folded: [String: RelativePath] = [:]
    for entry in entries {
      guard let path = path(of: entry, reporting: &diagnostics) else { continue }
      // Inside two folders of one name, the folders alone are reported.
      if mayHaveTwins,
        let twin = folded.updateValue(path, forKey: path.description.lowercased()),
        twin.parent == path.parent
      {
        diagnostics.append(sameName(path, twin))
      }
      guard case .file = entry.kind else { continue }
      found.append(path)
      if SourceFolder.exports.contains(path.fileExtension.lowercased()) {
        large[path] = try FileBytes.size("\(root)/\(path)")
      } else {
        wanted.append(path)
      }
    }
    files.reserveCapacity(wanted.count)
    for (path, content) in zip(wanted, contents(of: wanted)) {
      if let bytes = try content.get() {
        files[path] = bytes
      } else {
        diagnostics.append(tooLarge(path))
      }
    }
    if files.count < wanted.count { found.removeAll { files[$0] == nil && large[$0] == nil } }
    return FileTree(root: root, files: files, large: large, order: found)
  }

  /// The bytes of one file; `nil` when it cannot be read.
  package func bytes(of path: RelativePath) -> [UInt8]? {
    (try? FileBytes.read("\(root)/\(path)", limit: SourceFolder.largestText)) ?? nil
  }

  /// The bytes of each file; `nil` for those that are too large.
  private func contents(of paths: [RelativePath]) -> [Result<[UInt8]?, FileFailure>] {
    let root = root
    return concurrentMap(paths, chunk: 64) { path in
      Result { () throws(FileFailure) in
        try FileBytes.read("\(root)/\(path)", limit: SourceFolder.largestText)
      }
    }
  }

  /// Gives the bytes of a file in chunks of at most 1 MiB.
  package func stream(
    _ path: RelativePath, _ consume: (UnsafeRawBufferPointer) -> Void
  ) throws(FileFailure) {
    try SourceFolder.stream(file: "\(root)/\(path)", consume)
  }

  /// Gives the bytes of any file in chunks of at most 1 MiB.
  package static func stream(
    file full: String, _ consume: (UnsafeRawBufferPointer) -> Void
  ) throws(FileFailure) {
    try readChunks(ofFile: full) { chunk in
      consume(chunk)
      return true
    }
  }

  /// Gives the bytes of a file in chunks of at most 1 MiB as long as `wantsMore` says so.
  package func readChunks(
    of path: RelativePath, while wantsMore: (UnsafeRawBufferPointer) -> Bool
  ) throws(FileFailure) {
    try SourceFolder.readChunks(ofFile: "\(root)/\(path)", while: wantsMore)
  }

  /// Gives the bytes of any file in chunks of at most 1 MiB as long as `wantsMore` says so.
  package static func readChunks(
    ofFile full: String, while wantsMore: (UnsafeRawBufferPointer) -> Bool
  ) throws(FileFailure) {
    let descriptor = open(full, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
    if descriptor < 0 { throw FileFailure("open", full) }
    defer { close(descriptor) }
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 20, alignment: 16)
    defer { buffer.deallocate() }
    while true {
      let got = Glibc.read(descriptor, buffer.baseAddress!, buffer.count)
      if got == 0 { return }
      if got > 0 {
        if !wantsMore(UnsafeRawBufferPointer(rebasing: buffer[..<got])) { return }
      } else if errno != EINTR {
        throw FileFailure("read", full)
      }
    }
  }

  /// Whether a byte of a name is ASCII, and no capital letter.
  private static func isPlain(_ byte: UInt8) -> Bool {
    byte < 0x80 && !(UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
  }

  private func path(
    of entry: FolderWalk.Entry, reporting diagnostics: inout [Diagnostic]
  ) -> RelativePath? {
    var shown: String { root + "/" + String(decoding: entry.path, as: UTF8.self) }
    guard let text = String(validating: entry.path, as: UTF8.self), let path = RelativePath(text)
    else {
      diagnostics.append(
        Diagnostic(
          .error, "file.name", "file name is not plain UTF-8 text",
          at: SourceLocation(path: shown), hint: "rename the file"))
      return nil
    }
    switch entry.kind {
    case .file, .folder: return path
    case .link, .other:
      diagnostics.append(
        Diagnostic(
          .error, "file.kind", "not a regular file", at: SourceLocation(path: shown),
          hint: "put the file itself here; links could lead outside the folder"))
      return nil
    }
  }

  /// Texts are equal in each normalisation form, so a name typed on another system is found too.
  private func sameName(_ path: RelativePath, _ twin: RelativePath) -> Diagnostic {
    let difference =
      path.description == twin.description
      ? "in their Unicode normalisation form" : "in capital letters"
    return Diagnostic(
      .error, "file.same-name", "two names differ only \(difference)",
      at: SourceLocation(path: "\(root)/\(path)"),
      hint: "rename one of them: some disks hold them for the same file",
      notes: [.init("the other one", at: SourceLocation(path: "\(root)/\(twin)"))])
  }

  private func tooLarge(_ path: RelativePath) -> Diagnostic {
    Diagnostic(
      .error, "file.size", "file is larger than \(SourceFolder.largestText >> 20) MiB",
      at: SourceLocation(path: "\(root)/\(path)"),
      hint: "split the file, or keep it outside the sources")
  }
}
