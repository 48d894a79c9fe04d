import Disclosure
import Glibc

/// Protects synthetic families of tables, for measurements and for attackers.
///
/// Arguments: a mode, then which family: small, three, four or releases; dense or sparse; a seed.
@main struct DisclosureBenchmark {
  enum Mode: String {
    /// Protects and audits the family and prints what it took, as JSON.
    case measure
    /// Prints the protected tables in the form of `data/tables.json`.
    case export
    /// The same, but each table is protected without the others, which is how not to do it.
    case apart
  }

  struct WrongUsage: Error {
    let usage =
      "disclosure-benchmark measure|export|apart small|three|four|releases dense|sparse SEED"
  }

  static func main() throws {
    let arguments = CommandLine.arguments.dropFirst().map(\.self)
    guard arguments.count == 4, let mode = Mode(rawValue: arguments[0]),
      let seed = UInt64(arguments[3])
    else { throw WrongUsage() }
    let synthetic = SyntheticFamily(
      name: arguments[1], isSparse: arguments[2] == "sparse", seed: seed)
    switch mode {
    case .measure: print(try measured(synthetic, arguments[1...].joined(separator: " ")))
    case .export: print(try synthetic.exported(apart: false))
    case .apart: print(try synthetic.exported(apart: true))
    }
  }

  private static func measured(_ synthetic: SyntheticFamily, _ name: String) throws -> String {
    let family = try synthetic.family
    let (begin, before) = (ContinuousClock.now, usage())
    let result = Result { try family.protected(by: SafetyRule()) }
    let wall = (ContinuousClock.now - begin).components
    let audit = try? result.get().audit
    var verdict = "passed"
    if case .failure(let problem) = result { verdict = "\(problem)" }
    let after = usage()
    return """
      {"family": "\(name)", "cells": \(audit?.cells ?? 0), "small": \(audit?.primaries ?? 0), \
      "hidden": \(audit?.hidden ?? 0), "programs": \(audit?.linearPrograms ?? 0), \
      "seconds": \(Double(wall.seconds) + Double(wall.attoseconds) / 1e18), \
      "cpu": \(after.cpu - before.cpu), \
      "megabytes": \(after.megabytes), "verdict": "\(verdict.prefix(300))"}
      """
  }

  /// CPU seconds so far, and the most memory that was in use.
  private static func usage() -> (cpu: Double, megabytes: Int) {
    var usage = rusage()
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    return (seconds(usage.ru_utime) + seconds(usage.ru_stime), usage.ru_maxrss / 1024)
  }

  private static func seconds(_ time: timeval) -> Double {
    Double(time.tv_sec) + Double(time.tv_usec) / 1e6
  }
}
