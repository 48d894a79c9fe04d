import Foundation
import Testing

@Suite("The beginning of a page")
struct BeginningTests {
  /// Hashes are made once for all pages that begin alike: that holds only while everything of their own
  /// comes after the stylesheet.
  @Test("is the same in all pages of a language, with charts or without, up to the title")
  func alike() throws {
    let site = try SampleSite()
    let run = try site.run("build")
    try #require(run.status == 0, "\(run.err)")
    let pages = try site.output().filter { $0.key.hasSuffix("/index.html") }
    for language in ["ky", "ru", "en"] {
      let own = pages.filter { $0.key.hasPrefix("\(language)/") }.values
      #expect(own.count > 10)
      let beginnings = Set(
        try own.map { page in
          let text = String(decoding: page, as: UTF8.self)
          return String(text[..<(try #require(text.range(of: "<title>")).lowerBound)])
        })
      #expect(beginnings.count == 2)
      for beginning in beginnings { #expect(beginning.contains("</style>")) }
    }
  }
}
