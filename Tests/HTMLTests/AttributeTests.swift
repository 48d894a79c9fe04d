import HTML
import Testing

@Suite("An attribute")
struct AttributeTests {
  @Test("takes the names of HTML and SVG")
  func names() {
    for name in ["href", "viewBox", "stroke-width", "x1", "xml:lang", "http-equiv", "hreflang"] {
      #expect(Attribute(name, "v").name == name)
    }
    #expect(Attribute.aria("label", "v") == Attribute("aria-label", "v"))
    #expect(Attribute.data("shard", "v") == Attribute("data-shard", "v"))
    #expect(Attribute.flag("hidden").value == nil)
  }

  @Test("is the same from two parts as from one")
  func parts() {
    #expect(Attribute.href("/ky/", "#a").value == "/ky/#a")
    #expect(Attribute.href("/ky/", "#a") == .href("/ky/#a"))
    #expect(Set([Attribute.content("ab", "c"), .content("a", "bc"), .content("abc")]).count == 1)
    #expect(Attribute.href("/ky/", "#a") != .href("/ky/", "#b"))
  }

  @Test("is never an event handler")
  func handlers() async {
    await #expect(processExitsWith: .failure) { _ = Attribute("onclick", "x") }
    await #expect(processExitsWith: .failure) { _ = Attribute("ONLOAD", "x") }
    await #expect(processExitsWith: .failure) { _ = Attribute.flag("onerror") }
  }

  @Test("is never a style")
  func styles() async {
    await #expect(processExitsWith: .failure) { _ = Attribute("style", "color:red") }
    await #expect(processExitsWith: .failure) { _ = Attribute("Style", "color:red") }
  }

  @Test("has a name that cannot end it")
  func brokenNames() async {
    await #expect(processExitsWith: .failure) { _ = Attribute("", "x") }
    await #expect(processExitsWith: .failure) { _ = Attribute("a b", "x") }
    await #expect(processExitsWith: .failure) { _ = Attribute("a=\"", "x") }
    await #expect(processExitsWith: .failure) { _ = Attribute("a>", "x") }
    await #expect(processExitsWith: .failure) { _ = Attribute.aria("x onclick", "x") }
    await #expect(processExitsWith: .failure) { _ = Attribute.data("x/", "x") }
  }
}
