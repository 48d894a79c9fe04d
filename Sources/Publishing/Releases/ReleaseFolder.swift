import Core
import Glibc

/// A folder of releases: what a server shows, and the way back.
///
///     .portal-releases     mark and lock; a folder with other files and without it is refused
///     current              link to the live release, which is what a server serves
///     releases/<id>/       a site, its manifest, and the ledger as of when it was last live
///     releases/.<id>.*     remains of a run that was killed; the next one removes them
///
/// A release is complete before it gets its name, and goes live by the renaming of one link, so
/// that whatever fails, or is killed, leaves the old site live or the new one, whole. Nothing is
/// deleted but releases and the remains of their making.
package struct ReleaseFolder: Sendable {
  package let root: String

  /// The folder need not exist yet. Nothing is changed.
  package init(_ root: String) {
    self.root = root.count > 1 && root.hasSuffix("/") ? String(root.dropLast()) : root
  }

  static let mark = ".portal-releases"

  var releasesPath: String { "\(root)/releases" }
  var currentPath: String { "\(root)/current" }
  func path(of id: ContentHash) -> String { "\(releasesPath)/\(id)" }
  func partialPath(of id: ContentHash) -> String { "\(releasesPath)/.\(id).partial" }
  func removedPath(of id: ContentHash) -> String { "\(releasesPath)/.\(id).removed" }

  /// The id of the live release; `nil` when nothing is published.
  ///
  /// - Throws: `PublishRefusal` when `current` is not a link that this tool made, or `FileFailure`.
  package func liveID() throws -> ContentHash? {
    var target = [CChar](repeating: 0, count: 256)
    let count = readlink(currentPath, &target, target.count)
    if count < 0 {
      if errno == ENOENT || errno == ENOTDIR { return nil }
      if errno == EINVAL { throw PublishRefusal.foreignPlace(currentPath) }
      throw FileFailure("read", currentPath)
    }
    let text = String(decoding: target.prefix(count).map { UInt8(bitPattern: $0) }, as: UTF8.self)
    guard text.hasPrefix("releases/"), let id = ContentHash(text.dropFirst("releases/".count))
    else { throw PublishRefusal.foreignPlace(currentPath) }
    return id
  }

  /// The folder of the live release; `nil` when nothing is published.
  package func liveFolder() throws -> String? { try liveID().map(path(of:)) }

  /// The folder of releases in which `path` lies; `nil` when there is none.
  package static func holding(_ path: String) -> String? {
    var folder = path[...]
    while let slash = folder.lastIndex(of: "/") {
      folder = folder[..<slash]
      if access("\(folder)/\(mark)", F_OK) == 0 { return String(folder) }
    }
    return nil
  }

  /// Where the site to be checked lies, when a folder of releases or a site may be named.
  static func liveSite(in folder: String) throws(FileFailure) -> String {
    var status = stat()
    if lstat("\(folder)/\(mark)", &status) == 0 { return "\(folder)/current" }
    if errno == ENOENT || errno == ENOTDIR { return folder }
    throw FileFailure("inspect", folder)
  }

  /// The ids of all complete releases, in no order that means anything.
  func releaseIDs() throws(FileFailure) -> [ContentHash] {
    if try DiskFolder.kind(releasesPath) == .absent { return [] }
    return try DiskFolder.names(in: releasesPath).compactMap { ContentHash($0) }
  }

  /// The manifest and files of a release.
  func release(_ id: ContentHash) throws -> PublishedSite {
    switch try PublishedSite.read(path(of: id)) {
    case .success(let site) where site.id == id: return site
    case .success:
      throw PublishRefusal.releaseDamaged(id, [.manifestMalformed(.malformed(line: 1))])
    case .failure(let finding): throw PublishRefusal.releaseDamaged(id, [finding])
    }
  }
}
