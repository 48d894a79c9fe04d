import Foundation

/// The smallest complete site (`Tests/Fixtures/base`) in a fresh folder, with the messages and assets
/// of the repository: the tool runs inside that folder.
struct SampleSite {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.copy(Repository.folder("Tests/Fixtures/base/Content"), to: "Content")
    try folder.copy(Repository.folder("Tests/Fixtures/base/Site"), to: "Site")
    try folder.copy(Repository.folder("Site/messages"), to: "Site/messages")
    try folder.copy(Repository.folder("Site/assets"), to: "Site/assets")
  }

  func run(
    _ arguments: String..., environment: [String: String] = [:], launcher: [String] = []
  ) throws -> PortalRun {
    try PortalRun(arguments, in: folder.url, environment: environment, launcher: launcher)
  }

  /// Every file of `public/` with its bytes.
  func output() throws -> [String: Data] { try folder.tree("public") }

  /// Replaces the one place where `old` stands.
  func edit(_ path: String, replacing old: String, with new: String) throws {
    let edit = SourceEdit(path: path, old: Data(old.utf8), new: Data(new.utf8))
    try edit.apply(to: folder)
  }
}
