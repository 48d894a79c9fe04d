import Core
import Foundation
import Publishing

/// A copy of a published site, fetched file by file for whoever checks it.
///
/// By curl, called as a program: TLS, proxies and the machine's list of authorities are kept up to date
/// by Debian there. An HTTP library with TLS of its own would have doubled what is compiled.
struct FetchedSite {
  /// Without a slash at the end.
  private let address: String
  let folder: String

  init(_ address: String) throws {
    let address = address.hasSuffix("/") ? String(address.dropLast()) : address
    guard FetchedSite.isSafe(address) else {
      Terminal.error(
        """
        portal: ‘\(address)’ is not https:// and a host
        hint: leave out the page; http:// is for this machine only
        """)
      throw PortalExit.wrongUsage
    }
    self.address = address
    folder = NSTemporaryDirectory() + "portal-verify-" + UUID().uuidString
    try FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
  }

  func remove() { try? FileManager.default.removeItem(atPath: folder) }

  /// Only what curl takes literally, so that an address is no option and no second address.
  private static func isSafe(_ address: String) -> Bool {
    let isPlain = address.utf8.allSatisfy {
      (0x30...0x3A).contains($0) || (0x61...0x7A).contains($0) || (0x41...0x5A).contains($0)
        || "-./[]".utf8.contains($0)
    }
    let hosts = ["http://127.0.0.1", "http://localhost", "http://[::1]"]
    return isPlain
      && (address.hasPrefix("https://") || hosts.contains { address.hasPrefix($0 + ":") })
      && address.split(separator: "/").count == 2
  }

  /// The manifest and the log first, then every file that the manifest lists.
  func fetch() throws {
    try fetch(["manifest.sha256", "ledger/entries.txt", "ledger/checkpoint", "ledger/key.txt"])
    guard let bytes = try PublishedSite.file(at: "\(folder)/manifest.sha256"),
      let manifest = try? Manifest(parsing: bytes)
    else { return }
    try fetch(manifest.files.map(\.path.description))
  }

  /// Files that the site does not have are not there afterwards.
  private func fetch(_ paths: [String]) throws {
    let lines = paths.flatMap { path in
      ["url = \"\(address)\(escaped(path))\"", "output = \"\(quoted("\(folder)/\(path)"))\""]
    }
    let list = "\(folder).curl"
    try (lines.joined(separator: "\n") + "\n").write(
      toFile: list, atomically: false, encoding: .utf8)
    defer { try? FileManager.default.removeItem(atPath: list) }
    let answers = try FetchedSite.curl(list)
    for answer in answers {
      let fields = answer.split(separator: " ", maxSplits: 2)
      guard fields.count == 3 else { continue }
      if fields[1] == "200" { continue }
      // Whatever the server said instead is no file of the site.
      let path = String(fields[2])
      if path.hasPrefix(folder) { try? FileManager.default.removeItem(atPath: path) }
      if !["404", "410", "301", "308"].contains(fields[1]) {
        throw MachineFailure("\(address) answers \(fields[1]) (curl's code \(fields[0]))")
      }
    }
  }

  /// `/ky/` for `ky/index.html`, as readers ask for it; every byte that could mean something as `%XX`.
  private func escaped(_ path: String) -> String {
    let path =
      path.hasSuffix("/index.html") || path == "index.html"
      ? path.dropLast("index.html".count) : path[...]
    return "/"
      + path.utf8.map { byte in
        let isPlain =
          (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte)
          || (0x61...0x7A).contains(byte) || "-._~/".utf8.contains(byte)
        if isPlain { return String(UnicodeScalar(byte)) }
        return "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
      }.joined()
  }

  private func quoted(_ text: String) -> String {
    text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
  }

  /// One line for each address: curl's code, the status, the file.
  private static func curl(_ list: String) throws -> [Substring] {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [
      // The first option, or a file of the user's could change all others.
      "curl", "--disable", "--silent", "--globoff", "--path-as-is", "--proto", "=http,https",
      "--max-redirs", "0", "--connect-timeout", "10", "--max-time", "120", "--retry", "2",
      "--max-filesize", String(largestFile), "--parallel", "--parallel-max", "8", "--create-dirs",
      "--write-out", #"%{exitcode} %{response_code} %{filename_effective}\n"#,
      "--config", list,
    ]
    let pipe = Pipe()
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = pipe
    process.standardError = FileHandle.nullDevice
    do { try process.run() } catch { throw MachineFailure("cannot run curl: install it") }
    let output = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    if process.terminationStatus == 127 { throw MachineFailure("curl is not installed") }
    return String(decoding: output, as: UTF8.self).split(separator: "\n")
  }

  /// Bytes; no file of a site is near it.
  private static let largestFile = 1 << 30
}
