import Core
import Foundation
import Lookup
import Publishing

/// What the manifest of a look-up says of its key.
struct PublishedManifest: Decodable {
  struct Key: Decodable {
    let id: String
    let salt: String
    /// None where nothing is sealed.
    let iterations: Int?
  }

  struct Shards: Decodable {
    let bits: Int
    let cap: Int
    let payload: Int
  }

  struct Reference: Decodable {
    struct Pattern: Decodable, Hashable {
      struct Code: Decodable, Hashable {
        let digits: Int
      }

      let p: String
      let code: Code?
    }

    let patterns: [Pattern]
  }

  struct Retiring: Decodable {
    let id: String
    let bits: Int
  }

  let mode: String
  let key: Key
  let shards: Shards
  let reference: Reference
  let retiring: [Retiring]?

  /// `nil` when the site has no look-up.
  init?(of site: String) throws {
    guard let bytes = try PublishedSite.file(at: "\(site)/\(LookupPlan.folder)/manifest.json")
    else { return nil }
    self.init(bytes)
  }

  init?(_ bytes: [UInt8]) {
    guard let manifest = try? JSONDecoder().decode(Self.self, from: Data(bytes)) else { return nil }
    self = manifest
  }
}

extension PublishedManifest {
  /// What of this look-up cannot follow the live one; `nil` when it can.
  ///
  /// Whoever keeps both sees one key in two uses. With other files, another salt or other passphrases
  /// either all records change and the dummies stay, or the other way round: then everybody can tell
  /// which are which. A rotation changes all at once.
  func breach(after live: PublishedManifest) -> String? {
    if live.mode != "sealed" || mode != "sealed" { return nil }
    if key.id != live.key.id {
      if key.salt == live.key.salt {
        return "key \(key.id) has the salt that key \(live.key.id) had"
      }
      let retired = retiring?.first { $0.id == live.key.id }
      return retired?.bits ?? live.shards.bits == live.shards.bits
        ? nil : "key \(live.key.id), which retires, has another number of files than it had"
    }
    let changed = [
      (key.salt != live.key.salt, "salt"),
      (key.iterations != live.key.iterations, "number of iterations"),
      (shards.bits != live.shards.bits, "number of files (‘bits’)"),
      (
        !Set(live.reference.patterns).isSubset(of: reference.patterns),
        "form of the numbers that are typed"
      ),
    ].first { $0.0 }
    return changed.map { "key \(key.id) stays, but not its \($0.1)" }
  }

  /// Refuses a look-up that would give away how many appeals the live one holds, and which.
  ///
  /// - Parameter live: folder of the live site.
  static func refuse(
    _ new: PublishedManifest?, after live: String, _ sources: SourceOptions
  ) throws {
    guard let new, let live = try PublishedManifest(of: live), let breach = new.breach(after: live)
    else { return }
    try refuse(breach, sources)
  }

  static func refuse(_ breach: String, _ sources: SourceOptions) throws -> Never {
    let problem = Diagnostic(
      .error, "lookup.key-reused",
      "\(breach): beside the live site, that would tell which records are real",
      at: SourceLocation(path: "\(sources.site)/site.yaml"),
      hint: "take the change back, or run ‘portal rotate’, which begins a new key")
    DiagnosticPrinter(trees: [], asJSON: sources.json).print([problem])
    throw PortalExit.errorsInSources
  }
}
