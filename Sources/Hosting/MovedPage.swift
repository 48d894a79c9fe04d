/// An address that leads to another one of the same site: `/ky/old/` to `/ky/new/`.
package struct MovedPage: Hashable, Sendable {
  package let from: String
  package let to: String

  /// - Returns: `nil` for addresses with characters that mean something in a server's configuration;
  ///   the page that stands at such an address leads on by itself.
  package init?(from: String, to: String) {
    guard from.hasPrefix("/"), to.hasPrefix("/"), PathPattern.isPlain(from),
      PathPattern.isPlain(to), from != to
    else { return nil }
    self.from = from
    self.to = to
  }

  /// The target as a header may hold it (RFC 3986): bytes above ASCII as `%XX`.
  var location: String {
    to.utf8.map { byte in
      if byte < 0x80 { return String(UnicodeScalar(byte)) }
      return "%" + String(byte, radix: 16, uppercase: true)
    }.joined()
  }

  /// With and without the slash at the end: people leave it out.
  var spellings: [String] {
    from.hasSuffix("/") && from.count > 1 ? [from, String(from.dropLast())] : [from]
  }

  /// The file `_redirects`, which the same hosts read as `_headers`.
  package static func text(_ pages: [MovedPage]) -> String {
    pages.map { "\($0.from) \($0.location) 301\n" }.joined()
  }
}
