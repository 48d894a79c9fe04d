import Content
import Core
import Crypto
import HTML

/// The content security policy (CSP Level 3) and the other headers of every page.
///
/// The stylesheet stands in each page, allowed by its hash: a file of its own would cost a whole round
/// trip on a slow link. The rules of charts, which few pages need, are a second one. Nothing else inline
/// may run or apply.
package struct ContentSecurityPolicy: Sendable {
  let styleSheet: StyleSheet
  let chartStyle: StyleSheet
  private let directives: (plain: String, withCharts: String)

  package init(styleSheet: StyleSheet, chartStyle: StyleSheet) {
    self.styleSheet = styleSheet
    self.chartStyle = chartStyle
    directives = (
      ContentSecurityPolicy.directives(for: [styleSheet]),
      ContentSecurityPolicy.directives(for: [styleSheet, chartStyle])
    )
  }

  /// The stylesheets of a page, in their order.
  func styles(hasCharts: Bool) -> [StyleSheet] {
    hasCharts ? [styleSheet, chartStyle] : [styleSheet]
  }

  /// The directives that a `meta` element can carry.
  func inPage(hasCharts: Bool) -> String {
    hasCharts ? directives.withCharts : directives.plain
  }

  private static func directives(for sheets: [StyleSheet]) -> String {
    let hashes = sheets.map { sheet in
      "'sha256-\(base64(Array(SHA256.hash(data: Array(sheet.text.utf8)))))'"
    }
    return [
      "default-src 'none'", "script-src 'self'", "style-src \(hashes.joined(separator: " "))",
      "img-src 'self'", "connect-src 'self'", "form-action 'self'", "base-uri 'none'",
      "require-trusted-types-for 'script'", "trusted-types sw",
    ].joined(separator: "; ")
  }

  /// For all pages, with the directives that only a header can carry.
  package var inHeader: String {
    inPage(hasCharts: true) + "; frame-ancestors 'none'; upgrade-insecure-requests"
  }
}

/// Base64 (RFC 4648 §4) with padding, as CSP and subresource integrity want it.
func base64(_ bytes: [UInt8]) -> String {
  let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
  var result: [UInt8] = []
  for start in stride(from: 0, to: bytes.count, by: 3) {
    let group = bytes[start..<min(start + 3, bytes.count)]
    var bits = group.reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
    bits <<= UInt32(8 * (3 - group.count))
    for position in 0..<4 {
      let index = Int(bits >> UInt32(18 - 6 * position)) & 63
      result.append(position <= group.count ? alphabet[index] : UInt8(ascii: "="))
    }
  }
  return String(decoding: result, as: UTF8.self)
}
