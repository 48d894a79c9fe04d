import ArgumentParser
import Core
import Publishing
import References

/// Commands about reference numbers. What they print opens records: it goes to the office's printer,
/// never to the site.
struct Reference: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reference",
    abstract: "Issues reference numbers, or derives them from registry numbers.",
    subcommands: [Issue.self, Track.self])
}

extension Reference {
  struct Issue: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "issue",
      abstract: "Draws random reference numbers with a check digit.",
      discussion: "One a line, in groups of four. Nothing remembers them: keep the list.")

    @Option(help: "How many numbers.")
    var count = 1

    @Option(help: "Digits of a number: 16, or 20 from a hundred thousand appeals on.")
    var digits = 16

    @OptionGroup var destination: PrivateDestination

    func validate() throws {
      guard (1...1_000_000).contains(count) else {
        throw ValidationError("--count is from 1 to 1000000")
      }
      guard digits == 16 || digits == 20 else { throw ValidationError("--digits is 16 or 20") }
    }

    func run() throws {
      var generator = SystemRandomNumberGenerator()
      var drawn: Set<String> = []
      var lines: [String] = []
      while lines.count < count {
        let number = TrackingNumber.random(digits: digits, using: &generator)
        if drawn.insert(number).inserted { lines.append(inFours(number)) }
      }
      try destination.write(lines)
    }
  }
}

/// `4929 0715 3826 4109`: how numbers are printed and read out.
func inFours(_ number: String) -> String {
  let digits = Array(number)
  return stride(from: 0, to: digits.count, by: 4)
    .map { String(digits[$0..<min($0 + 4, digits.count)]) }.joined(separator: " ")
}

/// Where a command writes what must stay in the office: standard output, or a file that only its
/// owner may read, never under the site.
struct PrivateDestination: ParsableArguments {
  @Option(name: .customLong("to"), help: "File to write, readable by its owner only.")
  var file: String?

  @Option(
    name: .customLong("output"), help: "Folder of the built site, which must not hold the file.")
  var site = "public"

  @Flag(help: "Replace the file if there is one: numbers that were drawn into it are lost.")
  var force = false

  func write(_ lines: [String], outside sources: [String] = ["Content", "Site"]) throws {
    try write(text: lines.joined(separator: "\n"), outside: sources)
  }

  /// - Parameter sources: folders that end up in a repository or on the site.
  func write(text: String, outside sources: [String]) throws {
    guard let file else { return Terminal.out(text) }
    let open = ([site] + sources).first { SecretFile.isInside(file, folder: $0) }
    if let folder = open ?? OutputFolder.holding(file) ?? ReleaseFolder.holding(file) {
      Terminal.error(
        """
        portal: \(file) lies inside \(folder), which others will see
        hint: name a file outside the site and its sources
        """)
      throw PortalExit.wrongUsage
    }
    do {
      try SecretFile(file).write([Array((text + "\n").utf8)], replacing: force)
    } catch let refusal as NewFile.Refusal {
      Terminal.error("portal: \(refusal)")
      throw PortalExit.wrongUsage
    } catch {
      throw MachineFailure(error)
    }
  }
}
