import Core

extension Language {
  /// Whether `left` comes before `right` in the alphabet of the language.
  ///
  /// Kyrgyz: …Е Ё Ж… Н Ң О Ө П… У Ү Ф… with Ё a letter of its own; Cyrillic before Latin in Kyrgyz
  /// and Russian, after it in English. Case decides only between otherwise equal texts, small first.
  /// Code-point order would put Ё first and Ң, Ө, Ү last.
  package func precedes(_ left: String, _ right: String) -> Bool {
    let leftKeys = left.map(sortKey).filter { $0.weight != ignorable }
    let rightKeys = right.map(sortKey).filter { $0.weight != ignorable }
    for level in [\SortKey.weight, \.accent, \.capital] {
      let leftLevel = leftKeys.map { $0[keyPath: level] }
      let rightLevel = rightKeys.map { $0[keyPath: level] }
      if leftLevel != rightLevel { return leftLevel.lexicographicallyPrecedes(rightLevel) }
    }
    return left.utf8.lexicographicallyPrecedes(right.utf8)
  }

  private func sortKey(_ character: Character) -> SortKey {
    let lower = character.lowercased().first ?? character
    let capital: UInt32 = lower == character ? 0 : 1
    let base = base(lower)
    return SortKey(
      weight: weight(base), accent: base == lower ? 0 : 1, capital: capital)
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

/// What decides, in this order: the letters, then their accents, then capitals.
private struct SortKey {
  let weight: UInt32
  let accent: UInt32
  let capital: UInt32
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
