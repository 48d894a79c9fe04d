import ArgumentParser

struct Build: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "build",
    abstract: "Builds the site; writes only files whose bytes changed.")

  @OptionGroup var sources: SourceOptions

  @Option(help: "Folder for the site; it must be empty or hold an earlier build.")
  var output = "public"

  @Option(
    help: ArgumentHelp(
      "Folder of the releases: addresses of pages that moved since lead to where they are now.",
      valueName: "dir"))
  var live: String?

  @OptionGroup var copies: CopyOptions

  @Flag(
    help: "Reads, checks and draws everything, also when nothing has changed since the last build.")
  var anew = false

  func run() throws {
    LargePages.use()
    try SiteBuild(
      sources: sources, output: output, live: live, copies: copies.copies, isAnew: anew
    ).run()
  }
}
