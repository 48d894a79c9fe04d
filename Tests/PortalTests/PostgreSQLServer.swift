import Foundation
import Testing

/// A PostgreSQL instance of the test's own: on a free port, in a fresh folder, stopped at the end.
///
/// The server is a child of the test and never a daemon: whoever waits for a daemon's starter waits for
/// whatever the daemon inherited, too. Each wait has an end. The server refuses to run as root, so a
/// test that does takes the user of Debian's package.
final class PostgreSQLServer: @unchecked Sendable {
  let port: Int
  private let folder: URL
  private let server: Process
  private static let mostSeconds = 150.0

  init() throws {
    port = try PostgreSQLServer.freePort()
    folder = URL(filePath: "/tmp/portal-postgresql-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    if getuid() == 0 {
      try PostgreSQLServer.finish(PostgreSQLServer.start(["chown", "postgres", folder.path]))
    }
    let data = folder.appending(path: "data").path
    let making = PostgreSQLServer.own(
      "initdb", "-D", data, "-A", "trust", "-U", "office", "--no-sync", "-E", "UTF8")
    try PostgreSQLServer.finish(PostgreSQLServer.start(making))
    server = try PostgreSQLServer.start(
      PostgreSQLServer.own(
        "postgres", "-D", data, "-p", String(port), "-c", "listen_addresses=127.0.0.1",
        "-c", "fsync=off", "-k", folder.path))
    try waitUntilReady()
  }

  deinit { stop() }

  /// What the tool is told by its environment.
  var environment: [String: String] {
    [
      "PGHOST": "127.0.0.1", "PGPORT": String(port), "PGUSER": "office", "PGDATABASE": "postgres",
    ]
  }

  func execute(_ sql: String) throws { try PostgreSQLServer.finish(psql(sql)) }

  private func psql(_ sql: String) throws -> Process {
    let command = ["psql", "-q", "-v", "ON_ERROR_STOP=1", "-c", sql]
    return try PostgreSQLServer.start(command, environment: environment)
  }

  /// Waits until rows are on their way to somebody.
  func waitUntilCopying(rows: Int) throws {
    let check = "SELECT 1 / count(*) FROM pg_stat_progress_copy WHERE tuples_processed >= \(rows)"
    try wait("a copy of \(rows) rows") { PostgreSQLServer.status(of: try psql(check)) == 0 }
  }

  /// As when the power fails: clients lose their connections.
  func stop() {
    guard server.isRunning else { return }
    kill(server.processIdentifier, SIGQUIT)
    _ = PostgreSQLServer.status(of: server)
    try? FileManager.default.removeItem(at: folder)
  }

  private func waitUntilReady() throws {
    let ready = PostgreSQLServer.programs + "pg_isready"
    try wait("the server") {
      let asking = try PostgreSQLServer.start([ready, "-q"], environment: environment)
      return PostgreSQLServer.status(of: asking) == 0
    }
  }

  private func wait(_ what: String, until isThere: () throws -> Bool) throws {
    let end = Date() + PostgreSQLServer.mostSeconds
    while try !isThere() {
      try #require(Date() < end && server.isRunning, "waited in vain for \(what)")
      Thread.sleep(forTimeInterval: 0.05)
    }
  }

  /// The folder of Debian's newest server.
  private static let programs: String = {
    let versions = try? FileManager.default.contentsOfDirectory(atPath: "/usr/lib/postgresql")
    return "/usr/lib/postgresql/\(versions?.max() ?? "missing")/bin/"
  }()

  private static func own(_ program: String, _ arguments: String...) -> [String] {
    // Unlike runuser, it becomes the program, which then gets the signals.
    let user =
      getuid() == 0
      ? ["setpriv", "--reuid=postgres", "--regid=postgres", "--init-groups"] : []
    return user + [programs + program] + arguments
  }

  private static func start(
    _ command: [String], environment: [String: String] = [:]
  ) throws -> Process {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = command
    process.currentDirectoryURL = URL(filePath: "/tmp")
    process.environment = ["PATH": "/usr/bin:/bin:/usr/sbin:/sbin"].merging(environment) { $1 }
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    return process
  }

  private static func finish(_ process: Process) throws {
    let status = status(of: process)
    try #require(status == 0, "\(process.arguments ?? []) failed, or did not end")
  }

  /// `nil` of a program that had to be ended.
  private static func status(of process: Process) -> Int32? {
    let end = Date() + mostSeconds
    while process.isRunning {
      if Date() >= end {
        kill(process.processIdentifier, SIGKILL)
        return nil
      }
      Thread.sleep(forTimeInterval: 0.02)
    }
    return process.terminationStatus
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
