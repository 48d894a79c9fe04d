import ArgumentParser

/// The office's registry before it becomes a site.
struct RegistryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "registry",
    abstract: "Checks the office's registry, or looks into an export that is not connected yet.",
    subcommands: [RegistryCheck.self, RegistryInspect.self])
}
