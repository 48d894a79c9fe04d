import Core
import LocatedYAML
import Testing

@Suite("The keys of a mapping")
struct YAMLMappingTests {
  private func readPage(
    _ text: String, lineOffset: Int = 0
  ) -> (value: String?, diagnostics: [Diagnostic]) {
    reading(text, lineOffset: lineOffset) { root, diagnostics in
      guard var keys = root.mapping(reporting: &diagnostics) else { return nil }
      let title = keys.required("title", reporting: &diagnostics) { $0.string(reporting: &$1) }
      _ = keys.optional("summary", reporting: &diagnostics) { $0.string(reporting: &$1) }
      keys.finish(reporting: &diagnostics)
      return title
    }
  }

  @Test("are read in any order, the optional ones only when they are there")
  func known() {
    let (title, reported) = readPage("summary: b\ntitle: a\n")
    #expect(title == "a")
    #expect(reported.isEmpty)
    #expect(readPage("title: a\n").diagnostics.isEmpty)
  }

  @Test("are reported where nobody asked for them, with the nearest that somebody asked for")
  func unknown() {
    let source = MarkedSource("title: a\n▲sumary: b\n", lineOffset: 1)
    let reported = readPage(source.text, lineOffset: 1).diagnostics
    #expect(reported.map(\.code) == ["yaml.unknown-key"])
    #expect(reported.first?.location == source.place)
    #expect(reported.first?.hint == "use ‘summary’")
    #expect(reported.first?.message.contains("‘sumary’") == true)
  }

  @Test("are listed when none is near")
  func listed() {
    let source = MarkedSource("title: a\n▲\"киши\": b\n")
    let reported = readPage(source.text).diagnostics
    #expect(reported.map(\.location) == [source.place])
    #expect(reported.first?.hint == "use one of: summary, title")
  }

  @Test("are to be removed when none is known")
  func none() {
    let (_, reported) = reading("a: 1\n") { root, diagnostics in
      root.mapping(reporting: &diagnostics)?.finish(reporting: &diagnostics)
    }
    #expect(reported.map(\.hint) == ["remove ‘a’"])
  }

  @Test("are missed where their mapping begins, and a likely slip is named")
  func missing() {
    let source = MarkedSource("# first\n▲titel: a\nsummary: b\n")
    let reported = readPage(source.text).diagnostics
    #expect(reported.map(\.code) == ["yaml.missing-key", "yaml.unknown-key"])
    #expect(reported.map(\.location) == [source.place, source.place])
    #expect(reported.first?.hint == "rename ‘titel’ or add ‘title: …’")
    #expect(readPage("summary: b\n").diagnostics.map(\.hint) == ["add ‘title: …’"])
  }

  @Test("are missed in the inner mapping they belong to")
  func missingInside() {
    let source = MarkedSource("a: 1\nтема:\n  - {x: 1}\n  - ▲{y: 1}\n")
    let (_, reported) = reading(source.text) { root, diagnostics in
      var keys = root.mapping(reporting: &diagnostics)
      return keys?.required("тема", reporting: &diagnostics) { value, diagnostics in
        value.list(reporting: &diagnostics) { element, diagnostics in
          var inner = element.mapping(reporting: &diagnostics)
          return inner?.required("x", reporting: &diagnostics) { $0.integer(reporting: &$1) }
        }
      }
    }
    #expect(reported.map(\.code) == ["yaml.missing-key"])
    #expect(reported.map(\.location) == [source.place])
  }

  @Test("keep the author's order and places when they are names of the author's own")
  func entries() {
    let source = MarkedSource("я: 1\n▲а: 2\nё: 3\n")
    let (entries, reported) = reading(source.text) { $0.mapping(reporting: &$1)?.entries }
    #expect(entries?.map(\.key) == ["я", "а", "ё"])
    #expect(entries?.dropFirst().first?.at == source.place)
    #expect(reported.isEmpty)
  }

  @Test("are texts", arguments: ["? ▲[a, b]\n: 1\n", "a: 1\n? ▲{b: 1}\n: 2\n", "▲[a]: 1\n"])
  func keysAreTexts(marked: String) {
    let source = MarkedSource(marked)
    let (entries, reported) = reading(source.text) { $0.mapping(reporting: &$1)?.entries }
    #expect(reported.map(\.code) == ["yaml.type"])
    #expect(reported.first?.location == source.place)
    #expect(entries?.map(\.key).contains("") == false)
  }
}
