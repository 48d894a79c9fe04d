import Core

/// The code of a value that `registry.yaml` declares by its name alone.
///
/// It follows from the name and from nothing else, so that it stays what it is when other names come
/// or go: what was published under a code is published for ever.
enum DerivedCode {
  /// Codes that mean something else in every table.
  static let reserved: Set = ["total", "not-stated"]

  /// The letters of the name in ASCII with hyphens between the words; of a long name its beginning and
  /// four characters that tell it apart.
  static func id(of name: String) -> String {
    let letters = romanized(name)
    if !letters.isEmpty, letters.utf8.count <= CodeIndex.longestId, !reserved.contains(letters) {
      return letters
    }
    var beginning = letters.prefix(CodeIndex.longestId - 5)
    while beginning.last == "-" { beginning.removeLast() }
    return (beginning.isEmpty ? "v" : beginning) + "-" + mark(of: name)
  }

  private static func romanized(_ name: String) -> String {
    var id = ""
    var isSeparated = false
    for scalar in name.unicodeScalars {
      guard let letters = scalar.romanized ?? baseLetter(of: scalar) else {
        isSeparated = true
        continue
      }
      if isSeparated, !id.isEmpty, !letters.isEmpty { id += "-" }
      if !letters.isEmpty { isSeparated = false }
      id += letters
    }
    return id
  }

  /// The `e` of `é`, by the name that Unicode gives the letter.
  private static func baseLetter(of scalar: Unicode.Scalar) -> String? {
    let name = scalar.properties.name ?? ""
    guard name.hasPrefix("LATIN "), let word = name.split(separator: " ").dropFirst(3).first,
      word.utf8.count == 1
    else { return nil }
    return word.lowercased()
  }

  /// Twenty bits of FNV-1a over the name as values are compared.
  private static func mark(of name: String) -> String {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in FoldedText(name).description.utf8 {
      hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3
    }
    let letters = Array("abcdefghijkmnpqrstuvwxyz23456789")
    hash ^= hash >> 32
    return String((0..<4).map { letters[Int((hash >> (5 * UInt64($0))) & 31)] })
  }
}
