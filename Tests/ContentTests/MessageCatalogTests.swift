import Core
import Phrasing
import Testing

@testable import Content

@Suite struct MessageCatalogTests {
  let site: FileTree

  init() throws { site = try repositorySite() }

  private func read(
    _ language: Language, _ site: FileTree
  ) -> (catalog: MessageCatalog?, diagnostics: [Diagnostic]) {
    var diagnostics: [Diagnostic] = []
    let words = ScriptWords(language, site, reporting: &diagnostics)
    let catalog = MessageCatalog(language, site, status: words, reporting: &diagnostics)
    return (catalog, diagnostics)
  }

  /// What is reported after one change of the English messages.
  private func problems(_ old: String, _ new: String) throws -> [Diagnostic] {
    var site = site
    try site.edit("messages/en.yaml", old, new)
    let (catalog, diagnostics) = read(.en, site)
    #expect((catalog == nil) == !diagnostics.isEmpty)
    return diagnostics
  }

  private func line(of text: String) throws -> Int {
    let lines = try site.text("messages/en.yaml").split(
      separator: "\n", omittingEmptySubsequences: false)
    return try #require(lines.firstIndex { $0.hasPrefix(text) }) + 1
  }

  @Test("reads the repository's own words in each language", arguments: Language.allCases)
  func whole(language: Language) throws {
    let (catalog, diagnostics) = read(language, site)
    #expect(diagnostics.isEmpty, "\(diagnostics.summary)")
    let words = try #require(catalog)
    for message in Message.allCases where message.places.isEmpty {
      #expect(!words[message].isEmpty)
    }
  }

  @Test("fills each place of each sentence", arguments: Language.allCases)
  func places(language: Language) throws {
    let words = try #require(read(language, site).catalog)
    for message in Message.allCases {
      let values = Dictionary(uniqueKeysWithValues: message.places.map { ($0, "‹\($0)›") })
      let text = words(message, values)
      for value in values.values { #expect(text.contains(value), "\(message)") }
      #expect(!text.contains { "{}".contains($0) })
    }
  }

  @Test("counts in each language with its own forms and digits")
  func counts() throws {
    let words = try Localized { try #require(read($0, site).catalog) }
    #expect(words.en(.workingDays, 1) == "1 working day")
    #expect(words.en(.appeals, 15073) == "15,073 appeals")
    let one = words.ru(.workingDays, 21)
    let few = words.ru(.workingDays, 22)
    let many = words.ru(.workingDays, 11)
    #expect(one.hasPrefix("21") && few.hasPrefix("22") && many.hasPrefix("11"))
    #expect(Set([one, few, many].map { $0.dropFirst(2) }).count == 3)
    #expect(words.ky(.appeals, 22546).contains("22\(noBreakSpace)546"))
  }

  @Test("reports a message that is missing")
  func missing() throws {
    let found = try problems("\nhome: Home", "")
    #expect(found.map(\.code) == ["yaml.missing-key"])
    #expect(found[0].message == "key ‘home’ is missing")
  }

  @Test("reports an unknown message and names the nearest")
  func unknown() throws {
    let line = try line(of: "home: ")
    let found = try problems("\nhome: Home", "\nhome: Home\nhoem: Home")
    #expect(found.summary == ["Site/messages/en.yaml:\(line + 1):1 yaml.unknown-key"])
    #expect(found[0].hint == "use ‘home’")
  }

  @Test(
    "reports places that the page does not fill, and places that are not there",
    arguments: ["\"Step {number}\"", "Step", "\"{n} {n} {m}\""])
  func wrongPlaces(text: String) throws {
    let line = try line(of: "step_number: ")
    let found = try problems("\"Step {n}\"", text)
    #expect(found.summary == ["Site/messages/en.yaml:\(line):14 messages.places"])
    #expect(found[0].hint == "use each of {n} and no other")
  }

  @Test("reports a place in a sentence that has none")
  func placeTooMany() throws {
    let found = try problems("\nhome: Home", "\nhome: \"{name}\"")
    #expect(found.map(\.code) == ["messages.places"])
    #expect(found[0].hint == "remove the braces")
  }

  @Test("reports a brace that is not closed")
  func brace() throws {
    #expect(try problems("\"Step {n}\"", "\"Step {n\"").map(\.code) == ["messages.brace"])
  }

  @Test("asks for the plural forms that the language has and no others")
  func pluralForms() throws {
    let found = try problems("  other: \"{n} appeals\"", "  few: \"{n} appeals\"")
    #expect(Set(found.map(\.code)) == ["yaml.missing-key", "yaml.unknown-key"])
    let russian = try site.text("messages/ru.yaml")
    let forms = try #require(russian.firstRange(of: "count_appeals:")).upperBound
    for form in ["one", "few", "many", "other"] {
      #expect(russian[forms...].prefix(200).contains("\n  \(form): "))
    }
  }

  @Test("wants {n} and nothing else in each form")
  func pluralPlaces() throws {
    #expect(
      try problems("  one: \"{n} appeal\"", "  one: \"one appeal\"").map(\.code)
        == ["messages.places"])
  }
}

@Suite struct ScriptWordsTests {
  let site: FileTree

  init() throws { site = try repositorySite() }

  private func compare(_ site: FileTree) throws -> [Diagnostic] {
    var diagnostics: [Diagnostic] = []
    let words = try Localized {
      try #require(ScriptWords($0, site, reporting: &diagnostics), "\(diagnostics)")
    }
    ScriptWords.compare(words, reporting: &diagnostics)
    return diagnostics
  }

  private func changed(_ old: String, _ new: String) throws -> [Diagnostic] {
    var site = site
    try site.edit("messages/status.en.yaml", old, new)
    return try compare(site)
  }

  @Test("finds the repository's three files alike")
  func alike() throws {
    #expect(try compare(site).isEmpty)
  }

  @Test("reports a sentence that one language lacks")
  func lacking() throws {
    let found = try changed("  code_empty:", "  code_emtpy:")
    #expect(found.map(\.code) == ["yaml.missing-key", "yaml.unknown-key"])
    #expect(found[0].message.contains("‘status.code_empty’"))
    #expect(found[1].hint == "use ‘code_empty’")
  }

  @Test("reports other places than in the Kyrgyz sentence")
  func places() throws {
    let found = try changed("must have {digits} digits", "must have {n} digits")
    #expect(found.map(\.code) == ["messages.places"])
    #expect(found[0].location.path == "Site/messages/status.en.yaml")
    #expect(found[0].location.line > 1)
  }

  @Test("carries the words into JSON, escaped")
  func json() throws {
    var site = site
    try site.edit("messages/status.en.yaml", "\"Enter the access code\"", "\"a\\\"b\\\\c\"")
    var diagnostics: [Diagnostic] = []
    let words = try #require(ScriptWords(.en, site, reporting: &diagnostics))
    #expect(words.json().contains(#""code_empty":"a\"b\\c""#))
    #expect(!words.json().contains("\n"))
    #expect(!words.json { !$0.hasPrefix("code_") }.contains("code_"))
  }
}
