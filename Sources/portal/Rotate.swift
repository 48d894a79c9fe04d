import Appeals
import ArgumentParser
import Content
import Core
import Lookup
import Publishing

struct Rotate: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rotate",
    abstract: "Puts a fresh salt in place of the current one.",
    discussion: """
      Changes lookup.key and lookup.salt in site.yaml and notes the old ones under lookup.retiring: \
      both trees are published until that day. Citizens' numbers do not change. The next build \
      derives every key anew.
      """)

  @Option(help: "Folder of settings, messages and assets.")
  var site = "Site"

  @Option(help: "Folder of the sources, for the day of the data.")
  var content = "Content"

  @Option(
    name: .customLong("on"), help: "Day of the change, YYYY-MM-DD.",
    transform: { text in
      guard let day = CalendarDate(iso: text) else {
        throw ValidationError("‘\(text)’ is not a day; write it YYYY-MM-DD")
      }
      return day
    })
  var day: CalendarDate

  @Option(help: "Days for which the old tree stays published.")
  var keep = 7

  func validate() throws {
    guard (1...366).contains(keep) else { throw ValidationError("--keep is from 1 to 366 days") }
  }

  func run() throws {
    var diagnostics: [Diagnostic] = []
    let tree: FileTree
    do {
      tree = try SourceFolder(site).read(reporting: &diagnostics)
    } catch {
      throw MachineFailure(error)
    }
    let settings = Settings(tree, reporting: &diagnostics)?.lookup
    let path = RelativePath("site.yaml")
    let text = path.flatMap { tree.text($0, reporting: &diagnostics) }
    DiagnosticPrinter(trees: [tree], asJSON: false).print(diagnostics.presented())
    guard let settings, let text, !diagnostics.hasErrors else { throw PortalExit.errorsInSources }
    try refusePast()
    let rotated = try SettingsRotation(settings, on: day, keeping: keep).applied(to: text)
    do {
      try NewFile.write(Array(rotated.text.utf8), to: "\(site)/site.yaml")
    } catch {
      throw MachineFailure(error)
    }
    Terminal.out("key \(settings.key) -> \(rotated.key); build the site now")
  }
}

extension Rotate {
  /// A change that is over by the day of the data would take the old files away at once, under the
  /// pages that are open and ask for them.
  private func refusePast() throws {
    var unheard: [Diagnostic] = []
    guard let tree = try? SourceFolder(content).read(reporting: &unheard),
      let path = RelativePath("appeals/registry.yaml"),
      let text = tree.text(path, reporting: &unheard),
      let registry = RegistrySettings.parse(text, path: "", reporting: &unheard),
      let lastDay = registry.lastDay, day.adding(days: keep) <= lastDay
    else { return }
    Terminal.error(
      """
      portal: the data are of \(lastDay); the old files would be gone at once
      hint: name the day of the change with --on
      """)
    throw PortalExit.wrongUsage
  }
}

/// Rewrites the lines of `site.yaml` that name the key period; all other lines stay as they are.
struct SettingsRotation {
  private let settings: LookupSettings
  private let day: CalendarDate
  private let keep: Int

  init(_ settings: LookupSettings, on day: CalendarDate, keeping keep: Int) {
    self.settings = settings
    self.day = day
    self.keep = keep
  }

  func applied(to text: String) throws -> (text: String, key: String) {
    guard let shards = settings.shards else {
      throw refusal("lookup.shards is not set: write bits and cap of the published manifest")
    }
    guard let key = KeyPeriod.id(after: settings.key, year: day.year) else {
      throw refusal("the year has no letter left for another key")
    }
    var generator = SystemRandomNumberGenerator()
    let salt = Base64URL.text((0..<16).map { _ in UInt8.random(in: 0...255, using: &generator) })
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    try replace("key", settings.key, with: key, in: &lines)
    let place = try replace("salt", settings.salt, with: salt, in: &lines)
    let indent = String(lines[place].prefix { $0 == " " })
    let old = retiringLine(shards, indent)
    if let list = lines.firstIndex(where: { $0.hasPrefix(indent + "retiring:") }) {
      lines.insert(old, at: list + 1)
    } else {
      lines.insert(contentsOf: [indent + "retiring:", old], at: place + 1)
    }
    return (lines.joined(separator: "\n"), key)
  }

  private func retiringLine(_ shards: LookupSettings.Shards, _ indent: String) -> String {
    indent + "  - {key: \(settings.key), salt: \(settings.salt), "
      + "iterations: \(settings.iterations), shards: {bits: \(shards.bits), cap: \(shards.cap)}, "
      + "until: \(day.adding(days: keep))}"
  }

  /// The one line `  name: old`, with whatever comment follows; its index.
  @discardableResult
  private func replace(
    _ name: String, _ old: String, with new: String, in lines: inout [String]
  ) throws -> Int {
    let places = lines.indices.filter {
      lines[$0].drop { $0 == " " }.hasPrefix("\(name): \(old)")
    }
    guard places.count == 1, let place = places.first,
      let range = lines[place].firstRange(of: old)
    else { throw refusal("the line ‘\(name): \(old)’ does not stand by itself in site.yaml") }
    lines[place].replaceSubrange(range, with: new)
    return place
  }

  private func refusal(_ reason: String) -> PortalExit {
    Terminal.error("portal: \(reason)\nhint: change key and salt by hand, see CONTRIBUTING.md")
    return PortalExit.wrongUsage
  }
}
