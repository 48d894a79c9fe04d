import Content
import Core
import Publishing

/// Which texts of pages and notices are as the last build found them, one by one.
///
/// A page shows its own text and its surroundings: all that the site is made from but the bodies of other
/// texts, of which only their facades show (`TextFacades`). So where a few bodies have changed and
/// nothing else, the other pages need not be made again: they are not parsed, examined, drawn or
/// compared. Where anything else has changed, all are.
///
/// What the last build found lies in the private folder (`last-texts`): the hash of the surroundings, the
/// stamp of the output it left, and of each text its stamp, the hash of its facade and whether anything was
/// to be said of it, warnings too. Those that something was said of are always read again.
struct LastTexts: Sendable {
  private let file: SecretFile
  private let surroundings: String
  /// In byte order of their paths.
  private let texts: [FileStamp]
  private let tick: FileTime
  /// Whether all that the build depends on is still as it was when it began.
  let isCurrent: @Sendable () -> Bool
  private var known: Known?

  static let name = "last-texts"
  /// Parsing more texts twice than this costs more than it saves.
  private static let mostChanges = 100

  /// - Parameters:
  ///   - surroundings: a hash over all that the build depends on but the bodies of texts.
  ///   - texts: as they are now.
  ///   - tick: the time of the machine's clock before they were looked at.
  ///   - isCurrent: looks at everything again.
  init(
    in secrets: String, surroundings: String, texts: [FileStamp], since tick: FileTime,
    isCurrent: @escaping @Sendable () -> Bool
  ) {
    self.tick = tick
    self.isCurrent = isCurrent
    file = SecretFile("\(secrets)/\(LastTexts.name)")
    self.surroundings = surroundings
    self.texts = texts
    known = Known(file, surroundings, count: texts.count)
  }

  /// Makes all texts be read again.
  mutating func forget() { known = nil }

  /// The stamp of the output that the last build left; `nil` where nothing is known of it.
  var output: String? { known?.output }

  /// The texts that are unchanged: none where another one changed in more than its body.
  func unchanged(in content: FileTree) -> Set<RelativePath> {
    guard let known else { return [] }
    let facades = TextFacades(content)
    var (unchanged, changes): (Set<RelativePath>, Int) = ([], 0)
    for (index, text) in texts.enumerated() {
      guard let path = LastTexts.path(of: text) else { return [] }
      let last = known.texts[index]
      if text.isWritten(in: last.stamp) {
        if last.isPlain { unchanged.insert(path) }
        continue
      }
      changes += 1
      guard changes <= LastTexts.mostChanges, let facade = facades.facade(of: path),
        last.facade.elementsEqual(LastTexts.hash(facade))
      else { return [] }
    }
    return unchanged
  }

  /// What this build has read of each text; `nil` when one of them is not there.
  func findings(_ edition: Edition) -> Findings? {
    let read = edition.texts
    var found = Findings()
    found.texts.reserveCapacity(texts.count)
    for (index, text) in texts.enumerated() {
      guard let path = LastTexts.path(of: text), let text = read[path] else { return nil }
      let facade = text.isUnchanged ? known.map { Array($0.texts[index].facade) } : text.facadeHash
      guard let facade else { return nil }
      found.texts.append((text.source, facade))
    }
    return found
  }

  struct Findings: Sendable {
    fileprivate typealias Text = (source: String, facade: [UInt8])

    /// Of each text its name in messages and the hash of its facade.
    fileprivate var texts: [Text] = []
    /// Texts that something was said of, as messages name them.
    var remarkable: Set<String> = []
  }

  /// - Parameter output: the stamp of the output that this build left.
  func keep(_ findings: Findings, output: String) throws {
    var bytes = Array("\(surroundings)\n\(output)\n".utf8)
    bytes.reserveCapacity(bytes.count + (texts.count + 1) * Known.width)
    for (text, found) in zip(texts, findings.texts) {
      // What changed in the same tick could do so again, and nobody would see: it is read next time.
      if text.isSettled(at: tick) { text.append(to: &bytes) } else { bytes += LastTexts.noStamp }
      bytes += found.facade
      bytes.append(findings.remarkable.contains(found.source) ? 0 : 1)
    }
    try file.write([bytes, LastTexts.hash(bytes)], isDurable: false)
  }

  private static let noStamp = [UInt8](repeating: 0, count: FileStamp.size)

  private static func path(of text: FileStamp) -> RelativePath? {
    String(validating: text.path, as: UTF8.self).flatMap(RelativePath.init)
  }

  static func hash(_ bytes: [UInt8]) -> [UInt8] { ContentHash(of: bytes).bytes }
}

/// What the file of the last build says.
private struct Known: Sendable {
  struct Text: Sendable {
    let stamp: ArraySlice<UInt8>
    let facade: ArraySlice<UInt8>
    /// Whether nothing was said of it.
    let isPlain: Bool
  }

  let output: String
  let texts: [Text]

  private static let hashSize = 32
  /// Of one text.
  static let width = FileStamp.size + hashSize + 1

  /// `nil` for a file that is damaged, open to others, or about other surroundings.
  init?(_ file: SecretFile, _ surroundings: String, count: Int) {
    guard let content = try? file.read(), content.permissions & 0o077 == 0 else { return nil }
    let end = content.bytes.count - Known.hashSize
    let start = end - count * Known.width
    guard start > 0,
      content.bytes[end...].elementsEqual(LastTexts.hash(Array(content.bytes[..<end])))
    else { return nil }
    let head = String(decoding: content.bytes[..<start], as: UTF8.self).split(separator: "\n")
    guard head.count == 2, head[0] == surroundings[...] else { return nil }
    output = String(head[1])
    texts = (0..<count).map { index in
      let bytes = content.bytes[(start + index * Known.width)...].prefix(Known.width)
      return Text(
        stamp: bytes.prefix(FileStamp.size),
        facade: bytes.dropFirst(FileStamp.size).prefix(Known.hashSize), isPlain: bytes.last == 1)
    }
  }
}
