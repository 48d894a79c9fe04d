import ArgumentParser
import Core
import Publishing

struct Verify: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Checks a published site against its manifest, the log and the log's signature.",
    discussion: """
      Of a folder of releases every one that is kept is checked. Of an address every file that the \
      manifest lists is fetched with curl; files that it does not list cannot be seen from outside.
      """)

  @Argument(
    help: ArgumentHelp(
      "Folder of the releases, a copy of a published site, or the address of a site.",
      valueName: "dir or url"))
  var place: String

  @Option(
    help: "Public key of the log, as portal key new printed it.",
    transform: { text in
      guard let key = VerifierKey(text) else {
        throw ValidationError("‘\(text)’ is not a key of the form name+hash+base64")
      }
      return key
    })
  var key: VerifierKey?

  @Option(
    help: ArgumentHelp(
      "A checkpoint (ledger/checkpoint) that was kept earlier: the log must continue it.",
      valueName: "file"))
  var checkpoint: String?

  func run() throws {
    try publishing {
      if place.hasPrefix("https://") || place.hasPrefix("http://") {
        try verify(address: place)
      } else {
        try verify(folder: place)
      }
    }
  }

  private func verify(folder: String) throws {
    let verification = try Verification(folder: folder, key: key, kept: kept())
    var lines = verification.findings.map(\.description)
    for (release, findings) in try Verification.kept(besides: verification, in: folder) {
      lines += findings.map { "release \(release): \($0)" }
    }
    try conclude(verification, lines)
  }

  private func verify(address: String) throws {
    let copy = try FetchedSite(address)
    defer { copy.remove() }
    try copy.fetch()
    let verification = try Verification(folder: copy.folder, key: key, kept: kept())
    // Hosts that take these two files for themselves do not serve them.
    let lines = verification.findings.map(\.description)
      .filter { !["missing: _headers", "missing: _redirects"].contains($0) }
    try conclude(verification, lines)
  }

  private func kept() throws -> Checkpoint? {
    guard let checkpoint else { return nil }
    guard let bytes = try PublishedSite.file(at: checkpoint),
      let kept = Checkpoint(parsing: bytes)
    else { throw MachineFailure("\(checkpoint) is not a checkpoint") }
    return kept
  }

  private func conclude(_ verification: Verification, _ lines: [String]) throws {
    for line in lines { Terminal.error("portal: \(line)") }
    if !lines.isEmpty { throw PortalExit.errorsInSources }
    let count = verification.ledger.entries.count
    Terminal.out("\(verification.files) files as published, \(count) entries in the log")
    if verification.checkpoint == nil {
      Terminal.error("portal: the log is not signed")
    } else if verification.usedOfferedKey {
      Terminal.error(
        "portal: the key came with the site; give the one you trust with --key to rule out fraud")
    }
  }
}
