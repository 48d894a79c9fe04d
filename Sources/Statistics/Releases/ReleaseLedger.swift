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

  package func revision(of year: Int) -> FiguresRelease? { releases.first { $0.revises == year } }

  package static func hash(_ bytes: [UInt8]) -> String {
    SHA256.hash(data: bytes).map { byte in
      let digits = String(byte, radix: 16)
      return digits.count < 2 ? "0" + digits : digits
    }.joined()
  }
}
