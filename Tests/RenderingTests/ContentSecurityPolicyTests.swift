import Crypto
import Foundation
import HTML
import Testing

@testable import Rendering

@Suite struct ContentSecurityPolicyTests {
  let policy: ContentSecurityPolicy

  init() throws {
    policy = ContentSecurityPolicy(
      styleSheet: try #require(StyleSheet("a{color:#123}/* ө */")),
      chartStyle: try #require(StyleSheet("b{color:#456}")))
  }

  @Test("allows the very stylesheets that stand in the page", arguments: [false, true])
  func hashes(hasCharts: Bool) throws {
    var html = HTMLWriter()
    for sheet in policy.styles(hasCharts: hasCharts) { html.style(sheet) }
    let page = String(decoding: html.bytes, as: UTF8.self)
    let hashes = page.matches(of: /<style>(.*?)<\/style>/).map { style in
      "'sha256-\(Data(SHA256.hash(data: Data(style.1.utf8))).base64EncodedString())'"
    }
    #expect(hashes.count == (hasCharts ? 2 : 1))
    let directive = "style-src " + hashes.joined(separator: " ")
    #expect(policy.inPage(hasCharts: hasCharts).contains(directive + ";"))
  }

  @Test("forbids everything that it does not name")
  func closed() {
    let directives = policy.inPage(hasCharts: false).split(separator: "; ")
    #expect(directives.contains("default-src 'none'"))
    #expect(directives.contains("base-uri 'none'"))
    for word in ["unsafe", "*", "data:", "http"] { #expect(!policy.inHeader.contains(word)) }
    #expect(policy.inHeader.hasPrefix(policy.inPage(hasCharts: true)))
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
