import Crypto
import Glibc

/// An open file or folder; closed when it goes out of use.
struct Descriptor: ~Copyable {
  private let number: Int32

  /// - Parameter purpose: what the file is opened for, as a failure names it.
  init(
    opening path: String, _ flags: Int32, mode: mode_t = 0, purpose: String = "open"
  ) throws(FileFailure) {
    var number: Int32
    repeat { number = open(path, flags | O_CLOEXEC, mode) } while number < 0 && errno == EINTR
    if number < 0 { throw FileFailure(purpose, path) }
    self.number = number
  }

  deinit { _ = Glibc.close(number) }

  /// Closes the file and reports what the disk says only now, as network disks do.
  consuming func close(_ path: String) throws(FileFailure) {
    let result = Glibc.close(number)
    let isRefused = result != 0 && errno != EINTR
    let failure = isRefused ? FileFailure("write", path) : nil
    discard self
    if let failure { throw failure }
  }

  /// The next bytes; 0 at the end of the file.
  func read(
    into buffer: UnsafeMutableRawBufferPointer, _ path: String
  ) throws(FileFailure) -> Int {
    while true {
      let count = Glibc.read(number, buffer.baseAddress, buffer.count)
      if count >= 0 { return count }
      if errno != EINTR { throw FileFailure("read", path) }
    }
  }

  func write(_ bytes: UnsafeRawBufferPointer, _ path: String) throws(FileFailure) {
    var rest = bytes[...]
    while let start = UnsafeRawBufferPointer(rebasing: rest).baseAddress, !rest.isEmpty {
      let count = Glibc.write(number, start, rest.count)
      if count < 0 {
        if errno != EINTR { throw FileFailure("write", path) }
      } else {
        rest = rest.dropFirst(count)
      }
    }
  }

  /// Waits until the disk holds the file, or the names in the folder.
  func synchronize(_ path: String) throws(FileFailure) {
    while fsync(number) != 0 {
      if errno != EINTR { throw FileFailure("synchronize", path) }
    }
  }

  /// Waits until the disk holds all that was written to it by now, and reports, on Linux 5.8 or
  /// later, whatever could not be written since this file was opened (syncfs(2)).
  func synchronizeDisk(_ path: String) throws(FileFailure) {
    guard let syncfs else { return sync() }
    while syncfs(number) != 0 {
      if errno != EINTR { throw FileFailure("synchronize", path) }
    }
  }

  /// Takes the lock of the file; false when another process holds it.
  func lock(_ path: String) throws(FileFailure) -> Bool {
    while flock(number, LOCK_EX | LOCK_NB) != 0 {
      if errno == EWOULDBLOCK { return false }
      if errno != EINTR { throw FileFailure("lock", path) }
    }
    return true
  }

  func truncate() -> Bool { ftruncate(number, 0) == 0 }

  /// Empties the file and gives it these permissions, whatever it had.
  func protect(_ permissions: mode_t, _ path: String) throws(FileFailure) {
    if fchmod(number, permissions) != 0 || ftruncate(number, 0) != 0 {
      throw FileFailure("protect", path)
    }
  }

  /// Whether the path still leads to this file, which another process may have renamed or removed.
  func isNamed(_ path: String) -> Bool {
    var (own, named) = (stat(), stat())
    return fstat(number, &own) == 0 && lstat(path, &named) == 0
      && own.st_ino == named.st_ino && own.st_dev == named.st_dev
  }
}

/// Every Linux C library has the function, but Swift's Glibc module does not declare it, so it is
/// looked up by name; RTLD_DEFAULT, the whole process, is the null pointer.
private let syncfs: (@convention(c) (Int32) -> Int32)? = dlsym(nil, "syncfs").map {
  unsafeBitCast($0, to: (@convention(c) (Int32) -> Int32).self)
}
