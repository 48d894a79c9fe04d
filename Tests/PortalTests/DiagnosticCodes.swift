import Foundation

/// The codes of problems, `area.rule`, as the sources spell them.
enum DiagnosticCodes {
  /// Names of files and hosts look like codes.
  private static let endings: Set<Substring> = [
    "com", "css", "csv", "html", "js", "json", "md", "net", "org", "sha256", "svg", "txt", "xml",
    "yaml",
  ]

  static func inSources() throws -> Set<String> {
    var codes: Set<String> = []
    for path in try Repository.swiftFiles(in: "Sources") {
      let text = try Repository.text(path)
      for match in text.matches(of: /"([a-z]+(?:-[a-z]+)*\.([a-z0-9]+(?:-[a-z0-9]+)*))"/)
      where !endings.contains(match.2) {
        codes.insert(String(match.1))
      }
      // This room puts its area before the rule itself.
      guard path.hasPrefix("Sources/Markdown/") else { continue }
      for match in text.matches(of: /(?:report|complaint)\(\s*"([a-z0-9]+(?:-[a-z0-9]+)*)"/) {
        codes.insert("markdown.\(match.1)")
      }
    }
    return codes
  }
}
