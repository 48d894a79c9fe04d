import ArgumentParser

/// Each command says its name: to derive it from the name of its type took a sixth of the start.
@main
struct Portal: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "portal",
    abstract: "Builds the public website of an office for citizens' appeals.",
    discussion: """
      Reads guidance, published figures and an anonymised registry; writes a static site in Kyrgyz, \
      Russian and English. Nothing is written when anything is wrong.

      Exit codes: 0 fine, 1 errors in the sources, 2 wrong usage, 3 the machine failed.
      """,
    version: "0.1.0",
    subcommands: [
      Build.self, Check.self, PreviewCommand.self, Demo.self, StatisticsCommand.self,
      AuditCommand.self, Reference.self, ReceiptCommand.self, Rotate.self, Publish.self,
      Rollback.self, RegistryCommand.self, Releases.self, Diff.self, Verify.self, Key.self,
      HostingCommand.self, GalleryCommand.self,
    ])

  /// ArgumentParser leaves with 64 for wrong usage; ours is 2, as most command-line tools have it.
  static func main() {
    do {
      var command = try parseAsRoot()
      try command.run()
    } catch let failure as MachineFailure {
      Terminal.error("portal: \(failure.description)")
      leave(with: .machineFailed)
    } catch let code as PortalExit {
      leave(with: code)
    } catch {
      let message = fullMessage(for: error)
      if exitCode(for: error) == .success {
        Terminal.out(message)
        leave(with: .success)
      }
      Terminal.error(message)
      leave(with: .wrongUsage)
    }
  }
}
