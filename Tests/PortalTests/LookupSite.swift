import Foundation
import Testing

/// The sample site with a registry of its own: as few rows as a test needs, under numbers it chooses.
struct LookupSite {
  let site: SampleSite

  /// - Parameter references: one row each, the rest of a row being the same.
  init(references: [String]) throws {
    site = try SampleSite()
    try write(references.map(LookupSite.row))
  }

  static func row(_ reference: String) -> String {
    "\(reference),2026-03-02,2026-03-03,written,complaint,no,1,no,land,KG-C,ministry,1,no,"
      + "answered,no,2026-03-11,explained"
  }

  static let registry = "Content/appeals/appeals.csv"

  func rows() throws -> [String] {
    try site.folder.text(LookupSite.registry).split(separator: "\n").dropFirst().map(String.init)
  }

  func write(_ rows: [String]) throws {
    let header = try site.folder.text(LookupSite.registry).split(separator: "\n")[0]
    try site.folder.write(
      ([String(header)] + rows).joined(separator: "\n") + "\n", to: LookupSite.registry)
  }

  /// The files of records, by path.
  func shards(in output: String = "public") throws -> [String: Data] {
    try site.folder.tree(output).filter { $0.key.hasPrefix("lookup/s/") }
  }

  /// Runs a program of `Tests/Script` under Node.
  func script(_ name: String, _ arguments: [String], input: String) throws -> Data {
    try site.folder.write(input, to: "script-input")
    try site.folder.write("", to: "script-output")
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["node", Repository.folder("Tests/Script/\(name)").path] + arguments
    process.currentDirectoryURL = site.folder.url
    process.standardInput = try FileHandle(forReadingFrom: site.folder("script-input"))
    process.standardOutput = try FileHandle(forWritingTo: site.folder("script-output"))
    try process.run()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0, "node \(name) (Debian package nodejs)")
    return try site.folder.bytes("script-output")
  }
}
