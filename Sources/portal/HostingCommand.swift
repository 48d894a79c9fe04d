import ArgumentParser
import Core
import Hosting
import Publishing

struct HostingCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "hosting",
    abstract: "Writes what nginx and Caddy must know of a built site: headers, types, moved pages.",
    discussion: """
      Run it and reload the web server before the site is published: the headers let the stylesheet of \
      the live site through as well as that of the new one. Site/hosting has the configurations that \
      include the files.
      """)

  @Option(help: "Folder of a built site.")
  var from = "public"

  @Option(help: ArgumentHelp("Folder of the releases, if there are any yet.", valueName: "dir"))
  var live: String?

  @Option(
    help: ArgumentHelp(
      "Folder for nginx-http.conf, nginx-server.conf and caddy.conf.", valueName: "dir"))
  var output: String

  func run() throws {
    try publishing {
      let site = BuiltSite(from)
      var headers = try HeaderTable(parsing: site.text("_headers"))
      if let live, let current = try ReleaseFolder(live).liveFolder() {
        let before = try HeaderTable(parsing: BuiltSite(current).text("_headers"))
        headers = headers.admittingStyles(of: before)
      }
      let moved = try site.movedPages()
      let nginx = NginxConfiguration(headers, moved: moved)
      try NewFile.write(Array(nginx.httpLevel.utf8), to: "\(output)/nginx-http.conf")
      try NewFile.write(Array(nginx.serverLevel.utf8), to: "\(output)/nginx-server.conf")
      let caddy = CaddyConfiguration(headers, moved: moved)
      try NewFile.write(Array(caddy.text.utf8), to: "\(output)/caddy.conf")
      Terminal.out("headers and \(moved.count) moved pages -> \(output)/")
    }
  }
}

/// Files of a site that was built or published.
private struct BuiltSite {
  let folder: String

  init(_ folder: String) { self.folder = folder }

  func text(_ name: String) throws -> String {
    guard let bytes = try PublishedSite.file(at: "\(folder)/\(name)") else {
      throw MachineFailure("\(folder)/\(name) is missing\nhint: build the site first")
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  func movedPages() throws -> [MovedPage] {
    try ReleaseFacts(parsing: Array(text(ReleaseFacts.path.description).utf8)).redirects
      .sorted { $0.key < $1.key }
      .compactMap { MovedPage(from: address($0.key), to: address($0.value)) }
  }
}

/// `/ky/old/` for `ky/old/index.html`.
func address(_ file: RelativePath) -> String {
  let text = "/\(file)"
  return text.hasSuffix("/index.html") ? String(text.dropLast("index.html".count)) : text
}
