import ArgumentParser
import Core
import Foundation
import Lookup
import Publishing

/// Options of the commands that change which release is live.
struct PublicationOptions: ParsableArguments {
  @Option(help: "Private file of the key that signs the public log; made by portal key new.")
  var key: String?

  @Option(
    help: ArgumentHelp(
      "Overrule a guard: its name, a colon and the reason, which is published.",
      valueName: "guard: reason"),
    transform: { text in
      guard let acceptance = Acceptance(text) else {
        throw ValidationError("‘\(text)’ is not a guard, a colon and a reason on one line")
      }
      return acceptance
    })
  var accept: [Acceptance] = []

  @Option(help: "Releases that are kept at least.")
  var keep = 10

  @Option(help: "Days for which a release that was live is kept.")
  var keepDays = 30

  func publication(inside folder: String) throws -> Publication {
    // The log names the moment of publication; nothing else in the tool asks the clock.
    guard let time = PublicationTime(seconds: Int(Date().timeIntervalSince1970)) else {
      throw MachineFailure("the clock of this machine is not set")
    }
    let signingKey = try key.map { try SigningKey.load($0, outside: [folder]) }
    return Publication(
      time: time, key: signingKey, accepting: accept,
      retention: Retention(releases: keep, days: keepDays))
  }
}

struct Publish: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "publish",
    abstract: "Puts a built site live in one instant, and notes it in the public log.",
    discussion: """
      DIR holds the releases and the link ‘current’, which the web server serves. The same site \
      published twice is published once.
      """)

  @Option(
    help: ArgumentHelp(
      "Folder of a built site.",
      discussion: "Without it the site is built into ‘public’ first, as by portal build --live."))
  var from: String?

  @Option(help: ArgumentHelp("Folder of the releases.", valueName: "dir"))
  var to: String

  @Option(
    help: ArgumentHelp(
      "A server as rclone names it (name:folder), to which the live release is copied afterwards.",
      valueName: "target"))
  var remote: String?

  @Option(help: "Days for which the server keeps files that are no longer part of the site.")
  var remoteGraceDays = 7

  @OptionGroup var options: PublicationOptions

  @OptionGroup(title: "Options of the build") var sources: SourceOptions

  @OptionGroup(title: "Options of the build") var copies: CopyOptions

  func validate() throws {
    guard (0...3660).contains(remoteGraceDays) else {
      throw ValidationError("--remote-grace-days is from 0 to 3660")
    }
  }
  private static let builtFolder = "public"

  func run() throws {
    let from = from ?? Publish.builtFolder
    if SecretFile.isInside(to, folder: from) {
      Terminal.error(
        """
        portal: the folder of releases \(to) lies inside the built site \(from)
        hint: name a folder elsewhere; nothing was written
        """)
      throw PortalExit.wrongUsage
    }
    let target = try remote.map { try RemoteTarget($0, graceDays: remoteGraceDays) }
    if self.from == nil {
      try SiteBuild(sources: sources, output: from, live: to, copies: copies.copies).run()
    }
    try publishing {
      if let live = try ReleaseFolder(to).liveFolder() {
        try PublishedManifest.refuse(PublishedManifest(of: from), after: live, sources)
      }
      var publication = try options.publication(inside: to)
      publication.guards = PublicationLimits(site: sources.site).guards
      let changes = try ReleaseFolder(to).liveFolder().flatMap {
        try PublishedRecords(live: $0, new: from, secrets: sources.secrets).changes()
      }
      if let changes, changes.live > 0, changes.dropped == changes.live {
        try PublishedManifest.refuse("the key stays, but no number that worked works", sources)
      }
      publication.records = changes.map { ($0.live, $0.dropped) }
      show(
        try ReleaseFolder(to).publish(from: from, publication),
        hasKey: options.key != nil)
      if let target {
        try target.update(
          from: ReleaseFolder(to), at: options.publication(inside: to).time)
      }
    }
  }
}

struct Rollback: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rollback",
    abstract: "Puts the release before the live one back, or the one named.")

  @Argument(help: "Id of a release, or its beginning.")
  var release: String?

  @Option(help: ArgumentHelp("Folder of the releases.", valueName: "dir"))
  var to: String

  @Option(help: "Reason, which is published.")
  var because: String?

  @OptionGroup var options: PublicationOptions

  func validate() throws {
    if let because, !Acceptance.isReason(because) {
      throw ValidationError("--because is one line of at most 500 characters")
    }
  }

  func run() throws {
    try publishing {
      show(
        try ReleaseFolder(to).rollback(
          to: release, because: because, options.publication(inside: to)),
        hasKey: options.key != nil)
    }
  }
}

private func show(_ outcome: PublicationOutcome, hasKey: Bool) {
  switch outcome {
  case .unchanged(let id):
    Terminal.out("unchanged: \(id) is live already")
    if hasKey {
      Terminal.error("portal: nothing was added to the log, so the key was not used")
    }
  case .mended(let id, let files): Terminal.out("mended \(files) files of \(id), which is live")
  case .live(let summary):
    Terminal.out(
      "live: \(summary.release) (\(summary.linked) files as before, \(summary.copied) changed)")
    if summary.changesHeaders {
      Terminal.error(
        """
        portal: the headers are not those of the site before
        hint: if the web server does not know them yet, run portal hosting and reload it
        """)
    }
    for acceptance in summary.unusedAcceptances {
      Terminal.error("portal: nothing had to be accepted for ‘\(acceptance.kind.rawValue)’")
    }
    if let failure = summary.cleaning.failure {
      Terminal.error("portal: the site is live; old releases stay for now: \(failure)")
    }
  }
}

/// Runs what the disk or a guard may refuse; guards and damage are errors in what was to be published.
func publishing(_ body: () throws -> Void) throws {
  do {
    try body()
  } catch let refusal as PublishRefusal {
    Terminal.error("portal: \(refusal)")
    switch refusal {
    case .guarded, .siteDiffers, .factsMalformed: throw PortalExit.errorsInSources
    default: throw PortalExit.machineFailed
    }
  } catch let code as PortalExit {
    throw code
  } catch let failure as MachineFailure {
    throw failure
  } catch {
    throw MachineFailure(error)
  }
}
