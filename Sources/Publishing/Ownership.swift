import Core
import Glibc

/// Which files of an output folder this tool wrote: the list `.portal-files`, one path a line.
struct Ownership {
  /// Listed files that are there.
  var files: Set<RelativePath> = []
  /// Files a build that was killed had half written.
  var partials: [RelativePath] = []
  /// Listed files that are not there: a build was killed before it came to them.
  var absent: Set<RelativePath> = []

  static let list: RelativePath = {
    guard let path = RelativePath(".portal-files") else { preconditionFailure("is a path") }
    return path
  }()
  private static let header = "files written by portal; this list keeps it from touching others"

  init() {}

  /// Whether a build has written into a folder.
  static func isListed(in root: String) -> Bool { access("\(root)/\(list)", F_OK) == 0 }

  /// Refuses a folder that holds any other file, a link or a device, whatever the list says; folders
  /// alone are no reason.
  init(of root: String) throws {
    let entries = try FolderWalk.entries(of: root)
    let listed = try Ownership.paths(root, entries)
    var foreign: [String] = []
    for entry in entries {
      if case .folder = entry.kind { continue }
      if let path = Ownership.ownPath(entry), let listed {
        if path == Ownership.list { continue }
        if listed.contains(path) {
          files.insert(path)
          continue
        }
        if Ownership.isPartial(path, listed) {
          partials.append(path)
          continue
        }
      }
      foreign.append(String(decoding: entry.path, as: UTF8.self))
    }
    absent = (listed ?? []).subtracting(files)
    if foreign.isEmpty { return }
    throw OutputRefusal.foreignFiles(
      folder: root, names: Array(foreign.prefix(5)), count: foreign.count)
  }

  /// - Parameter paths: in byte order.
  static func write(_ paths: [RelativePath], in root: String) throws(FileFailure) {
    var bytes = Array((header + "\n").utf8)
    for path in paths {
      bytes += path.description.utf8
      bytes.append(0x0A)
    }
    let path = "\(root)/\(list)"
    if !FileBytes.isEqual(path, to: bytes) { try FileBytes.replace(path, with: bytes) }
  }

  /// Empty when there is no list; `nil` when another program wrote it. A line that could lead out of
  /// the folder is no path and is passed over.
  private static func paths(
    _ root: String, _ entries: [FolderWalk.Entry]
  ) throws(FileFailure) -> Set<RelativePath>? {
    guard entries.contains(where: { ownPath($0) == list }) else { return [] }
    let lines = String(decoding: try FileBytes.read("\(root)/\(list)"), as: UTF8.self)
      .split(separator: "\n")
    if lines.first != header[...] { return nil }
    return Set(lines.dropFirst().compactMap { RelativePath(String($0)) })
  }

  /// The path of an entry this tool could have written.
  private static func ownPath(_ entry: FolderWalk.Entry) -> RelativePath? {
    guard case .file = entry.kind else { return nil }
    return String(validating: entry.path, as: UTF8.self).flatMap(RelativePath.init)
  }

  private static func isPartial(_ path: RelativePath, _ listed: Set<RelativePath>) -> Bool {
    let name = path.description.utf8
    let suffix = FileBytes.partialSuffix.utf8
    guard name.suffix(suffix.count).elementsEqual(suffix) else { return false }
    let whole = String(Substring(name.dropLast(suffix.count)))
    return whole == list.description || RelativePath(whole).map(listed.contains) ?? false
  }
}
