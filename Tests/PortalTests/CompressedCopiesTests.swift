import Foundation
import Testing

/// `portal build --compress`.
@Suite struct CompressedCopiesTests {
  @Test("writes .gz and .br beside what compresses, the same every time, and takes them back")
  func copies() throws {
    let site = try SampleSite()
    for language in ["ky", "ru", "en"] {
      try site.edit(
        "Content/pages/after-filing/\(language).md", replacing: "title:",
        with: "aliases: [old-name]\ntitle:")
    }
    #expect(try site.run("build", "--compress", "fast").status == 0)
    let first = try site.output()
    for name in [
      "ky/index.html", "ky/old-name/index.html", "ky/search.json", "sitemap.xml", "sw.js",
    ] {
      #expect((first[name + ".gz"]?.count ?? .max) < (first[name]?.count ?? 0))
      #expect((first[name + ".br"]?.count ?? .max) < (first[name]?.count ?? 0))
    }
    #expect(!first.keys.contains { $0.hasPrefix("lookup/") && $0.hasSuffix(".gz") })
    #expect(try site.run("build", "--compress", "fast").status == 0)
    #expect(try site.output() == first)
    #expect(try site.run("build").status == 0)
    let kept = try site.output().keys
    #expect(!kept.contains { $0.hasSuffix(".gz") || $0.hasSuffix(".br") })
  }
}
