import HTML
import Testing

@Suite("A part that stands in many pages")
struct HTMLFragmentTests {
  private let hyphenation: HTMLWriter.Hyphenation = { text, isTableHead in
    isTableHead ? nil : Array(text) + Array("-".utf8)
  }

  private func writePart(_ html: inout HTMLWriter) {
    html.element(.nav, [.id("part")]) { html in
      html.element(.h2, text: "Fish & <chips>")
      html.element(.p, text: "one")
    }
  }

  private func page(_ write: (inout HTMLWriter) -> Void) -> String {
    var html = HTMLWriter()
    html.hyphenate = hyphenation
    html.element(.body) { write(&$0) }
    return String(decoding: html.bytes, as: UTF8.self)
  }

  @Test("reads as if it had been written in its place")
  func place() {
    let fragment = HTMLFragment(hyphenate: hyphenation, writePart)
    let copied = page { $0.fragment(fragment) { _ in Issue.record("was written anew") } }
    #expect(copied == page(writePart))
    #expect(copied.contains("<h2>Fish &amp; &lt;chips&gt;-</h2>"))
    #expect(page { $0.fragment(nil, orAnew: writePart) } == copied)
  }

  @Test("is written anew where elements are changed on their way")
  func revision() {
    let fragment = HTMLFragment(hyphenate: hyphenation, writePart)
    let revised = page { html in
      html.revise = { _ in Revision([.id("other")]) }
      html.fragment(fragment, orAnew: writePart)
    }
    #expect(revised.contains("<nav id=\"other\">"))
    #expect(!revised.contains("id=\"part\""))
  }
}
