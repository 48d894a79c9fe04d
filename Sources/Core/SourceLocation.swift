/// A place in a source file, for messages.
///
/// Lines and columns count from 1; a column counts characters as an editor shows them (Unicode
/// scalars, not bytes). Line 0 stands for the file as a whole.
package struct SourceLocation: Hashable, Comparable, Sendable, CustomStringConvertible {
  package var path: String
  package var line: Int
  package var column: Int

  package init(path: String, line: Int = 0, column: Int = 0) {
    self.path = path
    self.line = line
    self.column = column
  }

  package init(_ path: RelativePath, line: Int = 0, column: Int = 0) {
    self.init(path: path.description, line: line, column: column)
  }

  package var description: String {
    if line == 0 { return path }
    return column == 0 ? "\(path):\(line)" : "\(path):\(line):\(column)"
  }

  package static func < (left: SourceLocation, right: SourceLocation) -> Bool {
    if left.path != right.path {
      return left.path.utf8.lexicographicallyPrecedes(right.path.utf8)
    }
    return (left.line, left.column) < (right.line, right.column)
  }
}
