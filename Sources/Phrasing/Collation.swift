import Core

extension Language {
  /// Elements in the order of their names in the alphabet of the language.
  ///
  /// Kyrgyz: …Е Ё Ж… Н Ң О Ө П… У Ү Ф… with Ё a letter of its own; Cyrillic before Latin in Kyrgyz
  /// and Russian, after it in English. Case decides only between otherwise equal texts, small first.
  /// Code-point order would put Ё first and Ң, Ө, Ү last.
  package func sorted<Element>(
    _ elements: [Element], by name: (Element) -> String
  ) -> [Element] {
    elements.map { (collationKey(name($0)), $0) }.sorted { $0.0 < $1.0 }.map(\.1)
  }

  /// Made once for each text of a list, which is compared a dozen times.
  func collationKey(_ text: String) -> CollationKey {
    var key = CollationKey(text: text)
    for character in text {
      let lower = character.lowercased().first ?? character
      let base = base(lower)
      let weight = weight(base)
      if weight == ignorable { continue }
      key.weights.append(weight)
      key.accents.append(base == lower ? 0 : 1)
      key.capitals.append(lower == character ? 0 : 1)
    }
    return key
  }

  /// The letter a letter is filed with. Ё goes with Е but in Kyrgyz, where it is one of its own.
  private func base(_ lower: Character) -> Character {
    if lower == "ё", self != .ky { return "е" }
    return latinBases[lower] ?? lower
  }

  private func weight(_ lower: Character) -> UInt32 {
    if let position = cyrillic[lower] { return (self == .en ? 0x40_0000 : 0x20_0000) + position }
    let code = lower.unicodeScalars.first?.value ?? 0
    if lower.isLetter { return 0x30_0000 + code }
    if lower.isNumber { return 0x10_0000 + code }
    return lower.isWhitespace ? 1 : ignorable
  }
}

/// What decides, in this order: the letters, then their accents, then capitals, then all signs.
struct CollationKey: Comparable {
  let text: String
  fileprivate(set) var weights: [UInt32] = []
  fileprivate(set) var accents: [UInt8] = []
  fileprivate(set) var capitals: [UInt8] = []

  fileprivate init(text: String) { self.text = text }

  static func < (left: CollationKey, right: CollationKey) -> Bool {
    if left.weights != right.weights {
      return left.weights.lexicographicallyPrecedes(right.weights)
    }
    if left.accents != right.accents {
      return left.accents.lexicographicallyPrecedes(right.accents)
    }
    if left.capitals != right.capitals {
      return left.capitals.lexicographicallyPrecedes(right.capitals)
    }
    return left.text.utf8.lexicographicallyPrecedes(right.text.utf8)
  }
}

/// Punctuation does not take part in the order of words.
private let ignorable: UInt32 = 0

/// The Kyrgyz alphabet; the Russian one is a part of it in the same order. Keyed by characters, so
/// that a letter is found in each of its normalisation forms.
private let cyrillic: [Character: UInt32] = {
  var positions: [Character: UInt32] = [:]
  for (index, letter) in "абвгдеёжзийклмнңоөпрстуүфхцчшщъыьэюя".enumerated() {
    positions[letter] = UInt32(index)
  }
  return positions
}()

/// Latin letters with accents are filed with those without (Chüy).
private let latinBases = [Character: Character](
  uniqueKeysWithValues: zip(
    "àáâãäåçèéêëğìíîïñòóôõöşùúûüýÿžš", "aaaaaaceeeegiiiinooooosuuuuyyzs"))
