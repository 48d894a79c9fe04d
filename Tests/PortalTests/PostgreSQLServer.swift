import Foundation
import Testing

/// A PostgreSQL instance of the test's own: on a free port, in a fresh folder, stopped at the end.
///
/// The server refuses to run as root, so a test that does takes the user of Debian's package. Sendable
/// because only one thread ever stops it, and the test then waits for the tool that notices.
final class PostgreSQLServer: @unchecked Sendable {
  let port: Int
  private let folder: URL
  private var isRunning = true

  init() throws {
    port = try PostgreSQLServer.freePort()
    folder = URL(filePath: "/tmp/portal-postgresql-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    if getuid() == 0 { try PostgreSQLServer.run(["chown", "postgres", folder.path]) }
    let data = folder.appending(path: "data").path
    try server(["initdb", "-D", data, "-A", "trust", "-U", "office", "--no-sync", "-E", "UTF8"])
    try server([
      "pg_ctl", "-D", data, "-w", "-l", folder.appending(path: "log").path, "-o",
      "-p \(port) -c listen_addresses=127.0.0.1 -c fsync=off -k \(folder.path)", "start",
    ])
  }

  deinit { try? stop() }

  /// What the tool is told by its environment.
  var environment: [String: String] {
    [
      "PGHOST": "127.0.0.1", "PGPORT": String(port), "PGUSER": "office", "PGDATABASE": "postgres",
    ]
  }

  func execute(_ sql: String) throws {
    try PostgreSQLServer.run(
      ["psql", "-q", "-v", "ON_ERROR_STOP=1", "-c", sql], environment: environment)
  }

  /// As when the power fails: clients lose their connections.
  func stop() throws {
    guard isRunning else { return }
    isRunning = false
    try server(["pg_ctl", "-D", folder.appending(path: "data").path, "-m", "immediate", "stop"])
    try? PostgreSQLServer.run(["rm", "-rf", folder.path])
  }

  private func server(_ command: [String]) throws {
    let programs = try FileManager.default.contentsOfDirectory(atPath: "/usr/lib/postgresql")
    let version = try #require(programs.max(), "Debian's postgresql is missing")
    let own = ["/usr/lib/postgresql/\(version)/bin/" + command[0]] + command.dropFirst()
    try PostgreSQLServer.run(getuid() == 0 ? ["runuser", "-u", "postgres", "--"] + own : own)
  }

  private static func run(_ command: [String], environment: [String: String] = [:]) throws {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = command
    process.currentDirectoryURL = URL(filePath: "/tmp")
    process.environment = ["PATH": "/usr/bin:/bin:/usr/sbin:/sbin"].merging(environment) { $1 }
    process.standardOutput = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0, "\(command) failed")
  }

  private static func freePort() throws -> Int {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(descriptor) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let port = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address -> UInt16? in
        guard bind(descriptor, address, length) == 0, getsockname(descriptor, address, &length) == 0
        else { return nil }
        return UInt16(bigEndian: pointer.pointee.sin_port)
      }
    }
    return Int(try #require(port))
  }
}
