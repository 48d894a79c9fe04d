import Crypto
import Foundation

/// The smallest complete site (`Tests/Fixtures/base`) in a fresh folder, with the messages and assets
/// of the repository: the tool runs inside that folder.
struct SampleSite {
  let folder: TemporaryFolder

  init() throws {
    try self.init(keys: SampleSite.keys)
  }

  private init(keys: Data?) throws {
    folder = try TemporaryFolder()
    try folder.copy(Repository.folder("Tests/Fixtures/base/Content"), to: "Content")
    try folder.copy(Repository.folder("Tests/Fixtures/base/Site"), to: "Site")
    try folder.copy(Repository.folder("Site/messages"), to: "Site/messages")
    try folder.copy(Repository.folder("Site/assets"), to: "Site/assets")
    if let keys { try keep(keys) }
  }

  /// Keys take their time by design; those of the sample's references are derived once.
  private static let keys: Data? = {
    guard let site = try? SampleSite(keys: nil), (try? site.run("check", "--quiet")) != nil else {
      return nil
    }
    return try? site.folder.bytes(keyFile)
  }()

  private static let keyFile = ".portal/keys-2026a"

  private func keep(_ keys: Data) throws {
    try folder.write(keys, to: SampleSite.keyFile)
    // The tool trusts no cache that others could have written.
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o600], ofItemAtPath: folder(SampleSite.keyFile).path)
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o700], ofItemAtPath: folder(".portal").path)
  }

  func run(
    _ arguments: String..., environment: [String: String] = [:], launcher: [String] = []
  ) throws -> PortalRun {
    try PortalRun(arguments, in: folder.url, environment: environment, launcher: launcher)
  }

  /// Says that the appeals are an office's own, and so are the figures that were published of them.
  func makeReal() throws {
    try edit(
      "Content/appeals/registry.yaml", replacing: "demonstration: true",
      with: "demonstration: false")
    let release = "Content/figures/releases/0001.json"
    let marked = try folder.bytes(release)
    try edit(release, replacing: " \"demonstration\": true,\n", with: "")
    let plan = "Site/statistics.yaml"
    try edit(
      plan, replacing: SampleSite.hash(marked),
      with: SampleSite.hash(try folder.bytes(release)))
  }

  private static func hash(_ bytes: Data) -> String {
    SHA256.hash(data: bytes).map { String(format: "%02x", $0) }.joined()
  }

  /// Every file of `public/` with its bytes.
  func output() throws -> [String: Data] { try folder.tree("public") }

  /// Replaces the one place where `old` stands.
  func edit(_ path: String, replacing old: String, with new: String) throws {
    let edit = SourceEdit(path: path, old: Data(old.utf8), new: Data(new.utf8))
    try edit.apply(to: folder)
  }
}
