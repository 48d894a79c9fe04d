import Core
import Glibc

/// What the disk says of a file, so that any change of it tells: size, inode, device, kind and rights, the
/// times of the last change of its bytes and of its status.
struct FileStatus: Equatable, BitwiseCopyable {
  /// In a row rather than as a piece of a list, which each copy would retain.
  private let numbers: SIMD8<Int>

  /// As they are written: in the byte order of the machine, since nobody else reads them.
  static let size = 64
  /// What disks without fractions of seconds may be behind.
  private static let coarsest = 2

  init(_ status: stat) {
    numbers = SIMD8(
      Int(status.st_size), Int(bitPattern: UInt(status.st_ino)),
      Int(bitPattern: UInt(status.st_dev)), Int(status.st_mode), status.st_mtim.tv_sec,
      status.st_mtim.tv_nsec, status.st_ctim.tv_sec, status.st_ctim.tv_nsec)
  }

  /// `nil` when the disk does not say.
  init?(of descriptor: Int32) {
    var status = stat()
    if fstat(descriptor, &status) != 0 { return nil }
    self.init(status)
  }

  init(writtenIn bytes: UnsafeRawBufferPointer, at start: Int) {
    numbers = bytes.loadUnaligned(fromByteOffset: start, as: SIMD8<Int>.self)
  }

  func append(to bytes: inout [UInt8]) {
    withUnsafeBytes(of: numbers) { bytes += $0 }
  }

  /// When the status last changed, or what a coarse disk may be behind.
  var changed: FileTime {
    let (seconds, nanoseconds) = (numbers[6], numbers[7])
    return FileTime(
      seconds: seconds + (nanoseconds == 0 ? FileStatus.coarsest : 0), nanoseconds: nanoseconds)
  }
}

/// A time as file systems keep it.
package struct FileTime: Hashable, Comparable, Sendable {
  let seconds: Int
  let nanoseconds: Int

  package init(seconds: Int, nanoseconds: Int) {
    self.seconds = seconds
    self.nanoseconds = nanoseconds
  }

  package static func < (left: FileTime, right: FileTime) -> Bool {
    (left.seconds, left.nanoseconds) < (right.seconds, right.nanoseconds)
  }
}

/// What the disk says of many files.
struct FileList: Sendable {
  /// Name and status of each.
  var bytes: [UInt8] = []
  private(set) var files: [FileStatus] = []
  /// When one of them last changed.
  var newest: FileTime { files.lazy.map(\.changed).max() ?? FileTime(seconds: 0, nanoseconds: 0) }
  /// Of the file that is looked at; kept, so that it is not allocated for each.
  private var path: [UInt8] = []

  init() {}

  /// Looks at the files on all cores.
  ///
  /// - Parameter known: of each file what is known already; none where it is empty.
  init(of names: PathList, in root: String, _ known: [FileStatus?] = []) throws(FileFailure) {
    let starts = Array(stride(from: 0, to: names.count, by: 256))
    let parts = concurrentMap(starts, chunk: 1) { start in
      Result { () throws(FileFailure) in
        var list = FileList()
        for index in start..<min(start + 256, names.count) {
          let known = known.isEmpty ? nil : known[index]
          if let failure = names.withBytes(of: index, { list.add($0, in: root, known) }) {
            throw failure
          }
        }
        return list
      }
    }
    for part in parts {
      let part = try part.get()
      bytes += part.bytes
      files += part.files
    }
  }

  /// - Parameter root: the folder that the name is of; `nil` for a name that leads there by itself.
  mutating func add(
    _ name: UnsafeRawBufferPointer, in root: String?, _ known: FileStatus? = nil
  ) -> FileFailure? {
    // Not by `??`, whose right side may not change the path.
    guard let status = known == nil ? look(name, in: root) : known else {
      return FileFailure("inspect", String(decoding: path.dropLast(), as: UTF8.self))
    }
    bytes += name
    bytes.append(0)
    status.append(to: &bytes)
    files.append(status)
    return nil
  }

  private mutating func look(_ name: UnsafeRawBufferPointer, in root: String?) -> FileStatus? {
    path.removeAll(keepingCapacity: true)
    if let root {
      path += root.utf8
      path.append(UInt8(ascii: "/"))
    }
    path += name
    path.append(0)
    var status = stat()
    let failed = path.withUnsafeBytes { path in
      path.assumingMemoryBound(to: CChar.self).baseAddress.map { lstat($0, &status) } != 0
    }
    return failed ? nil : FileStatus(status)
  }
}
