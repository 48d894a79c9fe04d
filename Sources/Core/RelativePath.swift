import Glibc

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
  package var name: Substring {
    guard let slash = description.utf8.lastIndex(of: RelativePath.slash) else {
      return description[...]
    }
    return description[description.utf8.index(after: slash)...]
  }

  /// The path without its last component; `nil` for a path of one component.
  package var parent: RelativePath? {
    guard let slash = description.utf8.lastIndex(of: UInt8(ascii: "/")) else { return nil }
    return RelativePath(trusted: String(description[..<slash]))
  }

  /// The folder of the first component; `nil` for a path of one.
  package var outermost: RelativePath? {
    guard let slash = description.utf8.firstIndex(of: RelativePath.slash) else { return nil }
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

  /// Where the path is a folder inside one of the root's, from the root: `/ky/what-to-write/`.
  ///
  /// - Parameter first: the folder of the root, one component.
  package func address(inside first: String) -> String {
    RelativePath.withBytes(description, first) { path, first in
      // In one go: each page spells a dozen, and piece by piece took four times as long.
      String(unsafeUninitializedCapacity: first.count + path.count + 3) { address in
        let start = first.count + 2
        address[0] = RelativePath.slash
        address[start - 1] = RelativePath.slash
        address[start + path.count] = RelativePath.slash
        _ = address[1...].update(fromContentsOf: first)
        _ = address[start...].update(fromContentsOf: path)
        return start + path.count + 1
      }
    }
  }

  /// The path as seen from `folder`; `nil` when it does not lie inside it.
  package func relative(to folder: RelativePath) -> RelativePath? {
    guard isInside(folder) else { return nil }
    let bytes = description.utf8.dropFirst(folder.description.utf8.count + 1)
    return RelativePath(trusted: String(Substring(bytes)))
  }

  /// Whether this path lies under `folder` (at any depth).
  package func isInside(_ folder: RelativePath) -> Bool {
    RelativePath.withBytes(description, folder.description) { path, folder in
      path.count > folder.count && path[folder.count] == RelativePath.slash
        && memcmp(path.baseAddress!, folder.baseAddress!, folder.count) == 0
    }
  }

  /// Whether this path lies in `folder` itself.
  package func isChild(of folder: RelativePath) -> Bool {
    isInside(folder)
      && !description.utf8.dropFirst(folder.description.utf8.count + 1).contains(RelativePath.slash)
  }

  /// Whether this path stands, in byte order, before all that lie under `folder`.
  func isBefore(contentsOf folder: RelativePath) -> Bool {
    RelativePath.compare(description, folder.description + "/") < 0
  }

  /// Follows `link`, which may begin with `..` components, from the folder this file lies in.
  /// `nil` when it would leave the tree or is malformed.
  package func resolving(_ link: String) -> RelativePath? { resolving(link[...]) }

  package func resolving(_ link: Substring) -> RelativePath? {
    let path = RelativePath.withBytes(description[...], link) { file, link in
      // In the memory of the text: pages hold thousands of links, and an array for each took as long again.
      String(unsafeUninitializedCapacity: file.count + link.count + 1) { bytes in
        RelativePath.follow(link, fromFile: file, into: bytes) ?? 0
      }
    }
    // Every part was looked at on its way; to look at all again cost as much as everything before.
    return path.isEmpty || path.utf8.count > RelativePath.longest
      ? nil : RelativePath(trusted: path)
  }

  /// The length of the path; `nil` when a component is empty or forbidden or leads out of the tree.
  private static func follow(
    _ link: UnsafeBufferPointer<UInt8>, fromFile file: UnsafeBufferPointer<UInt8>,
    into path: UnsafeMutableBufferPointer<UInt8>
  ) -> Int? {
    guard let source = link.baseAddress, let target = path.baseAddress else { return nil }
    var length = endOfParent(file)
    if length > 0 { memcpy(target, file.baseAddress!, length) }
    var (start, previous): (Int, UInt8) = (0, 0)
    for end in 0...link.count {
      let byte = end < link.count ? link[end] : slash
      if isForbidden(byte, after: previous) { return nil }
      previous = byte
      if byte != slash { continue }
      let part = UnsafeBufferPointer(start: source + start, count: end - start)
      start = end + 1
      if part.isEmpty { return nil }
      if isComponent(part) {
        if length > 0 {
          path[length] = slash
          length += 1
        }
        memcpy(target + length, part.baseAddress!, part.count)
        length += part.count
      } else if part.count == 2 {
        if length == 0 { return nil }
        length = endOfParent(UnsafeBufferPointer(start: target, count: length))
      }
    }
    return length
  }

  /// Byte for byte, as the disk tells names apart; texts are also equal in two normalisation forms.
  package static func == (left: RelativePath, right: RelativePath) -> Bool {
    compare(left.description, right.description) == 0
  }

  /// Byte order, the same on every machine.
  package static func < (left: RelativePath, right: RelativePath) -> Bool {
    compare(left.description, right.description) < 0
  }

  /// Negative, zero or positive. Whole runs of bytes at once: sites hold many paths, and each is
  /// compared many times when they are sorted.
  private static func compare(_ left: String, _ right: String) -> Int {
    withBytes(left, right) { left, right in
      let order = memcmp(left.baseAddress!, right.baseAddress!, min(left.count, right.count))
      return order == 0 ? left.count - right.count : Int(order)
    }
  }

  /// As bytes, like `==`.
  package func hash(into hasher: inout Hasher) {
    let isHashed: Void? = description.utf8.withContiguousStorageIfAvailable {
      hasher.combine(bytes: UnsafeRawBufferPointer($0))
    }
    precondition(isHashed != nil, "native texts are contiguous")
  }

  /// Texts of Swift's own lie in one piece, so their bytes can be lent without a copy of the text,
  /// which would be retained.
  @inline(__always)
  private static func withBytes<Text: StringProtocol, Result>(
    _ left: Text, _ right: Text,
    _ body: (UnsafeBufferPointer<UInt8>, UnsafeBufferPointer<UInt8>) -> Result
  ) -> Result {
    let result = left.utf8.withContiguousStorageIfAvailable { left in
      right.utf8.withContiguousStorageIfAvailable { right in body(left, right) }
    }
    guard let result, let result else { preconditionFailure("a text in pieces") }
    return result
  }

  private static let slash = UInt8(ascii: "/")
  private static let dot = UInt8(ascii: ".")

  /// Where the path of the folder ends; 0 for a path of one component.
  private static func endOfParent(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
    var end = max(bytes.count - 1, 0)
    while end > 0, bytes[end] != slash { end -= 1 }
    return end
  }

  /// Cut between bytes: among characters, a combining mark after a slash would hide the slash.
  private static func components(of text: String) -> [Substring] {
    text.utf8.split(separator: slash, omittingEmptySubsequences: false).map(Substring.init)
  }

  private static func isWellFormed(_ text: String) -> Bool {
    var text = text
    return text.withUTF8 { bytes in
      guard bytes.count <= longest, let source = bytes.baseAddress else { return false }
      var (start, previous): (Int, UInt8) = (0, 0)
      for end in 0...bytes.count {
        let byte = end < bytes.count ? bytes[end] : slash
        if isForbidden(byte, after: previous) { return false }
        previous = byte
        if byte != slash { continue }
        if !isComponent(UnsafeBufferPointer(start: source + start, count: end - start)) {
          return false
        }
        start = end + 1
      }
      return true
    }
  }

  private static let longest = 4_096

  /// Whether a byte ends a control character, or is a backslash. C1 controls count too (in UTF-8, C2
  /// and then 80 to 9F): a terminal obeys U+009B as it obeys an escape sequence.
  private static func isForbidden(_ byte: UInt8, after previous: UInt8) -> Bool {
    byte < 0x20 || byte == 0x7F || byte == UInt8(ascii: "\\")
      || (previous == 0xC2 && byte < 0xA0)
  }

  private static func isComponent(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    switch bytes.count {
    case 0: false
    case 1: bytes[0] != dot
    case 2: bytes[0] != dot || bytes[1] != dot
    default: true
    }
  }
}
