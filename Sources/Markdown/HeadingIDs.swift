import Core

/// Makes the ids of headings: unique within a page, and the same for the same headings.
struct HeadingIDs {
  /// By which heading of the page.
  private var taken: [String: Int]
  /// The last number given to a base, so that many equal headings stay cheap.
  private var lastNumbers: [String: Int] = [:]

  init(count: Int) { taken = Dictionary(minimumCapacity: count) }

  /// Keeps an id for the heading whose author chose it; the heading that has it, if one does.
  mutating func reserve(_ id: String, for heading: Int) -> Int? {
    let other = taken[id]
    if other == nil { taken[id] = heading }
    return other
  }

  /// The letters of a heading, with `-2`, `-3` … when they are taken.
  mutating func id(for text: String, of heading: Int) -> String {
    let base = HeadingIDs.transliterated(text)
    if reserve(base, for: heading) == nil { return base }
    var number = lastNumbers[base] ?? 1
    var id = base
    repeat {
      number += 1
      id = "\(base)-\(number)"
    } while reserve(id, for: heading) != nil
    lastNumbers[base] = number
    return id
  }

  /// Whether an author's id is of the form `a-z`, then `a-z0-9`, with single hyphens between.
  static func isWellFormed(_ id: ArraySlice<UInt8>) -> Bool {
    guard let first = id.first, (0x61...0x7A).contains(first), id.last != UInt8(ascii: "-") else {
      return false
    }
    var previous: UInt8 = 0
    for byte in id {
      switch byte {
      case 0x61...0x7A, 0x30...0x39: break
      case UInt8(ascii: "-") where previous != UInt8(ascii: "-"): break
      default: return false
      }
      previous = byte
    }
    return true
  }

  /// Small Latin letters, digits and hyphens for a heading in any of the languages; `section` for one
  /// without a letter of theirs.
  ///
  /// What `Unicode.Scalar.romanized` does not know separates words.
  static func transliterated(_ text: String) -> String {
    var id = ""
    var isSeparated = false
    for scalar in text.unicodeScalars {
      guard let letters = scalar.romanized else {
        isSeparated = true
        continue
      }
      if isSeparated, !id.isEmpty, !letters.isEmpty { id += "-" }
      if !letters.isEmpty { isSeparated = false }
      id += letters
    }
    return id.isEmpty ? "section" : id
  }
}
