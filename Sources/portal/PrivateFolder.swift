import Content
import Core
import Lookup
import Publishing

/// Secrets of the office: derived keys, and the key of the dummies. A folder of its own, readable by
/// its owner only, never inside the output.
struct PrivateFolder {
  let path: String
  private let output: String?
  /// Of a preview, which leaves the folder alone: keys and secret follow from this salt.
  let throwawaySalt: [UInt8]?

  init(_ path: String, output: String?, throwawaySalt: [UInt8]? = nil) {
    self.path = path
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
    let cache = cached(file, period, options)
    let keys = RecordKeys(of: records, cache: cache, reporting: &diagnostics) { done, total in
      if !options.quiet { Terminal.progress("deriving keys: \(done) of \(total)") }
    }
    Terminal.endProgress()
    guard let keys else { return nil }
    if keys.changesCache { try protecting { try file.write(keys.cache.filePieces) } }
    return keys
  }

  /// The office's secret, drawn when there is none yet.
  ///
  /// - Parameter salt: of a demonstration, which has no secret to keep: its own follows from the salt,
  ///   so that every machine builds the same bytes.
  func secret(demonstratingWith salt: [UInt8]?) throws -> LookupSecret {
    if let salt = throwawaySalt ?? salt, let secret = LookupSecret(salt + salt) { return secret }
    let file = SecretFile("\(path)/office-secret")
    try refuseOutput()
    if let bytes = try protecting({ try file.read() }) {
      guard let secret = LookupSecret(bytes.bytes) else {
        throw MachineFailure("\(file.path) is not a secret of 32 bytes; restore it from its copy")
      }
      return secret
    }
    var generator = SystemRandomNumberGenerator()
    let bytes = (0..<32).map { _ in UInt8.random(in: 0...255, using: &generator) }
    try protecting { try file.write([bytes]) }
    guard let secret = LookupSecret(bytes) else { preconditionFailure("32 bytes were drawn") }
    return secret
  }

  private func cached(
    _ file: SecretFile, _ period: KeyPeriod, _ options: SourceOptions
  ) -> KeyCache {
    do {
      guard let content = try file.read() else { return KeyCache(period: period) }
      return try KeyCache(
        file: content.bytes, permissions: content.permissions, period: period)
    } catch let problem as KeyCacheProblem {
      if !options.quiet {
        Terminal.error("portal: \(file.path) is not used: \(problem.reason); deriving keys anew")
      }
    } catch {
      if !options.quiet { Terminal.error("portal: \(error); deriving keys anew") }
    }
    return KeyCache(period: period)
  }

  private func refuseOutput() throws {
    guard let output, SecretFile.isInside(path, folder: output) else { return }
    Terminal.error(
      """
      portal: the folder of secrets \(path) lies inside the output \(output)
      hint: name another folder with --secrets; everything in the output is published
      """)
    throw PortalExit.wrongUsage
  }

  private func protecting<Value>(_ body: () throws -> Value) throws -> Value {
    do { return try body() } catch { throw MachineFailure(error) }
  }
}
