import Core
import Foundation
import Testing

@testable import Charts

/// The golden gallery: what is drawn now against what was looked at.
@Suite("Golden charts") struct GoldenChartTests {
  static let renews = ProcessInfo.processInfo.environment["PORTAL_RENEW_GOLDEN"] == "1"
  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Golden/charts")

  /// The tokens of the site's own style sheet: everything before its first rule for elements, and
  /// those for print.
  static func tokens() throws -> String {
    let sheet = folder.appending(path: "../../../Site/assets/style.css").standardized
    let text = try String(contentsOf: sheet, encoding: .utf8)
    let first = try #require(text.range(of: "* { box-sizing")).lowerBound
    let print = try #require(text.firstMatch(of: /@media print \{\s*(:root \{[^}]*\})/)).1
    return text[..<first] + "@media print { \(print) }\n"
  }

  @Test("draws what it always drew", arguments: Language.allCases)
  func gallery(language: Language) throws {
    try compare(
      Gallery.page(language, tokens: Self.tokens()), with: "gallery-\(language.rawValue).html")
  }

  @Test("writes the file that it always wrote", arguments: Language.allCases)
  func file(language: Language) throws {
    let sample = try #require(SampleChart.all(language).first { $0.id == "lines-three" })
    let bytes = sample.chart.file(
      title:
        "Title of the chart that is long enough to need two lines, as titles of charts in our languages do",
      description: "One sentence.", source: "Source: the registry; CC BY 4.0")
    try compare(bytes, with: "lines-three-\(language.rawValue).svg")
  }

  private func compare(_ made: [UInt8], with name: String) throws {
    let file = Self.folder.appending(path: name)
    if Self.renews {
      try FileManager.default.createDirectory(at: Self.folder, withIntermediateDirectories: true)
      return try Data(made).write(to: file)
    }
    let expected = try Data(contentsOf: file)
    let common = zip(made, expected).prefix { $0 == $1 }.count
    let from = max(0, common - 60)
    #expect(
      made.elementsEqual(expected),
      """
      \(name) differs at byte \(common):
      \(String(decoding: expected.dropFirst(from).prefix(160), as: UTF8.self))
      made: \(String(decoding: made.dropFirst(from).prefix(160), as: UTF8.self))
      """)
  }
}
