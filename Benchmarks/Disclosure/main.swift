// Protects and audits one synthetic family of tables and prints what it took, as JSON.
// Arguments: three or four, dense or sparse, a seed.

import Disclosure
import Glibc

func seconds(_ time: timeval) -> Double { Double(time.tv_sec) + Double(time.tv_usec) / 1e6 }

let words =
  CommandLine.arguments.dropFirst()
  + ["four", "dense", "1"].dropFirst(
    CommandLine.arguments.count - 1)
let arguments = Array(words)
let synthetic = SyntheticFamily(
  name: arguments[0], isSparse: arguments[1] == "sparse", seed: UInt64(arguments[2]) ?? 1)
let family = try synthetic.family
let begin = ContinuousClock.now
let rule = SafetyRule()
let verdict: String
let audit: Audit?
do {
  let protection = try family.protected(by: rule)
  audit = protection.audit
  verdict = "passed"
} catch {
  audit = nil
  verdict = "\(error)"
}
let elapsed = ContinuousClock.now - begin
var usage = rusage()
getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
let wall =
  Double(elapsed.components.seconds) + Double(elapsed.components.attoseconds) / 1e18
print(
  """
  {"family": "\(arguments.joined(separator: " "))", "cells": \(audit?.cells ?? 0), \
  "small": \(audit?.primaries ?? 0), "hidden": \(audit?.hidden ?? 0), \
  "programs": \(audit?.linearPrograms ?? 0), "seconds": \(wall), \
  "cpu": \(seconds(usage.ru_utime) + seconds(usage.ru_stime)), \
  "megabytes": \(usage.ru_maxrss / 1024), "verdict": "\(verdict.prefix(300))"}
  """)
