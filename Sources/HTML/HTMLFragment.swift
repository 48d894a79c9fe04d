/// Elements that are the same in many pages, such as a footer, written once.
///
/// Only a writer makes one, so it is as well-formed and escaped as what is written in place, and no door
/// for raw markup.
package struct HTMLFragment: Sendable {
  let bytes: [UInt8]

  /// - Parameter hyphenate: of the pages that it will stand in.
  package init(
    hyphenate: HTMLWriter.Hyphenation?, _ write: (inout HTMLWriter) -> Void
  ) {
    var html = HTMLWriter(capacity: 256)
    html.hyphenate = hyphenate
    // Something stands before it wherever it goes: blocks begin on a new line.
    html.text(" ")
    write(&html)
    bytes = Array(html.bytes.dropFirst())
  }
}

extension HTMLWriter {
  /// Copies a fragment; where elements are to be changed on their way, they are written anew.
  package mutating func fragment(
    _ fragment: HTMLFragment?, orAnew write: (inout HTMLWriter) -> Void
  ) {
    guard let fragment, revise == nil else { return write(&self) }
    append(fragment)
  }
}
