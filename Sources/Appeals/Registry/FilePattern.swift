import Core

/// A file name with `*` (any bytes) and `?` (one character) in its last component.
package struct FilePattern: Sendable {
  private let folder: RelativePath?
  private let pattern: [Unicode.Scalar]

  package init(_ path: RelativePath) {
    folder = path.parent
    pattern = Array(path.name.unicodeScalars)
  }

  package var hasWildcards: Bool { pattern.contains("*") || pattern.contains("?") }

  /// Those of the paths that the pattern names, in byte order: the order in which they are read.
  package func matches(among paths: some Sequence<RelativePath>) -> [RelativePath] {
    paths.filter(matches).sorted()
  }

  package func matches(_ path: RelativePath) -> Bool {
    path.parent == folder && matches(Array(path.name.unicodeScalars))
  }

  /// Greedy with one point of return: linear in most cases, never worse than the product.
  private func matches(_ name: [Unicode.Scalar]) -> Bool {
    var (place, position) = (0, 0)
    var star: (place: Int, position: Int)?
    while position < name.count {
      if place < pattern.count, pattern[place] == "*" {
        star = (place, position)
        place += 1
      } else if place < pattern.count, pattern[place] == "?" || pattern[place] == name[position] {
        place += 1
        position += 1
      } else if let last = star {
        star = (last.place, last.position + 1)
        (place, position) = (last.place + 1, last.position + 1)
      } else {
        return false
      }
    }
    return pattern[place...].allSatisfy { $0 == "*" }
  }
}
