import Foundation
import Testing

/// One run of the tool: how it ended and what it said.
struct PortalRun {
  let status: Int32
  let out: String
  let err: String

  var outLines: [Substring] { out.split(separator: "\n") }
  var errLines: [Substring] { err.split(separator: "\n") }

  /// - Parameters:
  ///   - folder: the working directory.
  ///   - environment: beside an empty one with `PATH`.
  ///   - launcher: a program that starts the tool, such as `taskset -c 0`.
  init(
    _ arguments: [String], in folder: URL, environment: [String: String] = [:],
    launcher: [String] = []
  ) throws {
    let command = launcher + [try Repository.tool().path] + arguments
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = command
    process.currentDirectoryURL = folder
    process.environment = ["PATH": "/usr/bin:/bin"].merging(environment) { $1 }
    // Files, not pipes: a full pipe would stop the tool, and two are read from in turn.
    let streams = try TemporaryFolder()
    try streams.write("", to: "out")
    try streams.write("", to: "err")
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = try FileHandle(forWritingTo: streams("out"))
    process.standardError = try FileHandle(forWritingTo: streams("err"))
    try process.run()
    process.waitUntilExit()
    try #require(process.terminationReason == .exit, "\(command) was ended by a signal")
    status = process.terminationStatus
    out = try streams.text("out")
    err = try streams.text("err")
  }

  /// What the tool reports, as it prints it for people.
  var findings: [Finding] {
    var findings: [Finding] = []
    for line in errLines {
      if let finding = Finding(headline: line) {
        findings.append(finding)
      } else if line.hasPrefix("  hint: "), !findings.isEmpty {
        findings[findings.count - 1].hint = String(line.dropFirst("  hint: ".count))
      }
    }
    return findings
  }
}

/// A reported problem, as far as a test holds it to something.
struct Finding: Equatable, CustomStringConvertible {
  let severity: String
  /// `path:line:column`, or less where the tool knows less.
  let place: String
  let code: String
  var hint = ""

  var description: String { "\(severity) \(place) \(code)\n  \(hint)" }

  init(severity: String, place: String, code: String) {
    self.severity = severity
    self.place = place
    self.code = code
  }

  /// Reads `path:line:column: error: what is wrong [area.rule]`.
  init?(headline: Substring) {
    guard
      let match = headline.wholeMatch(
        of: /(?<place>[^ ].*?): (?<severity>error|warning): .+ \[(?<code>[a-z0-9.-]+)\]/)
    else { return nil }
    self.init(
      severity: String(match.severity), place: String(match.place), code: String(match.code))
  }
}
