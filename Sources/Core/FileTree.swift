/// The source files as they were read: a value, so that everything after reading is a function of it.
///
/// Registry exports (`.csv`, workbooks, databases) are not in memory, whatever their size; they are listed in `large` and
/// read as streams by whoever knows their format.
package struct FileTree: Sendable {
  /// The folder as the author named it on the command line, for messages.
  package let root: String
  package var files: [RelativePath: [UInt8]] { didSet { order = nil } }
  /// Path and size in bytes of each file that was left on disk.
  package var large: [RelativePath: Int] { didSet { order = nil } }
  /// All paths in byte order, as long as nothing was changed: readers ask for those of a folder again
  /// and again.
  private var order: [RelativePath]?
  /// Files that were let go of when everything was made of them.
  package private(set) var forgotten: [RelativePath] = []
  /// Texts whose pages lie in the output as they would be made again: the same text in the same
  /// surroundings, of which nothing was to be said. Empty unless a build of the same output found that out.
  package var unchanged: Set<RelativePath> = []

  package init(
    root: String, files: [RelativePath: [UInt8]] = [:], large: [RelativePath: Int] = [:]
  ) {
    self.root = root
    self.files = files
    self.large = large
    order = sortedPaths
  }

  /// A tree of all files that were found, whose paths are in byte order already.
  package init(
    root: String, files: [RelativePath: [UInt8]], large: [RelativePath: Int],
    order: [RelativePath]
  ) {
    self.root = root
    self.files = files
    self.large = large
    self.order = order
  }

  /// All paths in byte order.
  package var paths: [RelativePath] { order ?? sortedPaths }

  private var sortedPaths: [RelativePath] { (Array(files.keys) + large.keys).sorted() }

  package subscript(path: RelativePath) -> [UInt8]? { files[path] }

  /// Lets go of the bytes of files that nobody reads any more: the texts of a large site are a quarter
  /// of its memory.
  package mutating func forget(where isDone: (RelativePath) -> Bool) {
    forgotten = files.keys.filter(isDone)
    files = files.filter { !isDone($0.key) }
  }

  /// The path as the author would type it.
  package func displayed(_ path: RelativePath) -> String {
    root.isEmpty || root == "." ? path.description : "\(root)/\(path)"
  }

  /// All paths under `folder` (at any depth), in byte order.
  package func paths(inside folder: RelativePath) -> [RelativePath] {
    let paths = paths
    // All that begins with the name of the folder and a slash stands together.
    var (low, high) = (0, paths.count)
    while low < high {
      let middle = (low + high) / 2
      if paths[middle].isBefore(contentsOf: folder) { low = middle + 1 } else { high = middle }
    }
    return Array(paths[low...].prefix { $0.isInside(folder) })
  }

  /// The file as text; reports `file.missing` or `file.encoding`.
  package func text(
    _ path: RelativePath, reporting diagnostics: inout [Diagnostic]
  ) -> String? {
    bytes(ofText: path, reporting: &diagnostics).map { String(decoding: $0, as: UTF8.self) }
  }

  /// The UTF-8 of a text without its byte order mark; reports `file.missing`, or `file.encoding` at the
  /// first malformed byte.
  package func bytes(
    ofText path: RelativePath, reporting diagnostics: inout [Diagnostic]
  ) -> [UInt8]? {
    guard let bytes = files[path] else {
      diagnostics.append(
        Diagnostic(
          .error, "file.missing", "file is missing", at: SourceLocation(path: displayed(path)),
          hint: "add the file"))
      return nil
    }
    let body = FileTree.withoutByteOrderMark(bytes)
    if body.isUTF8 { return body }
    diagnostics.append(
      Diagnostic(
        .error, "file.encoding", "text is not UTF-8",
        at: firstMalformed(in: body, path: displayed(path)), hint: "save the file as UTF-8"))
    return nil
  }

  private static func withoutByteOrderMark(_ bytes: [UInt8]) -> [UInt8] {
    bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
  }

  private func firstMalformed(in bytes: [UInt8], path: String) -> SourceLocation {
    var decoder = UTF8()
    var iterator = bytes.makeIterator()
    var place = SourceLocation(path: path, line: 1, column: 1)
    while case .scalarValue(let scalar) = decoder.decode(&iterator) {
      if scalar == "\n" {
        place.line += 1
        place.column = 1
      } else {
        place.column += 1
      }
    }
    return place
  }
}
