import Core

/// A site in a folder, with the manifest that says what belongs to it: as it was built, or as a
/// release.
package struct PublishedSite: Sendable {
  /// What may lie in the folder besides the files of the manifest.
  enum Kind {
    /// The folder of a build, with the builder's own list.
    case build
    /// A release, with its ledger.
    case release
  }

  let root: String
  package let manifest: Manifest
  /// The hash of the manifest.
  package let id: ContentHash

  /// Bytes of a manifest that is still read: some two million files.
  private static let longestManifest = 256 << 20
  private static let longestFacts = 16 << 20

  /// Reads the manifest; the finding says why there is no site.
  static func read(_ root: String) throws(FileFailure) -> Result<PublishedSite, Finding> {
    let path = "\(root)/\(Manifest.fileName)"
    guard let bytes = try DiskFile.readIfPresent(path, atMost: longestManifest) else {
      return .failure(.manifestMissing)
    }
    do throws(Manifest.Fault) {
      let manifest = try Manifest(parsing: bytes)
      return .success(
        PublishedSite(root: root, manifest: manifest, id: ContentHash(of: bytes)))
    } catch {
      return .failure(.manifestMalformed(error))
    }
  }

  /// The id that a site in a folder has or will have as a release; `nil` when it has no manifest.
  package static func id(of root: String) throws -> ContentHash? {
    try DiskFile.readIfPresent("\(root)/\(Manifest.fileName)", atMost: longestManifest)
      .map { ContentHash(of: $0) }
  }

  func path(of file: RelativePath) -> String { "\(root)/\(file)" }

  /// A small file of a site, by its whole path; `nil` when there is none.
  package static func file(at path: String) throws -> [UInt8]? {
    try DiskFile.readIfPresent(path, atMost: longestFacts)
  }

  /// Whether web servers must send other headers than with the site before.
  func changesHeaders(of other: PublishedSite?) -> Bool {
    guard let other, let path = RelativePath("_headers") else { return false }
    return other.manifest[path] != manifest[path]
  }

  /// What the site says of itself; `nil` when it says nothing.
  ///
  /// - Throws: `ReleaseFacts.Fault` or `FileFailure`.
  func facts() throws -> ReleaseFacts? {
    guard manifest[ReleaseFacts.path] != nil,
      let bytes = try DiskFile.readIfPresent(
        path(of: ReleaseFacts.path), atMost: PublishedSite.longestFacts)
    else { return nil }
    return try ReleaseFacts(parsing: bytes)
  }

  /// Every difference between the folder and the manifest, contents included.
  func findings(_ kind: Kind = .release) throws(FileFailure) -> [Finding] {
    let (present, extra) = try listing(kind)
    let missing = manifest.files.filter { !present.contains($0.path) }
    let here = manifest.files.filter { present.contains($0.path) }
    let hashes = concurrentMap(here, chunk: 32) { file in
      Result { () throws(FileFailure) in try DiskFile.hash(path(of: file.path)) }
    }
    var changed: [Finding] = []
    for (file, hash) in zip(here, hashes) where try hash.get() != file.hash {
      changed.append(.fileChanged(file.path))
    }
    return changed + missing.map { .fileMissing($0.path) } + extra
  }

  /// The differences that show without reading a file.
  func listingFindings(_ kind: Kind) throws(FileFailure) -> [Finding] {
    let (present, extra) = try listing(kind)
    return manifest.files.filter { !present.contains($0.path) }.map { .fileMissing($0.path) }
      + extra
  }

  private func listing(
    _ kind: Kind
  ) throws(FileFailure) -> (present: Set<RelativePath>, extra: [Finding]) {
    let allowed = PublishedSite.companions(kind)
    var present: Set<RelativePath> = []
    var extra: [Finding] = []
    for entry in try FolderWalk.entries(of: root) {
      if case .folder = entry.kind { continue }
      let text = String(decoding: entry.path, as: UTF8.self)
      guard case .file = entry.kind else {
        extra.append(.fileExtra(text))
        continue
      }
      if allowed.contains(text) { continue }
      // A name that is not UTF-8 is not a path, and so not of the manifest.
      if text.utf8.elementsEqual(entry.path), let path = RelativePath(text),
        manifest[path] != nil
      {
        present.insert(path)
      } else {
        extra.append(.fileExtra(text))
      }
    }
    return (present, extra)
  }

  static func companions(_ kind: Kind) -> Set<String> {
    switch kind {
    case .build: [Manifest.fileName, ".portal-files"]
    case .release:
      Set([Manifest.fileName] + LedgerFiles.names.map { "\(LedgerFiles.folder)/\($0)" })
    }
  }
}
