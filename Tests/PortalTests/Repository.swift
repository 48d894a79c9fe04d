import Foundation
import Testing

/// The checkout that the tests belong to.
enum Repository {
  static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  static func folder(_ path: String) -> URL { root.appending(path: path) }

  static func text(_ path: String) throws -> String {
    try String(contentsOf: folder(path), encoding: .utf8)
  }

  /// Paths of the Swift files below a folder, relative to the root, in order.
  static func swiftFiles(in path: String) throws -> [String] {
    try files(in: path).filter { $0.hasSuffix(".swift") }
  }

  /// Paths of the files below a folder, relative to the root, in order.
  static func files(in path: String) throws -> [String] {
    try subpaths(of: folder(path)).map { "\(path)/\($0)" }
  }

  /// The files and links below a folder, at any depth, relative to it, in byte order.
  static func subpaths(of folder: URL) throws -> [String] {
    // The folder itself may be a link, which the enumerator would not follow.
    let folder = folder.resolvingSymlinksInPath()
    return try FileManager.default.subpathsOfDirectory(atPath: folder.path).filter { name in
      var isFolder: ObjCBool = false
      let exists = FileManager.default.fileExists(
        atPath: folder.appending(path: name).path, isDirectory: &isFolder)
      return !(exists && isFolder.boolValue)
    }.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// The tool, which every build of the tests makes beside them.
  static func tool() throws -> URL {
    let tests = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
    let tool = tests.deletingLastPathComponent().appending(path: "portal")
    try #require(
      FileManager.default.isExecutableFile(atPath: tool.path),
      "no executable \(tool.path): build the product ‘portal’")
    return tool
  }
}
