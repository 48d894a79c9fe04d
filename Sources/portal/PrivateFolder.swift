import Appeals
import Content
import Core
import Lookup
import Publishing

/// Secrets of the office: derived keys, and the key of the dummies. A folder of its own, readable by
/// its owner only, never inside the output.
struct PrivateFolder {
  let path: String
  private let output: String?
  private let sources: [String]
  /// Of a preview, which leaves the folder alone: keys and secret follow from this salt.
  let throwawaySalt: [UInt8]?

  /// - Parameter output: where the site will be written, if it will.
  init(_ options: SourceOptions, output: String?, throwawaySalt: [UInt8]? = nil) {
    path = options.secrets
    sources = [options.content, options.site]
    self.output = output
    self.throwawaySalt = throwawaySalt
  }

  /// Keys of all records: from the cache where it has them, else derived, which takes its time.
  func keys(
    of records: LookupRecords, in period: KeyPeriod, _ options: SourceOptions,
    reporting diagnostics: inout [Diagnostic]
  ) throws -> RecordKeys? {
    if throwawaySalt != nil {
      return RecordKeys(
        of: records, cache: KeyCache(period: period), reporting: &diagnostics
      ) { _, _ in }
    }
    let file = SecretFile("\(path)/keys-\(period.id)")
    try refuseOutput()
    let cache = try cached(file, period, options)
    let bar = ProgressBar("deriving keys", isShown: !options.quiet)
    defer { bar.end() }
    return try protecting {
      let keys = try RecordKeys(
        of: records, cache: cache, reporting: &diagnostics,
        keep: { try file.write($0.filePieces) }, progress: { bar.show($0, of: $1) })
      guard let keys else { return nil }
      if keys.changesCache { try file.write(keys.cache.filePieces) }
      return keys
    }
  }

  /// The secrets that a build from these sources uses.
  func secrets(
    _ settings: LookupSettings, content: FileTree, reporting diagnostics: inout [Diagnostic]
  ) throws -> LookupSecrets {
    var registry: RegistrySettings?
    if RelativePath("appeals/registry.yaml").map({ content[$0] != nil }) == true {
      registry = read("appeals/registry.yaml", content, &diagnostics) {
        RegistrySettings.parse($0, path: $1, reporting: &$2)
      }
    }
    return try secrets(settings, isDemonstration: registry?.isDemonstration ?? false)
  }

  /// The office's secret, drawn when there is none yet and the settings name none, and those that it
  /// gave up.
  ///
  /// - Parameter isDemonstration: a demonstration has no secret to keep: its own follows from the
  ///   salt, so that every machine builds the same bytes.
  func secrets(_ settings: LookupSettings, isDemonstration: Bool) throws -> LookupSecrets {
    let salt = throwawaySalt ?? (isDemonstration ? Base64URL.bytes(settings.salt) : nil)
    if let salt, let secret = LookupSecret(salt + salt) { return LookupSecrets(current: secret) }
    try refuseOutput()
    let file = SecretFile("\(path)/office-secret")
    let current = try secret(in: file, named: settings.secret) ?? drawn(file)
    var byYear: [Int: LookupSecret] = [:]
    for earlier in settings.earlierSecrets {
      let file = SecretFile("\(path)/office-secret-\(earlier.year)")
      byYear[earlier.year] = try secret(in: file, named: earlier.id)
    }
    return LookupSecrets(current: current, byYear: byYear)
  }

  /// `nil` where there is no file and the settings name no secret.
  private func secret(in file: SecretFile, named id: String?) throws -> LookupSecret? {
    guard let content = try protecting({ try file.read() }) else {
      guard let id else { return nil }
      throw MachineFailure(
        "\(file.path) is missing; restore it from its copy: the settings name the secret \(id). "
          + "If no number was handed out yet, take it out of them and build again")
    }
    if content.permissions & 0o077 != 0 {
      throw MachineFailure(
        "others than its owner can read \(file.path); say chmod 600 \(file.path)")
    }
    guard let secret = LookupSecret(content.bytes) else {
      throw MachineFailure("\(file.path) is not a secret of 32 bytes; restore it from its copy")
    }
    return secret
  }

  private func drawn(_ file: SecretFile) throws -> LookupSecret {
    var generator = SystemRandomNumberGenerator()
    let bytes = (0..<32).map { _ in UInt8.random(in: 0...255, using: &generator) }
    try protecting { try file.write([bytes]) }
    guard let secret = LookupSecret(bytes) else { preconditionFailure("32 bytes were drawn") }
    Terminal.error(
      """
      portal: made \(file.path), the office's secret
      hint: keep a copy of it, and write ‘secret: \(secret.id)’ under lookup in site.yaml
      """)
    return secret
  }

  private func cached(
    _ file: SecretFile, _ period: KeyPeriod, _ options: SourceOptions
  ) throws -> KeyCache {
    do {
      guard let content = try file.read() else { return KeyCache(period: period) }
      return try KeyCache(
        file: content.bytes, permissions: content.permissions, period: period)
    } catch let problem as KeyCacheProblem {
      if !options.quiet {
        let way = problem == .exposed ? "\nhint: say chmod 600 \(file.path) the next time" : ""
        Terminal.error(
          "portal: \(file.path) is not used: \(problem.reason); deriving keys anew\(way)")
      }
    } catch let refusal as SecretFile.Refusal {
      // Derived for hours, the keys could not be kept.
      throw MachineFailure(refusal)
    } catch {
      if !options.quiet { Terminal.error("portal: \(error); deriving keys anew") }
    }
    return KeyCache(period: period)
  }

  /// What lies in the output is published, what lies in the sources ends up in a repository.
  private func refuseOutput() throws {
    try protecting { try SecretFile.refuseOpenFolder(path) }
    let open = sources + [output].compactMap(\.self)
    guard
      let folder = open.first(where: { SecretFile.isInside(path, folder: $0) })
        ?? OutputFolder.holding(path) ?? ReleaseFolder.holding(path)
    else { return }
    Terminal.error(
      """
      portal: the folder of secrets \(path) lies inside \(folder), which others will see
      hint: name another folder with --secrets
      """)
    throw PortalExit.wrongUsage
  }

  private func protecting<Value>(_ body: () throws -> Value) throws -> Value {
    do { return try body() } catch { throw MachineFailure(error) }
  }
}
