import Core

/// The list of a site's files with the hash of each: what was built, and so what may be published.
///
/// Written as `sha256sum` writes it, so that anybody can check a copy with `sha256sum -c`. The hash
/// of the list is the id of the release.
package struct Manifest: Hashable, Sendable {
  package struct File: Hashable, Sendable {
    package let path: RelativePath
    package let hash: ContentHash
  }

  /// In byte order of their paths.
  package let files: [File]
  private let hashes: [RelativePath: ContentHash]

  /// The name of the list at the root of a site.
  package static let fileName = "manifest.sha256"

  /// Files at the root of a site that no manifest can list: itself, the builder's own list, and
  /// everything of the ledger, which grows after the site is built.
  private static let reservedNames: Set<Substring> = [
    "manifest.sha256", ".portal-files", "ledger",
  ]

  package init(_ files: [RelativePath: ContentHash]) {
    hashes = files
    self.files = files.map { File(path: $0.key, hash: $0.value) }.sorted { $0.path < $1.path }
  }

  package subscript(path: RelativePath) -> ContentHash? { hashes[path] }

  /// SHA-256 of the list.
  package var id: ContentHash { ContentHash(of: bytes) }

  /// `<64 hexadecimal digits>  <path>` and a newline for each file.
  package var bytes: [UInt8] {
    Array(files.map { "\($0.hash)  \($0.path)\n" }.joined().utf8)
  }
}

extension Manifest {
  /// What keeps bytes from being a manifest.
  package enum Fault: Error, Hashable, Sendable, CustomStringConvertible {
    /// Not a hash, two spaces and a path inside the site.
    case malformed(line: Int)
    /// Paths are listed once each, in byte order.
    case unordered(line: Int)
    /// A path that is not the site's to fill.
    case reserved(line: Int)

    package var description: String {
      switch self {
      case .malformed(let line): "line \(line) is not a hash and a path"
      case .unordered(let line): "line \(line) is out of order"
      case .reserved(let line): "line \(line) names a path that is kept for the publisher"
      }
    }
  }

  /// Reads exactly what `bytes` writes; one manifest has one spelling and so one id.
  package init(parsing bytes: [UInt8]) throws(Fault) {
    var files: [RelativePath: ContentHash] = [:]
    var last: RelativePath?
    var rest = bytes[...]
    var number = 0
    while !rest.isEmpty {
      number += 1
      guard let end = rest.firstIndex(of: UInt8(ascii: "\n")),
        let file = Manifest.file(in: rest[..<end])
      else { throw .malformed(line: number) }
      if let last, !(last < file.path) { throw .unordered(line: number) }
      if let first = file.path.components.first, Manifest.reservedNames.contains(first) {
        throw .reserved(line: number)
      }
      files[file.path] = file.hash
      last = file.path
      rest = rest[(end + 1)...]
    }
    self.init(files)
  }

  private static func file(in line: ArraySlice<UInt8>) -> File? {
    guard line.count > 66, line.dropFirst(64).starts(with: [0x20, 0x20]),
      let hash = ContentHash(hexadecimal: line.prefix(64)),
      let text = String(validating: line.dropFirst(66), as: UTF8.self),
      let path = RelativePath(text)
    else { return nil }
    return File(path: path, hash: hash)
  }
}
