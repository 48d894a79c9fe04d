import Core

/// A link (or image) as the author wrote it.
package struct Link: Hashable, Sendable {
  /// With escapes and entities resolved, not percent-encoded. Empty when the destination was refused.
  package let destination: String
  package let title: String
  /// The opening bracket.
  package let location: SourceLocation
  /// Whether it is a relative path (to a source file of this site, with an optional `#anchor`) or
  /// `#anchor` alone. Otherwise its scheme is http, https, mailto or tel, or it was refused.
  package let isInternal: Bool
}
