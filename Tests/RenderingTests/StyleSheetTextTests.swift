import Foundation
import HTML
import Testing

@testable import Rendering

@Suite struct StyleSheetTextTests {
  @Test(
    "takes out what browsers do not need and nothing else",
    arguments: [
      ("a {\n  color : red;\n  margin: 0 auto;\n}\n", "a{color :red;margin:0 auto}"),
      ("a , b > c d :hover { }", "a,b>c d :hover{}"), ("/* x */a{}/**/b{}", "a{}b{}"),
      ("a{b:c;/* ; } */d:e;}", "a{b:c;d:e}"), ("/* open", ""), ("", ""),
      (
        "@media (min-width: 40em) and (scripting) {\n\ta { b: calc(1px + 2%) }\n}",
        "@media (min-width:40em) and (scripting){a{b:calc(1px + 2%)}}"
      ),
      ("a::after { content: \" ; { } , \" }", "a::after{content:\" ; { } , \"}"),
      ("a { content: '/* \\' , */'; b: c }", "a{content:'/* \\' , */';b:c}"),
    ])
  func compact(text: String, expected: String) {
    #expect(compactStyleSheet(text)?.text == expected)
  }

  @Test("refuses a text that would end the element it stands in")
  func endOfElement() {
    #expect(compactStyleSheet("a { content: \"</style>\" }") == nil)
  }

  @Test("keeps every rule of the repository's stylesheet, in fewer bytes")
  func repository() throws {
    let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Site/assets/style.css")
    let text = try String(contentsOf: file, encoding: .utf8)
    let compact = try #require(compactStyleSheet(text)).text
    #expect(compact.utf8.count < text.utf8.count)
    #expect(tokens(compact) == tokens(text.replacing(/\/\*(?s:.*?)\*\//, with: "")))
  }

  /// Words, texts in quotation marks and punctuation; a semicolon before a closing brace says
  /// nothing.
  private func tokens(_ text: String) -> [Substring] {
    let tokens = text.matches(of: /"[^"]*"|'[^']*'|[{};,:>]|[^\s{};,:>"']+/).map(\.0)
    return tokens.indices.filter { index in
      tokens[index] != ";" || index + 1 == tokens.count || tokens[index + 1] != "}"
    }.map { tokens[$0] }
  }
}
