import HTML
import SeededRandom
import Testing

@Suite("Writing HTML")
struct HTMLWriterTests {
  private func written(_ write: (inout HTMLWriter) -> Void) -> String {
    String(decoding: bytes(write), as: UTF8.self)
  }

  private func bytes(_ write: (inout HTMLWriter) -> Void) -> [UInt8] {
    var html = HTMLWriter()
    write(&html)
    return html.bytes
  }

  private func scalars(_ text: String?) -> [Unicode.Scalar]? {
    text.map { Array($0.unicodeScalars) }
  }

  @Test("gives a parser back every text, whatever characters it has", arguments: UInt64(1)...100)
  func text(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let text = generator.markup(upTo: 60)
    let expected = scalars(replacingForbidden(text))
    let element = bytes { $0.element(.span, text: text) }.between("<span>", "</span>")
    #expect(scalars(element.flatMap(unescaped)) == expected, "seed \(seed)")
    #expect(scalars(unescaped(bytes { $0.text(text) })) == expected, "seed \(seed)")
    let slice = Array("<".utf8) + Array(text.utf8) + Array("<".utf8)
    let sliced = bytes { $0.text(bytes: slice.dropFirst().dropLast()) }
    #expect(scalars(unescaped(sliced)) == expected, "seed \(seed)")
  }

  @Test("gives a parser back every attribute value", arguments: UInt64(1)...100)
  func attribute(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let value = generator.markup(upTo: 60)
    let written = bytes { $0.void(.input, [.value(value)]) }
    let quoted = written.between("<input value=\"", "\">")
    #expect(quoted?.contains(UInt8(ascii: "\"")) == false, "seed \(seed)")
    #expect(
      scalars(quoted.flatMap(unescaped)) == scalars(replacingForbidden(value)), "seed \(seed)")
  }

  @Test(
    "lets no text begin a tag",
    arguments: [
      "<script>alert(1)</script>", "</p><p>", "<!-- -->", "&lt;b>", "\u{600}<b>", "<\u{301}b>",
      "]]>", "<?php", "\" onclick=\"x",
    ])
  func hostile(text: String) {
    let inText = bytes { $0.element(.b, text: text) }.between("<b>", "</b>")
    #expect(inText.flatMap(unescaped) == text)
    let inValue = bytes { $0.element(.b, [.id(text)], text: "") }.between("<b id=\"", "\"></b>")
    #expect(inValue?.contains(UInt8(ascii: "\"")) == false)
    #expect(inValue.flatMap(unescaped) == text)
  }

  @Test("balances the tags of elements in elements and starts blocks on lines of their own")
  func nesting() {
    let html = written {
      $0.doctype()
      $0.element(.main, [.id("m"), .flag("hidden")]) { html in
        html.element(.p) { html in
          html.text("1 < 2 & ")
          html.element(.a, [.href("/ky/?a=1&b=\"2\""), .rel("next")], text: "суроо")
          html.void(.br)
        }
        html.void(.hr)
      }
    }
    #expect(
      html == """
        <!DOCTYPE html>
        <main id="m" hidden>
        <p>1 &lt; 2 &amp; <a href="/ky/?a=1&amp;b=&quot;2&quot;" rel="next">суроо</a><br></p>
        <hr></main>
        """)
  }

  @Test("writes a page of any length, whatever room it was given", arguments: [0, 1, 64, 5_000])
  func document(capacity: Int) {
    let page = HTMLWriter.document(capacity: capacity) { html in
      for number in 0..<100 { html.element(.p, text: "\(number) < \(number + 1)") }
    }
    let content = bytes { html in
      html.doctype()
      for number in 0..<100 { html.element(.p, text: "\(number) < \(number + 1)") }
    }
    #expect(page == content + Array("\n".utf8))
  }

  @Test("escapes a byte wherever it stands in a text of any length", arguments: 0...40)
  func places(length: Int) {
    for special in ["<", ">", "&", "\"", "\u{1}", "\u{1F}"] {
      for place in 0...length {
        let text =
          String(repeating: "ы", count: place / 2) + String(repeating: "a", count: place % 2)
          + special + String(repeating: "z", count: length - place)
        let written = bytes { $0.element(.b, [.href(text, "rest\"")], text: text) }
        let expected = replacingForbidden(text)
        let parts = String(decoding: written, as: UTF8.self).split(separator: "\">", maxSplits: 1)
        #expect(unescaped(Array(parts[0].dropFirst(9).utf8)) == expected + "rest\"")
        #expect(unescaped(Array(parts[1].dropLast(4).utf8)) == expected)
      }
    }
  }

  @Test("passes the error of a content on")
  func errors() {
    struct Refused: Error {}
    var html = HTMLWriter()
    #expect(throws: Refused.self) {
      try html.element(.p) { _ throws in throw Refused() }
    }
  }

  @Test("loads scripts by address only")
  func scripts() {
    #expect(
      written { $0.script(source: "/a.js?x=\"<", module: true) }
        == #"<script src="/a.js?x=&quot;&lt;" type="module"></script>"#)
    #expect(
      written { $0.script(source: "/a.js", module: false, integrity: "sha256-x=") }
        == #"<script src="/a.js" defer integrity="sha256-x="></script>"#)
  }

  @Test("writes a stylesheet as it is")
  func style() throws {
    let sheet = try #require(StyleSheet("a>b{content:\"&<\"}"))
    #expect(written { $0.style(sheet) } == "<style>a>b{content:\"&<\"}</style>")
  }
}
