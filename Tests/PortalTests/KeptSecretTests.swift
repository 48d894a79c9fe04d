import Foundation
import Testing

@Suite("What must not be published") struct KeptSecretTests {
  @Test(
    "a number whose digits are parted by marks or written in full width stops the build",
    arguments: [
      { (digits: String) in
        "\(digits.prefix(4)) *\(digits.dropFirst(4).prefix(4))* \(digits.suffix(8))"
      },
      { $0.map { String(UnicodeScalar(0xFEE0 + $0.asciiValue.map(UInt32.init)!)!) }.joined() },
      { "\($0.prefix(4)) _\($0.dropFirst(4).prefix(4))_ \($0.suffix(8))" },
    ] as [@Sendable (String) -> String])
  func disguised(write: @Sendable (String) -> String) throws {
    let lookup = LookupSite(try SampleSite())
    let row = try #require(try lookup.rows().first)
    let reference = String(row.prefix(16))
    let page = "Content/pages/after-filing/ru.md"
    let text = try lookup.site.folder.text(page)
    try lookup.site.folder.write(text + "\n\(write(reference))\n", to: page)
    let run = try lookup.site.run("build")
    #expect(
      run.findings.contains { $0.code == "lookup.leak" && $0.place.hasPrefix(page) }, "\(run.err)")
    #expect(!run.err.contains(reference))
    #expect(!lookup.site.folder.exists("public"))
  }

  @Test("the key that signs the log is not made under a site or its sources, nor published")
  func signingKey() throws {
    let site = try SampleSite()
    for place in ["Site/assets/k.key", "Content/k.key"] {
      #expect(try site.run("key", "new", place, "--name", "a.b/log").status != 0, "\(place)")
      #expect(!site.folder.exists(place))
    }
    #expect(try site.run("key", "new", "k.key", "--name", "a.b/log").status == 0)
    try site.folder.write(try site.folder.bytes("k.key"), to: "Site/assets/z.key")
    let run = try site.run("build")
    #expect(run.findings.map(\.code) == ["lookup.leak"], "\(run.err)")
  }

  @Test("a change of the key in the past is refused, for the old files would be gone at once")
  func rotation() throws {
    let site = try SampleSite()
    let settings = try site.folder.text("Site/site.yaml")
    let run = try site.run("rotate", "--on", "2026-01-04")
    #expect(run.status == 2, "\(run.err)")
    #expect(try site.folder.text("Site/site.yaml") == settings)
  }

  @Test("no figures are closed of days that the registry does not reach")
  func closing() throws {
    let site = try SampleSite()
    let run = try site.run("statistics", "close", "--as-of", "2027-02-10")
    #expect(run.status == 2, "\(run.err)")
    #expect(run.err.contains("the registry ends on 2026-06-30"))
  }
}
