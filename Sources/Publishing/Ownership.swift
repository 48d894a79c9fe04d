import Core
import Glibc

/// Which files of an output folder this tool wrote: the list `.portal-files`, one path a line.
struct Ownership {
  /// Listed files that are there.
  var files = PathList.empty
  /// Files a build that was killed had half written.
  var partials: [RelativePath] = []
  /// Listed files that are not there: a build was killed before it came to them.
  var absent = PathList.empty
  /// Whether no build has written into the folder, nor anybody else.
  private(set) var isNew = false

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
    var found = PathList.Builder()
    // Both lists are in byte order.
    var next = 0
    for entry in entries {
      if case .folder = entry.kind { continue }
      if case .file = entry.kind, let listed {
        if entry.isList { continue }
        while next < listed.count, listed.order(of: next, against: entry.path) < 0 { next += 1 }
        if next < listed.count, listed.order(of: next, against: entry.path) == 0 {
          found.append(entry.path)
          continue
        }
        if let path = Ownership.partial(entry, listed) {
          partials.append(path)
          continue
        }
      }
      foreign.append(String(decoding: entry.path, as: UTF8.self))
    }
    files = found.list
    absent = (listed ?? .empty).subtracting(files)
    isNew = foreign.isEmpty && !entries.contains(where: \.isList)
    if foreign.isEmpty { return }
    throw OutputRefusal.foreignFiles(
      folder: root, names: Array(foreign.prefix(5)), count: foreign.count)
  }

  static func write(_ paths: PathList, in root: String) throws(FileFailure) {
    var bytes = Array((header + "\n").utf8)
    for index in 0..<paths.count { paths.appendLine(index, to: &bytes) }
    let path = "\(root)/\(list)"
    if FileBytes.status(of: path, ifEqualTo: bytes) != nil { return }
    try FileBytes.replace(path, with: bytes)
  }

  /// Empty when there is no list; `nil` when another program wrote it. A line that could lead out of
  /// the folder is no path and is passed over.
  private static func paths(
    _ root: String, _ entries: [FolderWalk.Entry]
  ) throws(FileFailure) -> PathList? {
    guard entries.contains(where: \.isList) else { return .empty }
    let lines = try FileBytes.read("\(root)/\(list)").split(separator: UInt8(ascii: "\n"))
    guard let first = lines.first, first.elementsEqual(header.utf8) else { return nil }
    return PathList(
      lines.dropFirst().lazy.compactMap { RelativePath(String(decoding: $0, as: UTF8.self)) })
  }

  /// The path of a half-written file of this tool.
  private static func partial(_ entry: FolderWalk.Entry, _ listed: PathList) -> RelativePath? {
    let suffix = Array(FileBytes.partialSuffix.utf8)
    guard entry.path.suffix(suffix.count).elementsEqual(suffix),
      let path = String(validating: entry.path, as: UTF8.self).flatMap(RelativePath.init),
      let whole = RelativePath(String(path.description.dropLast(suffix.count))),
      whole == list || listed.contains(whole)
    else { return nil }
    return path
  }
}

extension FolderWalk.Entry {
  /// Whether it is the list itself.
  fileprivate var isList: Bool {
    if case .file = kind { path.elementsEqual(Ownership.list.description.utf8) } else { false }
  }
}
