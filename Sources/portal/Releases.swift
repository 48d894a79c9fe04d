import ArgumentParser
import Core
import Publishing

struct Releases: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "releases",
    abstract: "Lists the releases that are kept, newest first.")

  @Option(help: ArgumentHelp("Folder of the releases.", valueName: "dir"))
  var to: String

  func run() throws {
    try publishing {
      for release in try ReleaseFolder(to).releases() {
        let mark = release.isLive ? "*" : " "
        let time = release.lastWentLive.map { "\($0)" } ?? "never live"
        Terminal.out("\(mark) \(release.id)  \(time)  \(release.files) files")
      }
    }
  }
}

struct Key: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "key",
    abstract: "Makes the key that signs the public log.", subcommands: [New.self])

  struct New: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "new",
      abstract: "Draws a key; prints the public half, by which anyone checks the log.")

    @Argument(help: "Private file to write, readable by its owner only.")
    var file: String

    @Option(
      help: "Name of the log, such as the site's host and a word.",
      transform: { text in
        guard let name = KeyName(text) else {
          throw ValidationError("‘\(text)’ has spaces or a plus sign")
        }
        return name
      })
    var name: KeyName

    @Option(help: "Folder of the built site, which must not hold the key.")
    var output = "public"

    /// Any built site or folder of releases in which the file would lie.
    private var sites: [String] {
      [OutputFolder.holding(file), ReleaseFolder.holding(file)].compactMap(\.self)
    }

    func run() throws {
      try publishing {
        var generator = SystemRandomNumberGenerator()
        let key = try SigningKey.create(
          at: file, name: name, outside: [output, "Content", "Site"] + sites, drawing: &generator)
        Terminal.out("public key: \(key.verifier)")
      }
    }
  }
}
