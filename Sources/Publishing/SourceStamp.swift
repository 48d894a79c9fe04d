import Glibc

extension SourceFolder {
  /// A number that stays the same as long as no file is added, removed, renamed or written to: FNV-1a
  /// over names, sizes, times of the last change and inodes. Contents are not read.
  package func stamp() throws(FileFailure) -> UInt64 {
    var hash = Stamp()
    for entry in try FolderWalk.entries(of: root, where: { $0.first != UInt8(ascii: ".") }) {
      hash.add(entry.path)
      var status = stat()
      let path = Array((root + "/").utf8) + entry.path + [0]
      let result = path.withUnsafeBytes { bytes in
        bytes.assumingMemoryBound(to: CChar.self).baseAddress.map { lstat($0, &status) } ?? -1
      }
      // Gone since it was listed: whoever looks next sees another list.
      if result != 0 { continue }
      if case .folder = entry.kind { continue }
      hash.add(UInt64(truncatingIfNeeded: status.st_size))
      hash.add(UInt64(truncatingIfNeeded: status.st_ino))
      hash.add(UInt64(truncatingIfNeeded: status.st_mtim.tv_sec))
      hash.add(UInt64(truncatingIfNeeded: status.st_mtim.tv_nsec))
    }
    return hash.value
  }
}

/// FNV-1a of 64 bits: tells changes apart, protects against nobody.
private struct Stamp {
  private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

  mutating func add(_ bytes: some Sequence<UInt8>) {
    for byte in bytes { value = (value ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
    value = (value ^ 0xFF) &* 0x0000_0100_0000_01B3
  }

  mutating func add(_ number: UInt64) {
    add((0..<8).map { UInt8(truncatingIfNeeded: number >> ($0 * 8)) })
  }
}
