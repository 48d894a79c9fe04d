/// The kinds of files a site is made of, by the endings of their names: what servers say in
/// `Content-Type`. Servers' own lists lack some of them (`csv`) and differ on others (`js`).
package enum MediaType {
  static let table: [(ending: String, type: String)] = [
    ("html", "text/html"), ("css", "text/css"), ("js", "text/javascript"),
    ("json", "application/json"), ("svg", "image/svg+xml"), ("xml", "application/xml"),
    ("txt", "text/plain"), ("csv", "text/csv"), ("md", "text/markdown"),
    ("png", "image/png"), ("ico", "image/x-icon"), ("pdf", "application/pdf"),
    ("ics", "text/calendar"), ("webmanifest", "application/manifest+json"),
    ("jsonld", "application/ld+json"), ("ttl", "text/turtle"), ("sha256", "text/plain"),
  ]

  /// Of files without a known ending, such as `ledger/checkpoint`.
  static let other = "text/plain"

  /// Types whose bytes are UTF-8 text without saying so themselves.
  static func isText(_ type: String) -> Bool {
    type.hasPrefix("text/") || type == "application/xml" || type == "application/json"
  }

  /// `text/html; charset=utf-8` for `index.html`.
  package static func of(fileNamed name: some StringProtocol) -> String {
    let parts = String(name).split(separator: ".")
    let ending = parts.count > 1 ? parts.last.map(String.init) : nil
    let type = table.first { $0.ending == ending }?.type ?? other
    return isText(type) ? "\(type); charset=utf-8" : type
  }
}
