import Core
import Publishing
import Testing

/// The files of a small site, and the ways a build of them can go.
struct SiteBuild {
  var files: [String: String]

  func claim(_ root: String) throws -> OutputFolder {
    let folder = try OutputFolder(root)
    try folder.begin(try files.keys.sorted().map(path))
    return folder
  }

  @discardableResult
  func run(into root: String) throws -> OutputFolder.Summary {
    let folder = try claim(root)
    for (name, text) in files { folder.write(try path(name), Array(text.utf8)) }
    return try folder.finish()
  }

  /// As a build that is killed after `count` files.
  func interrupt(after count: Int, in root: String) throws {
    let folder = try claim(root)
    for name in files.keys.sorted().prefix(count) {
      folder.write(try path(name), Array((files[name] ?? "").utf8))
    }
  }

  /// What a build of these files into nothing leaves.
  func cleanTree() throws -> [String: String] {
    let fresh = try TemporaryFolder()
    try run(into: fresh("public"))
    let prefix = "public/"
    var tree: [String: String] = [:]
    for (name, text) in try fresh.tree() where name != prefix {
      tree[String(name.dropFirst(prefix.count))] = text
    }
    return tree
  }
}
