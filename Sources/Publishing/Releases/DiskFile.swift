import Crypto
import Glibc

/// Files of any size, hashed and copied piece by piece, and names that survive a loss of power.
enum DiskFile {
  private static let pieceSize = 1 << 16

  static func hash(_ path: String) throws(FileFailure) -> ContentHash {
    let file = try Descriptor(opening: path, O_RDONLY | O_NOFOLLOW)
    return try eachPiece(of: file, path) { _ throws(FileFailure) in }
  }

  /// Copies a file into one that does not exist yet and gives the hash of what was copied, which
  /// need not be what the file held a moment ago.
  ///
  /// The copy is read-only: releases share unchanged files by hard links, so that an edit of one
  /// in place would alter them all.
  static func copy(_ source: String, to target: String) throws(FileFailure) -> ContentHash {
    let input = try Descriptor(opening: source, O_RDONLY | O_NOFOLLOW)
    let output = try Descriptor(
      opening: target, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, mode: 0o444)
    let hash = try eachPiece(of: input, source) { piece throws(FileFailure) in
      try output.write(piece, target)
    }
    try output.close(target)
    return hash
  }

  /// All bytes of a file; `nil` when there is none.
  ///
  /// - Throws: `FileFailure` with EFBIG for a file above the limit, which could only be foreign.
  static func readIfPresent(_ path: String, atMost limit: Int) throws(FileFailure) -> [UInt8]? {
    var status = stat()
    if lstat(path, &status) != 0 {
      if errno == ENOENT || errno == ENOTDIR { return nil }
      throw FileFailure("inspect", path)
    }
    if Int(status.st_size) > limit {
      errno = EFBIG
      throw FileFailure("read", path)
    }
    return try FileBytes.read(path)
  }

  static func create(
    _ path: String, _ bytes: [UInt8], mode: mode_t = 0o644
  ) throws(FileFailure) {
    let file = try Descriptor(
      opening: path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, mode: mode)
    let result = bytes.withUnsafeBytes { buffer in
      Result { () throws(FileFailure) in try file.write(buffer, path) }
    }
    try result.get()
    try file.close(path)
  }

  /// Replaces a file in one step and waits until the disk holds it.
  static func replace(_ path: String, with bytes: [UInt8]) throws(FileFailure) {
    let partial = path + FileBytes.partialSuffix
    try remove(partial)
    try create(partial, bytes)
    try synchronize(partial)
    try move(partial, to: path, in: parentFolder(of: path))
  }

  static func synchronize(_ path: String) throws(FileFailure) {
    let file = try Descriptor(opening: path, O_RDONLY)
    try file.synchronize(path)
  }

  /// Renames and waits until the disk holds the change of the folder.
  static func move(
    _ source: String, to target: String, in folder: String
  ) throws(FileFailure) {
    if rename(source, target) != 0 { throw FileFailure("rename", source) }
    try synchronize(folder)
  }

  /// Removes a file that need not be there.
  static func remove(_ path: String) throws(FileFailure) {
    if unlink(path) != 0, errno != ENOENT { throw FileFailure("remove", path) }
  }

  static func makeFolder(_ path: String) throws(FileFailure) {
    if mkdir(path, 0o755) != 0, errno != EEXIST { throw FileFailure("create folder", path) }
  }

  private static func eachPiece(
    of file: borrowing Descriptor, _ path: String,
    _ consume: (UnsafeRawBufferPointer) throws(FileFailure) -> Void
  ) throws(FileFailure) -> ContentHash {
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: pieceSize, alignment: 16)
    defer { buffer.deallocate() }
    var hash = SHA256()
    while true {
      let count = try file.read(into: buffer, path)
      if count == 0 { return ContentHash(hash.finalize()) }
      let piece = UnsafeRawBufferPointer(rebasing: buffer[..<count])
      hash.update(bufferPointer: piece)
      try consume(piece)
    }
  }
}
