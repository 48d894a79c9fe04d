import Glibc

/// Whole files by plain system calls: Foundation's writer syncs every file and takes twenty times
/// longer.
enum FileBytes {
  /// All bytes of a regular file; `nil` when they are more than `limit`.
  static func read(_ path: String, limit: Int) throws(FileFailure) -> [UInt8]? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
    if descriptor < 0 { throw FileFailure("open", path) }
    defer { Glibc.close(descriptor) }
    var status = stat()
    if fstat(descriptor, &status) != 0 { throw FileFailure("inspect", path) }
    if Int(status.st_size) > limit { return nil }
    // One byte more than the size: when it is filled, the file is growing and its end is missing.
    var failure: FileFailure?
    let bytes = [UInt8](unsafeUninitializedCapacity: Int(status.st_size) + 1) { buffer, count in
      while count < buffer.count {
        let got = Glibc.read(descriptor, buffer.baseAddress! + count, buffer.count - count)
        if got < 0 {
          if errno == EINTR { continue }
          failure = FileFailure("read", path)
          return
        }
        if got == 0 { return }
        count += got
        // A regular file that gave all it had and no more is at its end: a call less for each file.
        if count == Int(status.st_size) { return }
      }
    }
    if let failure { throw failure }
    if bytes.count > Int(status.st_size) { throw FileFailure("read", path, code: EAGAIN) }
    return bytes
  }

  /// All bytes of a regular file.
  static func read(_ path: String) throws(FileFailure) -> [UInt8] {
    guard let bytes = try read(path, limit: Int.max) else { preconditionFailure("no limit") }
    return bytes
  }

  /// The size in bytes of a file.
  static func size(_ path: String) throws(FileFailure) -> Int {
    var status = stat()
    if lstat(path, &status) != 0 { throw FileFailure("inspect", path) }
    return Int(status.st_size)
  }

  /// What the disk says of a file that holds exactly these bytes, as it was before they were looked at;
  /// `nil` when it holds others or cannot be read.
  ///
  /// A file that did not change must cost less than one that is written: it is compared piece by piece
  /// in a little memory that is used again.
  static func status(of path: String, ifEqualTo bytes: [UInt8]) -> FileStatus? {
    // A pipe that took its place must not hold the build up.
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
    if descriptor < 0 { return nil }
    defer { Glibc.close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
      Int(status.st_size) == bytes.count
    else { return nil }
    return holds(descriptor, bytes) ? FileStatus(status) : nil
  }

  private static func holds(_ descriptor: Int32, _ bytes: [UInt8]) -> Bool {
    withUnsafeTemporaryAllocation(byteCount: 65_536, alignment: 64) { piece in
      var done = 0
      while done < bytes.count {
        let got = Glibc.read(descriptor, piece.baseAddress, piece.count)
        if got < 0, errno == EINTR { continue }
        if got <= 0 || got > bytes.count - done { return false }
        let isSame = bytes.withUnsafeBytes {
          memcmp($0.baseAddress! + done, piece.baseAddress!, got)
        }
        if isSame != 0 { return false }
        done += got
      }
      return true
    }
  }

  /// Replaces a file in one step: a reader sees the old or the new bytes, also after a build that was
  /// killed at any moment. Gives what the disk says of it then.
  @discardableResult
  static func replace(_ path: String, with bytes: [UInt8]) throws(FileFailure) -> FileStatus? {
    let partial = path + partialSuffix
    let descriptor = open(partial, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0o644)
    if descriptor < 0 { throw FileFailure("create", partial) }
    defer { Glibc.close(descriptor) }
    // Whatever closing it can say is said when a twin is closed. Nobody looks at the file before it is renamed:
    // newer systems would give it a time that is ahead of the clock that ticks.
    var failure = close(dup(descriptor), after: fill(descriptor, with: bytes, partial), partial)
    if failure == nil, rename(partial, path) != 0 { failure = FileFailure("replace", path) }
    guard let failure else { return FileStatus(of: descriptor) }
    unlink(partial)
    throw failure
  }

  /// Writes a file in a folder that nobody reads yet, for three quarters of what `replace` costs: a
  /// reader could see the beginning of the bytes. Gives what the disk says of it then.
  static func create(_ path: String, with bytes: [UInt8]) throws(FileFailure) -> FileStatus? {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o644)
    if descriptor < 0 {
      // Somebody has put a file there: in its place, as anywhere else.
      if errno == EEXIST { return try replace(path, with: bytes) }
      throw FileFailure("create", path)
    }
    let filled = fill(descriptor, with: bytes, path)
    let status = FileStatus(of: descriptor)
    guard let failure = close(descriptor, after: filled, path) else { return status }
    unlink(path)
    throw failure
  }

  /// Ends the name of a file that is being written.
  static let partialSuffix = ".portal-partial"

  private static func fill(
    _ descriptor: Int32, with bytes: [UInt8], _ path: String
  ) -> FileFailure? {
    var done = 0
    while done < bytes.count {
      let written = bytes.withUnsafeBytes {
        Glibc.write(descriptor, $0.baseAddress! + done, bytes.count - done)
      }
      if written >= 0 {
        done += written
      } else if errno != EINTR {
        return FileFailure("write", path)
      }
    }
    return nil
  }

  private static func close(
    _ descriptor: Int32, after failure: FileFailure?, _ path: String
  ) -> FileFailure? {
    let isClosed = Glibc.close(descriptor) == 0
    return failure ?? (isClosed ? nil : FileFailure("write", path))
  }
}
