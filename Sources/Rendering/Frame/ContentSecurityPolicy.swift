import Content
import Core
import Crypto
import HTML

/// The content security policy (CSP Level 3) and the other headers of every page.
///
/// The one stylesheet stands in each page, allowed by its hash: a file of its own would cost a whole
/// round trip on a slow link. Nothing else inline may run or apply.
package struct ContentSecurityPolicy: Sendable {
  package let styleSheet: StyleSheet
  /// The directives that a `meta` element can carry.
  package let inPage: String

  package init(styleSheet: StyleSheet) {
    self.styleSheet = styleSheet
    let digest = SHA256.hash(data: Array(styleSheet.text.utf8))
    inPage = [
      "default-src 'none'", "script-src 'self'", "style-src 'sha256-\(base64(Array(digest)))'",
      "img-src 'self'", "connect-src 'self'", "manifest-src 'self'", "form-action 'self'",
      "base-uri 'none'", "require-trusted-types-for 'script'", "trusted-types sw",
    ].joined(separator: "; ")
  }

  /// With the directives that only a header can carry.
  package var inHeader: String {
    inPage + "; frame-ancestors 'none'; upgrade-insecure-requests"
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
