import Crypto
import Foundation
import HTML
import Testing

@testable import Rendering

@Suite struct ContentSecurityPolicyTests {
  let sheet: StyleSheet

  init() throws { sheet = try #require(StyleSheet("a{color:#123}/* ө */")) }

  @Test("allows the very stylesheet that stands in the page")
  func hash() throws {
    var html = HTMLWriter()
    html.style(ContentSecurityPolicy(styleSheet: sheet).styleSheet)
    let page = String(decoding: html.bytes, as: UTF8.self)
    let inline = try #require(page.wholeMatch(of: /<style>(.*)<\/style>\n?/)).1
    let digest = Data(SHA256.hash(data: Data(inline.utf8))).base64EncodedString()
    let policy = ContentSecurityPolicy(styleSheet: sheet)
    #expect(policy.inPage.contains("style-src 'sha256-\(digest)'"))
  }

  @Test("forbids everything that it does not name")
  func closed() {
    let policy = ContentSecurityPolicy(styleSheet: sheet)
    let directives = policy.inPage.split(separator: "; ")
    #expect(directives.contains("default-src 'none'"))
    #expect(directives.contains("base-uri 'none'"))
    for word in ["unsafe", "*", "data:", "http"] { #expect(!policy.inPage.contains(word)) }
    #expect(policy.inHeader.hasPrefix(policy.inPage))
    #expect(policy.inHeader.contains("frame-ancestors 'none'"))
  }

  @Test(
    "writes the Base64 of RFC 4648",
    arguments: [
      ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="),
      ("fooba", "Zm9vYmE="), ("foobar", "Zm9vYmFy"),
    ])
  func base64Vectors(text: String, expected: String) {
    #expect(base64(Array(text.utf8)) == expected)
  }

  @Test("writes every byte as others do")
  func base64AllBytes() {
    for count in 253...256 {
      let bytes = (0..<count).map { UInt8($0) }
      #expect(base64(bytes) == Data(bytes).base64EncodedString())
    }
  }
}
