import HTML
import Testing

/// What the gallery changes in the components it shows.
@Suite struct RevisionTests {
  @Test("attributes and text are changed on their way, and only while it is asked")
  func revised() {
    var html = HTMLWriter()
    html.revise = { _ in Revision([.id("b")], text: "<") }
    html.element(.p, [.id("a")]) { $0.text("!") }
    html.revise = nil
    html.element(.p, [.id("a")]) { _ in }
    let made = String(decoding: html.bytes, as: UTF8.self)
    #expect(made == "<p id=\"b\">&lt;!</p>\n<p id=\"a\"></p>")
  }
}
