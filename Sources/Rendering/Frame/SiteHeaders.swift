import Content
import Core
import Hosting

extension HeaderTable {
  /// The headers of the whole site.
  ///
  /// - Parameter statusPage: folder of the page with the form for numbers, the same in each language.
  init(policy: ContentSecurityPolicy, statusPage: RelativePath?) {
    var rules = [
      siteRule(
        "/*",
        [
          ("Content-Security-Policy", policy.inHeader),
          ("X-Content-Type-Options", "nosniff"),
          ("Referrer-Policy", "no-referrer"),
          ("Cross-Origin-Opener-Policy", "same-origin"),
          ("Cross-Origin-Embedder-Policy", "require-corp"),
          ("Cross-Origin-Resource-Policy", "same-origin"),
          (
            "Permissions-Policy",
            "accelerometer=(), camera=(), geolocation=(), gyroscope=(), magnetometer=(), "
              + "microphone=(), payment=(), usb=()"
          ),
          ("Strict-Transport-Security", "max-age=63072000; includeSubDomains; preload"),
          ("Cache-Control", "no-cache"),
        ])
    ]
    // Scripts bear the hash of their bytes in their names; the icon keeps its name.
    rules += [
      siteRule("/assets/*", [("Cache-Control", "public, max-age=86400")]),
      siteRule("/assets/*.js", [("Cache-Control", "public, max-age=31536000, immutable")]),
    ]
    // Anyone may build on the published figures, in a page of any other site.
    rules.append(
      siteRule(
        "/data/*",
        [("Access-Control-Allow-Origin", "*"), ("Cross-Origin-Resource-Policy", "cross-origin")]))
    // Which file of the look-up a phone asked for says something about its owner.
    var untraced = ["/lookup/s/*"]
    if let statusPage, PathPattern("/\(statusPage)/") != nil {
      untraced += Language.allCases.map { "/\($0.rawValue)/\(statusPage)/*" }
    }
    rules += untraced.map { siteRule($0, [("Cache-Control", "no-store")]) }
    self.init(rules)
  }
}

private func siteRule(_ pattern: String, _ headers: [(String, String)]) -> HeaderTable.Rule {
  guard let place = PathPattern(pattern) else {
    preconditionFailure("\(pattern) has characters that servers do not take literally")
  }
  return HeaderTable.Rule(
    place,
    headers.map { name, value in
      guard let header = HeaderTable.Header(name, value) else {
        preconditionFailure("\(name) is no header")
      }
      return header
    })
}
