import Core

/// The files that an earlier build left, as its manifest says.
struct LeftFiles {
  let paths: PathList
  let digests: [ContentHash]

  /// None.
  init() {
    paths = .empty
    digests = []
  }

  /// What a manifest lists (`OutputFolder.finish`); `nil` for anything else.
  init?(_ manifest: [UInt8]) {
    let width = 64
    var paths = PathList.Builder()
    var digests: [ContentHash] = []
    for line in manifest.split(separator: 0x0A) {
      guard line.count > width + 2, let digest = ContentHash(hexadecimal: line.prefix(width)) else {
        return nil
      }
      paths.append(Array(line.dropFirst(width + 2)))
      digests.append(digest)
    }
    guard paths.isOrdered else { return nil }
    self.paths = paths.list
    self.digests = digests
  }

  func digest(of path: RelativePath) -> ContentHash? { paths.index(of: path).map { digests[$0] } }
}
