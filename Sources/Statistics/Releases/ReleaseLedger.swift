import Core
import Crypto

/// All releases so far, oldest first, each holding the hash of the one before; the last hash stands in
/// the settings. A ledger that was lost, cut or changed is not built from.
package struct ReleaseLedger: Sendable {
  package let releases: [FiguresRelease]
  /// SHA-256 of each release's own file, in hexadecimal.
  package let hashes: [String]
  /// All files of the ledger by their names, to be published as they are.
  package let files: [(name: String, bytes: [UInt8])]

  package static let empty = ReleaseLedger(releases: [], hashes: [], files: [])

  package var periods: Set<Period> { Set(releases.flatMap(\.periods)) }

  /// All that was published of a year, in the order of publication, but for its revision: that counts
  /// another whole.
  package func families(of year: Int) -> [FiguresRelease.Family] {
    releases.filter { $0.revises == nil }.flatMap(\.families).filter { $0.year == year }
  }

  /// Reports releases of invented appeals among an office's own, or the other way round.
  ///
  /// - Parameters:
  ///   - isDemonstration: what the registry says of itself.
  ///   - place: where the settings name the ledger.
  package func check(
    isDemonstration: Bool, at place: SourceLocation, reporting diagnostics: inout [Diagnostic]
  ) {
    guard let other = releases.first(where: { $0.isDemonstration != isDemonstration }) else {
      return
    }
    diagnostics.append(
      Diagnostic(
        .error, "ledger.demonstration",
        isDemonstration
          ? "\(other.fileName) has an office's figures, but the registry is a demonstration"
          : "\(other.fileName) has figures of the demonstration, not of this office",
        at: place,
        hint: isDemonstration
          ? "write ‘demonstration: false’ in appeals/registry.yaml, or build from other sources"
          : "remove \(FiguresRelease.folder) and ‘ledger’ here, then close the office's own periods",
        showsSource: false))
  }

  /// Whether the ledger is that of the demonstration, by its first release. An office's own never is:
  /// it is not closed over one of the demonstration.
  package static func isOfDemonstration(_ content: FileTree) -> Bool {
    var unheard: [Diagnostic] = []
    guard let path = RelativePath("\(FiguresRelease.folder)/\(FiguresRelease.fileName(1))"),
      let text = content.text(path, reporting: &unheard),
      let header = ReleaseHeader(text, path: content.displayed(path), reporting: &unheard)
    else { return false }
    return header.isDemonstration
  }

  /// What an office is told whose sources still have the figures of the demonstration.
  package static func leftOut(at place: SourceLocation) -> Diagnostic {
    Diagnostic(
      .warning, "ledger.demonstration", "the demonstration's figures are left out", at: place,
      hint: "‘portal statistics close’ puts the office's own in their place", showsSource: false)
  }

  package func revision(of year: Int) -> FiguresRelease? { releases.first { $0.revises == year } }

  package static func hash(_ bytes: [UInt8]) -> String {
    hexadecimal(SHA256.hash(data: bytes))
  }
}
