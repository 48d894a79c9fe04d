import Foundation
import Testing

/// What no checkout can hold: links, twins of names, huge files. Each is made here instead of in a
/// broken site.
@Suite struct FileFaultTests {
  static let codes: Set<String> = ["file.kind", "file.name", "file.same-name", "file.size"]

  private func findings(
    _ site: SampleSite, line: Int = #line
  ) throws -> [String] {
    let run = try site.run("check")
    #expect(run.status == 1)
    #expect(run.findings.allSatisfy { !$0.hint.isEmpty })
    return run.findings.map { "\($0.severity) \($0.place) \($0.code)" }
  }

  @Test("refuses a link, which could lead out of the sources")
  func link() throws {
    let site = try SampleSite()
    try FileManager.default.createSymbolicLink(
      atPath: site.folder("Content/pages/home/secret.md").path, withDestinationPath: "/etc/passwd")
    #expect(try findings(site) == ["error Content/pages/home/secret.md file.kind"])
  }

  @Test("refuses a name that is not UTF-8")
  func nameOfBytes() throws {
    let site = try SampleSite()
    let path = Array(site.folder("Content/figures/").path.utf8) + [0x2F, 0x61, 0xFF, 0]
    let descriptor = open(path.map { CChar(bitPattern: $0) }, O_WRONLY | O_CREAT, 0o644)
    try #require(descriptor >= 0)
    close(descriptor)
    #expect(try findings(site) == ["error Content/figures/a\u{FFFD} file.name"])
  }

  @Test("refuses two names that some disks hold for one")
  func twins() throws {
    let site = try SampleSite()
    try site.folder.write("x: 1", to: "Site/assets/Icon.svg")
    #expect(try findings(site) == ["error Site/assets/icon.svg file.same-name"])
  }

  @Test("refuses a text of more than 64 MiB")
  func hugeText() throws {
    let site = try SampleSite()
    try site.folder.write("", to: "Content/pages/home/ky.md")
    // A hole: it takes no room on the disk.
    try #require(truncate(site.folder("Content/pages/home/ky.md").path, off_t(64 << 20) + 1) == 0)
    #expect(
      try findings(site).contains("error Content/pages/home/ky.md file.size"))
  }
}
