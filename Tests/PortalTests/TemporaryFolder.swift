import Foundation
import Testing

/// A fresh folder on the disk, removed with everything in it when the test is over.
final class TemporaryFolder {
  let url: URL

  init() throws {
    let template = FileManager.default.temporaryDirectory.path + "/portal-test-XXXXXX"
    var bytes = Array(template.utf8CString)
    let path = try bytes.withUnsafeMutableBufferPointer { buffer in
      let name = try #require(buffer.baseAddress)
      return String(cString: try #require(mkdtemp(name)))
    }
    url = URL(filePath: path)
  }

  deinit {
    // A test may have taken away the right to write.
    _ = chmod(url.path, 0o755)
    try? FileManager.default.removeItem(at: url)
  }

  func callAsFunction(_ path: String) -> URL { url.appending(path: path) }

  func exists(_ path: String) -> Bool {
    var status = stat()
    return lstat(self(path).path, &status) == 0
  }

  func bytes(_ path: String) throws -> Data { try Data(contentsOf: self(path)) }

  func text(_ path: String) throws -> String {
    String(decoding: try bytes(path), as: UTF8.self)
  }

  /// Makes the folders above the file too.
  func write(_ bytes: Data, to path: String) throws {
    let file = self(path)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try bytes.write(to: file)
  }

  func write(_ text: String, to path: String) throws { try write(Data(text.utf8), to: path) }

  func remove(_ path: String) throws { try FileManager.default.removeItem(at: self(path)) }

  /// Copies a file or everything in a folder over what is there.
  func copy(_ source: URL, to path: String) throws {
    var isFolder: ObjCBool = false
    let exists = FileManager.default.fileExists(atPath: source.path, isDirectory: &isFolder)
    try #require(exists, "no \(source.path)")
    if !isFolder.boolValue { return try write(Data(contentsOf: source), to: path) }
    for name in try Repository.subpaths(of: source) {
      try write(
        Data(contentsOf: source.appending(path: name)), to: "\(path)/\(name)")
    }
  }

  /// Every file below a folder with its bytes.
  func tree(_ path: String) throws -> [String: Data] {
    var tree: [String: Data] = [:]
    for name in try Repository.subpaths(of: self(path)) {
      tree[name] = try bytes("\(path)/\(name)")
    }
    return tree
  }
}
