import Foundation
import Testing

/// The private folder as a clerk may find it: not there, damaged, another's, in the wrong place.
@Suite struct PrivateFolderTests {
  private let keys = ".portal/keys-2026a"

  @Test("a check writes nothing but the keys it derived, which the build then finds")
  func check() throws {
    let site = try SampleSite()
    try site.folder.remove(".portal")
    let before = try site.folder.tree(".")
    #expect(try site.run("check", "--without-lookup").status == 0)
    #expect(try site.folder.tree(".") == before)
    #expect(try site.run("check").status == 0)
    let after = try site.folder.tree(".")
    #expect(Set(after.keys).subtracting(before.keys) == [keys])
    #expect(after.filter { $0.key != keys } == before)
    #expect(try site.run("build").status == 0)
    #expect(try site.folder.bytes(keys) == after[keys])
  }

  @Test("a damaged or foreign cache of keys is said, not used, and changes no byte of the site")
  func damagedCache() throws {
    let site = try SampleSite()
    #expect(try site.run("build").status == 0)
    let (output, cache) = (try site.output(), try site.folder.bytes(keys))
    var flipped = cache
    flipped[200] ^= 1
    for bytes in [flipped, cache.prefix(100), Data("keys".utf8), Data()] {
      try overwrite(bytes, in: site)
      let run = try site.run("build")
      #expect(run.status == 0)
      #expect(run.err.contains("\(keys) is not used"))
      #expect(try site.output() == output)
      #expect(try site.folder.bytes(keys) == cache)
    }
  }

  /// Keeps the mode of the file.
  private func overwrite(_ bytes: Data, in site: SampleSite) throws {
    let handle = try FileHandle(forWritingTo: site.folder(keys))
    try handle.truncate(atOffset: 0)
    try handle.write(contentsOf: bytes)
    try handle.close()
  }

  @Test(
    "is refused inside the output or the sources",
    arguments: ["public", "public/deep/.portal", "Content/.portal", "Site", "other/.portal"])
  func exposed(folder: String) throws {
    let site = try SampleSite()
    #expect(try site.run("build", "--output", "other").status == 0)
    let run = try site.run("build", "--secrets", folder)
    #expect(run.status == 2)
    #expect(run.err.contains("hint: name another folder with --secrets"))
    #expect(!site.folder.exists("\(folder)/keys-2026a"))
  }

  @Test("is refused where others may write into it, or something else has the name of the keys")
  func foreign() throws {
    let site = try SampleSite()
    #expect(try site.run("build").status == 0)
    let output = try site.output()
    for mode: mode_t in [0o720, 0o702, 0o777] {
      chmod(site.folder(".portal").path, mode)
      let run = try site.run("build", "--anew")
      #expect(run.status == 3 && run.err.contains("hint: say chmod 700 .portal"), "\(run.err)")
    }
    chmod(site.folder(".portal").path, 0o750)
    #expect(try site.run("build", "--anew").status == 0)
    let cache = try site.folder.bytes(keys)
    try site.folder.remove(keys)
    try site.folder.write(cache, to: "elsewhere")
    try FileManager.default.createSymbolicLink(
      atPath: site.folder(keys).path, withDestinationPath: "../elsewhere")
    for isLink in [true, false] {
      if !isLink {
        try site.folder.remove(keys)
        try site.folder.write("", to: "\(keys)/file")
      }
      let run = try site.run("build", "--anew")
      #expect(run.status == 3)
      #expect(run.err.contains("\(keys) is not a regular file\nhint: move it away"), "\(run.err)")
    }
    #expect(try site.output() == output)
  }

  @Test("holds no site")
  func siteInside() throws {
    let output = ".portal/public"
    let site = try SampleSite()
    let run = try site.run("build", "--output", output)
    #expect(run.status == 2)
    #expect(run.err.contains("hint: name a folder outside it with --output"))
    #expect(!site.folder.exists("\(output)/index.html"))
  }

  @Test(
    "the office's secret is made once; no build goes on with another, without it or in the open")
  func secret() throws {
    let site = try SampleSite()
    try site.makeReal()
    let made = try site.run("build")
    #expect(made.status == 0)
    let id = try #require(made.err.firstMatch(of: /secret: ([0-9a-f]{16})/)?.1)
    try site.edit(
      "Site/site.yaml", replacing: "  key: 2026a", with: "  secret: \(id)\n  key: 2026a")
    let (output, secret) = (try site.output(), try site.folder.bytes(".portal/office-secret"))
    #expect(try site.run("build").err.isEmpty)
    #expect(try site.output() == output)
    chmod(site.folder(".portal/office-secret").path, 0o644)
    #expect(try site.run("build").status == 3)
    try site.folder.remove(".portal/office-secret")
    let lost = try site.run("build")
    #expect(lost.status == 3)
    #expect(lost.err.contains("restore it from its copy"))
    #expect(!site.folder.exists(".portal/office-secret"))
    try site.folder.write(Data(secret.reversed()), to: ".portal/office-secret")
    chmod(site.folder(".portal/office-secret").path, 0o600)
    #expect(try site.run("build").findings.map(\.code) == ["lookup.secret"])
    #expect(try site.output() == output)
  }
}
