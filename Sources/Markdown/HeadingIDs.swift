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
  /// Cyrillic follows the BGN/PCGN 1979 romanisation of Kyrgyz, which covers Russian letters too, in
  /// ASCII: а a, б b, в v, г g, д d, е e, ё yo, ж j, з z, и i, й y, к k, л l, м m, н n, ң ng, о o,
  /// ө o, п p, р r, с s, т t, у u, ү u, ф f, х kh, ц ts, ч ch, ш sh, щ shch, ъ and ь nothing, ы y,
  /// э e, ю yu, я ya. Everything else separates words.
  static func transliterated(_ text: String) -> String {
    var id = ""
    var isSeparated = false
    for scalar in text.unicodeScalars {
      guard let letters = latin(scalar) else {
        isSeparated = true
        continue
      }
      if isSeparated, !id.isEmpty, !letters.isEmpty { id += "-" }
      if !letters.isEmpty { isSeparated = false }
      id += letters
    }
    return id.isEmpty ? "section" : id
  }

  /// `nil` for what separates words.
  private static func latin(_ scalar: Unicode.Scalar) -> String? {
    switch scalar.value {
    case 0x61...0x7A, 0x30...0x39: String(scalar)
    case 0x41...0x5A: String(Unicode.Scalar(UInt8(scalar.value) + 0x20))
    case 0x410...0x42F: russian[Int(scalar.value) - 0x410]
    case 0x430...0x44F: russian[Int(scalar.value) - 0x430]
    case 0x401, 0x451: "yo"
    case 0x4A2, 0x4A3: "ng"
    case 0x4E8, 0x4E9: "o"
    case 0x4AE, 0x4AF: "u"
    default: nil
    }
  }

  /// From а to я, without ё.
  private static let russian = [
    "a", "b", "v", "g", "d", "e", "j", "z", "i", "y", "k", "l", "m", "n", "o", "p", "r", "s", "t",
    "u", "f", "kh", "ts", "ch", "sh", "shch", "", "y", "", "e", "yu", "ya",
  ]
}
