import Core
import Testing

@testable import Appeals

/// An office's own export, read with the rules of a `registry.yaml`.
struct MappedRegistry {
  var registry: Registry?
  var diagnostics: [Diagnostic] = []

  var codes: [String] { diagnostics.map(\.code) }
  var report: RegistryReport.Source? { registry?.report.sources.first }

  /// - Parameters:
  ///   - settings: what follows `demonstration: false`.
  ///   - files: the bytes of each file; each is read with the source of its place, the last source
  ///     for those beyond.
  init(
    _ settings: String, _ files: [[UInt8]], pieces: [Int] = [1 << 20],
    repository: Repository
  ) throws {
    let parsed = RegistrySettings.parse(
      "demonstration: false\n" + settings, path: "registry.yaml", reporting: &diagnostics)
    guard let parsed else { return }
    var reader = RegistryReader(
      codes: repository.codes, calendar: repository.calendar, asOf: nil,
      duplicates: parsed.duplicates, faultyRows: parsed.faultyRows)
    for (index, bytes) in files.enumerated() {
      let source = parsed.sources[min(index, parsed.sources.count - 1)]
      reader.begin(source, path: "\(index + 1).csv", reporting: &diagnostics)
      feed(bytes, pieces: pieces) { reader.feed($0) }
    }
    registry = reader.finish(reporting: &diagnostics)
  }

  /// What the rows of the table say, in the words of the code lists.
  func rows(_ codes: AppealCodes) -> [String] {
    guard let table = registry?.table else { return [] }
    return (0..<table.count).map { row in
      let appeal = table[row]
      return [
        appeal.reference, "\(appeal.received)", appeal.registered?.description ?? "-",
        codes.channels[appeal.channel]?.id ?? "-", codes.topics[appeal.topic]?.id ?? "-",
        codes.regions[appeal.region]?.id ?? "-", codes.statuses[appeal.status]?.id ?? "-",
        appeal.closed?.description ?? "-", codes.outcomes[appeal.outcome]?.id ?? "-",
      ].joined(separator: " ")
    }
  }
}

/// Bytes in the encodings of old office systems.
enum EncodedText {
  static func windows1251(_ text: String) -> [UInt8] { singleByte(text, TextEncoding.upper1251) }
  static func latin1(_ text: String) -> [UInt8] { singleByte(text, TextEncoding.upperLatin1) }

  static func utf16(_ text: String, bigEndian: Bool, mark: Bool) -> [UInt8] {
    ((mark ? "\u{FEFF}" : "") + text).utf16.flatMap { unit in
      let pair = [UInt8(unit >> 8), UInt8(unit & 0xFF)]
      return bigEndian ? pair : pair.reversed()
    }
  }

  private static func singleByte(_ text: String, _ upper: [UInt32]) -> [UInt8] {
    text.unicodeScalars.map { scalar in
      if scalar.value < 0x80 { return UInt8(scalar.value) }
      let code = Array(String(scalar).utf8).reversed().reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
      return UInt8(0x80 + upper.firstIndex(of: code)!)
    }
  }
}
