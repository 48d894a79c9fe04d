import Core
import Foundation
import SeededRandom

@testable import Publishing

/// A folder of its own for each test, with sites to publish and a folder of releases.
final class Workshop {
  let root: String
  var releases: ReleaseFolder { ReleaseFolder(out) }
  var out: String { root + "/out" }
  var key: SigningKey
  private(set) var moment = 1_785_000_000

  init() throws {
    root = NSTemporaryDirectory() + "releases-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: root, withIntermediateDirectories: true)
    var generator = SeededGenerator(seed: 6)
    key = SigningKey(name: try name("portal.example/ledger"), drawing: &generator)
  }

  deinit { try? FileManager.default.removeItem(atPath: root) }

  /// Writes a site as a build leaves it.
  @discardableResult
  func site(
    _ folder: String, _ files: [String: String], facts: ReleaseFacts? = nil
  ) throws -> String {
    let place = "\(root)/\(folder)"
    try? FileManager.default.removeItem(atPath: place)
    var all = files.mapValues { Array($0.utf8) }
    if let facts { all[ReleaseFacts.path.description] = facts.bytes }
    var hashes: [RelativePath: ContentHash] = [:]
    for (name, bytes) in all { hashes[try path(name)] = ContentHash(of: bytes) }
    all["manifest.sha256"] = Manifest(hashes).bytes
    all[".portal-files"] = Array("files written by portal\n".utf8)
    for (name, bytes) in all { try write(bytes, to: "\(folder)/\(name)") }
    return place
  }

  /// What a command brings along; each a minute after the last.
  func publication(
    signed: Bool = true, accepting: [Acceptance] = [], retention: Retention = Retention(),
    days: Int = 0
  ) throws -> Publication {
    moment += 60 + days * 86_400
    return Publication(
      time: try time(moment), key: signed ? key : nil, accepting: accepting,
      retention: retention)
  }

  @discardableResult
  func publish(_ folder: String, _ publication: Publication? = nil) throws -> PublicationOutcome {
    try releases.publish(from: "\(root)/\(folder)", try publication ?? self.publication())
  }

  func write(_ bytes: [UInt8], to name: String) throws {
    let url = URL(fileURLWithPath: "\(root)/\(name)")
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try? FileManager.default.removeItem(at: url)
    try Data(bytes).write(to: url)
  }

  func write(_ text: String, to name: String) throws { try write(Array(text.utf8), to: name) }

  func bytes(_ name: String) throws -> [UInt8] {
    Array(try Data(contentsOf: URL(fileURLWithPath: "\(root)/\(name)")))
  }

  func text(_ name: String) throws -> String { String(decoding: try bytes(name), as: UTF8.self) }

  func remove(_ name: String) throws {
    try FileManager.default.removeItem(atPath: "\(root)/\(name)")
  }

  func exists(_ name: String) -> Bool {
    (try? FileManager.default.attributesOfItem(atPath: "\(root)/\(name)")) != nil
  }

  func names(_ folder: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: "\(root)/\(folder)").sorted()
  }

  func attribute(_ key: FileAttributeKey, of name: String) throws -> Int? {
    let value = try FileManager.default.attributesOfItem(atPath: "\(root)/\(name)")[key]
    return (value as? NSNumber)?.intValue
  }

  /// The folder of the live release.
  func live() throws -> String {
    "out/releases/\(try releases.liveID()?.description ?? "nothing")"
  }

  func findings(key: VerifierKey? = nil, kept: Checkpoint? = nil) throws -> [Finding] {
    try Verification(folder: out, key: key, kept: kept).findings
  }
}

/// A test's own text did not parse.
struct Unreadable: Error {
  let text: String
}

func path(_ text: String) throws -> RelativePath {
  guard let path = RelativePath(text) else { throw Unreadable(text: text) }
  return path
}

func name(_ text: String) throws -> KeyName {
  guard let name = KeyName(text) else { throw Unreadable(text: text) }
  return name
}

func time(_ seconds: Int) throws -> PublicationTime {
  guard let time = PublicationTime(seconds: seconds) else { throw Unreadable(text: "\(seconds)") }
  return time
}

func day(_ text: String) throws -> CalendarDate {
  guard let date = CalendarDate(iso: text) else { throw Unreadable(text: text) }
  return date
}

func acceptance(_ text: String) throws -> Acceptance {
  guard let acceptance = Acceptance(text) else { throw Unreadable(text: text) }
  return acceptance
}

extension PublicationOutcome {
  /// What happened, when a release went live.
  var summary: Summary? { if case .live(let summary) = self { summary } else { nil } }
}
