import Core
import HTML
import Testing

@testable import Content
@testable import Rendering

/// Components that need no site around them.
@Suite struct ComponentTests {
  private func html(_ write: (inout HTMLWriter) -> Void) -> String {
    var html = HTMLWriter()
    write(&html)
    return String(decoding: html.bytes, as: UTF8.self)
  }

  @Test("choices are links with what each means")
  func choices() {
    let made = html {
      Choices(choices: [
        .init(title: "Жер", text: "Жер тилкеси.", address: "/ky/a/"),
        .init(title: "Баары", text: "", address: "/ky/b/"),
      ]).write(into: &$0)
    }
    #expect(made.contains("<a href=\"/ky/a/\"><strong>Жер</strong> <span>Жер тилкеси.</span></a>"))
    #expect(made.contains("<a href=\"/ky/b/\"><strong>Баары</strong></a>"))
  }

  @Test("a list of facts keeps several values under one name")
  func facts() {
    let made = html {
      FactList(facts: [.init("Кантип", [("кат", "/ky/a/"), ("оозеки", nil)])]).write(into: &$0)
    }
    #expect(
      made.contains(
        "<dt>Кантип</dt><dd class=\"links\"><a href=\"/ky/a/\">кат</a></dd><dd>оозеки</dd>"))
  }

  @Test("a telephone number leads to a call without its spaces")
  func telephone() { #expect(FactList.telephone("+996 312 00 00") == "tel:+9963120000") }
}
