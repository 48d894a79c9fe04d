import Core
import Foundation
import Testing

/// A fresh folder on the disk, removed with everything in it when the test is over.
final class TemporaryFolder {
  let path: String

  init() throws {
    let template = FileManager.default.temporaryDirectory.path + "/portal-test-XXXXXX"
    var bytes = template.utf8CString.map { $0 }
    path = try bytes.withUnsafeMutableBufferPointer { buffer in
      let name = try #require(buffer.baseAddress)
      return String(cString: try #require(mkdtemp(name)))
    }
  }

  deinit {
    try? FileManager.default.removeItem(atPath: path)
  }

  /// The path of something inside.
  func callAsFunction(_ name: String) -> String { "\(path)/\(name)" }

  func write(_ text: String, to name: String) throws {
    let full = self(name)
    let folder = full.prefix(upTo: try #require(full.lastIndex(of: "/")))
    try FileManager.default.createDirectory(
      atPath: String(folder), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: URL(filePath: full))
  }

  /// Makes an empty file whose name is these very bytes.
  func create(nameBytes: [UInt8]) throws {
    let full = (Array(path.utf8) + [0x2F] + nameBytes + [0]).map { CChar(bitPattern: $0) }
    let descriptor = open(full, O_WRONLY | O_CREAT | O_EXCL, 0o644)
    try #require(descriptor >= 0)
    close(descriptor)
  }

  func link(_ name: String, to target: String) throws {
    try FileManager.default.createSymbolicLink(atPath: self(name), withDestinationPath: target)
  }

  func text(_ name: String) throws -> String {
    String(decoding: try Data(contentsOf: URL(filePath: self(name))), as: UTF8.self)
  }

  func exists(_ name: String) -> Bool {
    var status = stat()
    return lstat(self(name), &status) == 0
  }

  /// What tells one state of a file from another without reading it.
  struct Identity: Equatable {
    let inode: ino_t
    let seconds: Int
    let nanoseconds: Int
    let size: Int
  }

  func identity(_ name: String) throws -> Identity {
    var status = stat()
    try #require(lstat(self(name), &status) == 0)
    return Identity(
      inode: status.st_ino, seconds: status.st_mtim.tv_sec, nanoseconds: status.st_mtim.tv_nsec,
      size: Int(status.st_size))
  }

  /// Every file and link with its text, every folder as the name and a slash.
  func tree() throws -> [String: String] {
    var tree: [String: String] = [:]
    for name in try FileManager.default.subpathsOfDirectory(atPath: path) {
      var status = stat()
      try #require(lstat(self(name), &status) == 0)
      if status.st_mode & S_IFMT == S_IFDIR {
        tree[name + "/"] = ""
      } else {
        tree[name] = try text(name)
      }
    }
    return tree
  }
}

func path(_ text: String) throws -> RelativePath { try #require(RelativePath(text)) }
