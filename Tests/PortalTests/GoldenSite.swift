import Foundation

/// The whole output of the sample site, as `Tests/Golden` keeps it: in `site/` pages, feeds and texts
/// as they are but for the stylesheet and what follows from its bytes; in `site.txt` the names of all
/// other files, and the digests of those that nobody can read.
struct GoldenSite {
  static let folder = "Tests/Golden"
  private static let list = "site.txt"

  let files: [String: String]

  /// What a build made.
  init(output: [String: Data]) {
    var files: [String: String] = [:]
    var others: [(name: String, digest: String)] = []
    let digests = GoldenSite.digests(output)
    for (name, bytes) in output {
      if GoldenSite.isText(name) {
        files["site/" + GoldenSite.steady(name)] = GoldenSite.steady(
          String(decoding: bytes, as: UTF8.self))
      } else {
        let digest = name.hasPrefix("lookup/") ? digests[name] ?? "?" : "-"
        others.append((GoldenSite.steady(name), digest))
      }
    }
    files[GoldenSite.list] = others.sorted { $0.name < $1.name }
      .map { "\($0.digest)  \($0.name)\n" }.joined()
    self.files = files
  }

  /// What was expected so far.
  init() throws {
    let names = try Repository.files(in: GoldenSite.folder + "/site")
    files = try (names + ["\(GoldenSite.folder)/\(GoldenSite.list)"]).reduce(into: [:]) {
      $0[String($1.dropFirst(GoldenSite.folder.count + 1))] = try Repository.text($1)
    }
  }

  func renew() throws {
    let root = Repository.folder(GoldenSite.folder)
    try? FileManager.default.removeItem(at: root.appending(path: "site"))
    for (name, text) in files {
      let file = root.appending(path: name)
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
    }
  }

  private static func isText(_ name: String) -> Bool {
    !name.hasPrefix("assets/") && !name.hasPrefix("lookup/")
      // Workbooks are bytes, and the copies for spreadsheet programs say nothing of their own.
      && !name.hasSuffix(".xlsx") && !name.hasSuffix("-excel.csv")
      && ![".portal-files", "manifest.sha256"].contains(name)
  }

  /// Without the stylesheet and without what changes with the bytes of an asset: neither says
  /// anything about a page, and each change of a colour would change every file.
  private static func steady(_ text: String) -> String {
    text.replacing(/<style>[^<]*<\/style>/, with: "<style>…</style>")
      .replacing(/sha256-[A-Za-z0-9+\/]{43}=/, with: "sha256-…")
      .replacing(/assets\/(\w+)\.[0-9a-f]{16}\.js/) { "assets/\($0.output.1).….js" }
  }

  /// From the manifest of the output.
  private static func digests(_ output: [String: Data]) -> [String: String] {
    let manifest = String(decoding: output["manifest.sha256"] ?? Data(), as: UTF8.self)
    return manifest.split(separator: "\n").reduce(into: [:]) {
      $0[String($1.dropFirst(66))] = String($1.prefix(64))
    }
  }
}
