import Core
import Foundation
import Testing

@testable import Appeals

/// The repository's own registry.
@Suite struct RegistryContentTests {
  @Test("is a marked demonstration without any problem as of its last day")
  func ownRegistry() throws {
    let repository = try Repository()
    var diagnostics: [Diagnostic] = []
    let settings = try #require(
      try RegistrySettings.parse(
        content("appeals/registry.yaml"), path: "registry.yaml", reporting: &diagnostics))
    #expect(settings.isDemonstration)
    let text = try content("appeals/\(settings.sources[0].files[0])")
    let result = repository.read(Array(text.utf8), asOf: settings.lastDay)
    #expect(result.diagnostics.isEmpty, "\(result.diagnostics.prefix(3))")
    #expect(result.table.count >= 3000)
    #expect(result.table.newestDate == settings.lastDay)
  }

  @Test(
    "reports mistakes in the settings",
    arguments: [
      ("registry.file", "file: ▸../secret.csv\ndemonstration: true\n"),
      ("yaml.missing-key", "▸file: a.csv\n"), ("yaml.type", "file: a.csv\ndemonstration: ▸maybe\n"),
      ("yaml.unknown-key", "file: a.csv\ndemonstration: true\n▸lastday: 2026-01-01\n"),
    ])
  func mistakes(code: String, marked: String) throws {
    let source = MarkedText(marked)
    var diagnostics: [Diagnostic] = []
    _ = RegistrySettings.parse(source.text, path: "registry.yaml", reporting: &diagnostics)
    try #require(diagnostics.count == 1)
    #expect(diagnostics[0].code == code)
    #expect(diagnostics[0].location.line == source.line)
    #expect(diagnostics[0].location.column == source.column)
  }
}
