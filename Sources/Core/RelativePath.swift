/// A path inside a source or output tree: components joined by `/`, never absolute, never with empty,
/// `.` or `..` components, control characters or backslashes. A value of this type cannot point
/// outside the tree it belongs to.
package struct RelativePath: Hashable, Comparable, Sendable, CustomStringConvertible {
  package let description: String

  /// `nil` when `text` is not such a path.
  package init?(_ text: String) {
    guard RelativePath.isWellFormed(text) else { return nil }
    description = text
  }

  private init(trusted text: String) {
    description = text
  }

  package var components: [Substring] { RelativePath.components(of: description) }

  /// The last component.
  package var name: Substring { components.last ?? "" }

  /// The path without its last component; `nil` for a path of one component.
  package var parent: RelativePath? {
    guard let slash = description.utf8.lastIndex(of: UInt8(ascii: "/")) else { return nil }
    return RelativePath(trusted: String(description[..<slash]))
  }

  /// The part of the name after its last dot; empty when there is none.
  package var fileExtension: Substring {
    let name = name
    guard let dot = name.utf8.lastIndex(of: UInt8(ascii: ".")), dot != name.startIndex else {
      return ""
    }
    return name[name.utf8.index(after: dot)...]
  }

  package func appending(_ other: RelativePath) -> RelativePath {
    RelativePath(trusted: description + "/" + other.description)
  }

  /// The path as seen from `folder`; `nil` when it does not lie inside it.
  package func relative(to folder: RelativePath) -> RelativePath? {
    guard isInside(folder) else { return nil }
    let bytes = description.utf8.dropFirst(folder.description.utf8.count + 1)
    return RelativePath(trusted: String(Substring(bytes)))
  }

  /// Whether this path lies under `folder` (at any depth).
  package func isInside(_ folder: RelativePath) -> Bool {
    description.utf8.starts(with: folder.description.utf8)
      && description.utf8.dropFirst(folder.description.utf8.count).first == UInt8(ascii: "/")
  }

  /// Follows `link`, which may begin with `..` components, from the folder this file lies in.
  /// `nil` when it would leave the tree or is malformed.
  package func resolving(_ link: some StringProtocol) -> RelativePath? {
    var parts = components.dropLast().map(String.init)
    for part in RelativePath.components(of: String(link)) {
      switch part {
      case ".": continue
      case "..":
        if parts.popLast() == nil { return nil }
      default: parts.append(String(part))
      }
    }
    return RelativePath(parts.joined(separator: "/"))
  }

  /// Byte for byte, as the disk tells names apart; texts are also equal in two normalisation forms.
  package static func == (left: RelativePath, right: RelativePath) -> Bool {
    left.description.utf8.elementsEqual(right.description.utf8)
  }

  /// Byte order, the same on every machine.
  package static func < (left: RelativePath, right: RelativePath) -> Bool {
    left.description.utf8.lexicographicallyPrecedes(right.description.utf8)
  }

  /// Cut between bytes: among characters, a combining mark after a slash would hide the slash.
  private static func components(of text: String) -> [Substring] {
    text.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
      .map(Substring.init)
  }

  private static func isWellFormed(_ text: String) -> Bool {
    if text.isEmpty || text.utf8.count > 4096 { return false }
    // C1 controls too: a terminal obeys U+009B as it obeys an escape sequence.
    let isForbidden = text.unicodeScalars.contains {
      $0.properties.generalCategory == .control || $0 == "\\"
    }
    return !isForbidden
      && components(of: text).allSatisfy { !$0.isEmpty && $0 != "." && $0 != ".." }
  }
}
