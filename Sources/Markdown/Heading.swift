import Core

/// A heading and the anchor other pages link to.
package struct Heading: Hashable, Sendable {
  /// 1 to 6. Level 1 is refused in pages: the title is the only one.
  package let level: Int
  /// Unique within the page, of `a`–`z`, `0`–`9` and `-`.
  package let id: String
  /// Whether the author wrote the id (`## Text {#id}`) rather than leaving it to the letters.
  package let isExplicit: Bool
  /// The words without marks.
  package let text: String
  package let location: SourceLocation
}
