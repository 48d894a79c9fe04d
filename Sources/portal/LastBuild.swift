import Content
import Glibc
import Publishing

/// What the last build was made from, what it left and what it said: where all of that is as it was,
/// the next one has nothing to do but to say it again.
///
/// It lies in the private folder (`last-build`). Anything that could make another site belongs to what
/// it was made from: the options, every source, key and secret, the program and its libraries. A
/// record that is damaged or of another build is as good as none. `publish` never looks at it.
struct LastBuild {
  struct Report: Equatable {
    /// Problems as they were printed.
    var problems: [String] = []
    /// The lines before the last one.
    var conclusion: [String] = []
    /// `11 pages, 40 files`.
    var counts = ""
    var size = ""
  }

  private let file: SecretFile
  private let output: String
  /// Of everything that the build depends on, as it was before the build read any of it.
  private let inputs: String
  /// The time of the machine's clock before that.
  private let tick: FileTime
  private let isSettled: Bool
  /// The same of all but the texts.
  private let surroundingsAreSettled: Bool
  /// The texts one by one, for a build in which only some of them changed.
  var texts: LastTexts
  /// What lay in the folders of sources, so that the build does not list them again.
  let listings: SourceListings

  private static let name = "last-build"
  /// What builds themselves write into the private folder, and nothing is made from.
  private static let ownFiles = [name, LastTexts.name, "problems"].map { Array($0.utf8) }

  private static func isOwn(_ file: [UInt8]) -> Bool {
    // While it is written a file has a longer name.
    ownFiles.contains { file.starts(with: $0) }
  }

  /// `nil` where nothing may be kept, or something cannot be looked at.
  init?(of sources: SourceOptions, into output: String, _ copies: CompressedCopies) {
    let open = [sources.content, sources.site, output]
    if open.contains(where: { SecretFile.isInside(sources.secrets, folder: $0) }) { return nil }
    if OutputFolder.holding(sources.secrets) != nil || ReleaseFolder.holding(sources.secrets) != nil
    {
      return nil
    }
    file = SecretFile("\(sources.secrets)/\(LastBuild.name)")
    self.output = output
    let tick = FileTime.now
    self.tick = tick
    do {
      let (content, site) = (SourceFolder(sources.content), SourceFolder(sources.site))
      listings = SourceListings(content: try content.list(), site: try site.list())
      var texts: [FileStamp] = []
      var stamps = [
        try FolderStamp(files: try LastBuild.programFiles()),
        try FolderStamp(of: content, listings.content, apart: TextFacades.isText, &texts),
        try FolderStamp(of: site, listings.site),
      ]
      // Where no secrets were ever needed there is no folder.
      if access(sources.secrets, F_OK) == 0 {
        stamps.append(try FolderStamp(of: sources.secrets, folders: { !LastBuild.isOwn($0) }))
      } else {
        stamps.append(try FolderStamp(files: []))
      }
      surroundingsAreSettled = stamps.allSatisfy { $0.isSettled(at: tick) }
      isSettled = surroundingsAreSettled && texts.allSatisfy { $0.isSettled(at: tick) }
      let options = [
        sources.content, sources.site, sources.secrets, output, "\(sources.json)",
        sources.asOf.map(String.init(describing:)) ?? "",
        copies.effort.map(String.init(describing:)) ?? "", LastBuild.workingFolder,
        "\(SecretFile.isOpenFolder(sources.secrets))",
      ]
      let surroundings = LastBuild.digest(of: options + stamps.map(\.digest))
      var stampsOfTexts: [UInt8] = []
      for text in texts { text.append(to: &stampsOfTexts) }
      inputs = LastBuild.digest(of: [surroundings, ContentHash(of: stampsOfTexts).description])
      let inputs = inputs
      self.texts = LastTexts(
        in: sources.secrets, surroundings: surroundings, texts: texts, since: tick
      ) {
        LastBuild(of: sources, into: output, copies)?.inputs == inputs
      }
    } catch {
      return nil
    }
  }

  /// What the last build said, if this one would make and say the same.
  var report: Report? {
    guard let lines, lines[0] == inputs, let left = try? FolderStamp(of: output),
      lines[1] == left.digest
    else { return nil }
    return Report(
      problems: LastBuild.lines(lines, marked: "!"),
      conclusion: LastBuild.lines(lines, marked: ">"),
      counts: lines[2], size: lines[3])
  }

  /// The stamp of the output that the last build left, whatever it was made from; `nil` where nothing is
  /// known of it.
  var left: String? { lines?[1] }

  private var lines: [String]? {
    guard let content = try? file.read(), content.permissions & 0o077 == 0 else { return nil }
    var lines = String(decoding: content.bytes, as: UTF8.self)
      .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    guard lines.popLast() == "", let seal = lines.popLast(), seal == LastBuild.digest(of: lines),
      lines.count >= 4
    else { return nil }
    return lines
  }

  /// Keeps what a build that has just ended said, while no other build can write into its output.
  /// Without a record the next build is a whole one, so whatever hinders is not worth a word.
  func keep(_ report: Report, _ findings: LastTexts.Findings?, of folder: OutputFolder) {
    guard surroundingsAreSettled else { return }
    // Files that were written in this tick could be written again in it, and nobody would see.
    let end = FileTime.afterTick()
    guard let left = try? folder.stamp(since: tick), left.isSettled(at: end) else { return }
    if let findings { try? texts.keep(findings, output: left.digest) }
    guard isSettled else { return }
    let marked =
      report.problems.map { LastBuild.marked($0, "!") }
      + report.conclusion.map { LastBuild.marked($0, ">") }
    let lines = [inputs, left.digest, report.counts, report.size] + marked.flatMap(\.self)
    let text = (lines + [LastBuild.digest(of: lines)]).joined(separator: "\n") + "\n"
    try? file.write([Array(text.utf8)], isDurable: false)
  }

  // MARK: - Parts

  private static func marked(_ text: String, _ mark: Character) -> [String] {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { "\(mark)\($0)" }
  }

  private static func lines(_ lines: [String], marked mark: Character) -> [String] {
    lines.dropFirst(4).filter { $0.first == mark }.map { String($0.dropFirst()) }
  }

  private static func digest(of lines: [String]) -> String {
    ContentHash(of: Array(lines.joined(separator: "\n").utf8)).description
  }

  private static var workingFolder: String {
    guard let path = getcwd(nil, 0) else { return "" }
    defer { free(path) }
    return String(cString: path)
  }

  /// The program and the libraries that it runs with: another version may make other bytes.
  private static func programFiles() throws -> [String] {
    var text: [UInt8] = []
    try SourceFolder.stream(file: "/proc/self/maps") { text += $0 }
    let paths = text.split(separator: UInt8(ascii: "\n")).compactMap { line in
      line.firstIndex(of: UInt8(ascii: "/")).map { String(decoding: line[$0...], as: UTF8.self) }
    }
    return Set(paths).sorted()
  }
}

/// What lies in the two folders of sources.
struct SourceListings {
  let content: SourceFolder.Listing
  let site: SourceFolder.Listing
}

extension FileTime {
  /// By the clock that file systems go by.
  fileprivate static var now: FileTime {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME_COARSE, &time)
    return FileTime(seconds: time.tv_sec, nanoseconds: time.tv_nsec)
  }

  /// Waits until the clock goes on: some milliseconds.
  fileprivate static func afterTick() -> FileTime {
    let start = now
    while now == start { usleep(500) }
    return now
  }
}
