/// Letters of the portal's languages in ASCII, for what becomes part of an address or a code.
extension Unicode.Scalar {
  /// Small Latin letters and digits for a letter of either case; `nil` for what is none.
  ///
  /// Cyrillic follows the BGN/PCGN 1979 romanisation of Kyrgyz, which covers Russian letters too, in
  /// ASCII: а a, б b, в v, г g, д d, е e, ё yo, ж j, з z, и i, й y, к k, л l, м m, н n, ң ng, о o,
  /// ө o, п p, р r, с s, т t, у u, ү u, ф f, х kh, ц ts, ч ch, ш sh, щ shch, ъ and ь nothing, ы y,
  /// э e, ю yu, я ya.
  package var romanized: String? {
    switch value {
    case 0x61...0x7A, 0x30...0x39: String(self)
    case 0x41...0x5A: String(Unicode.Scalar(UInt8(value) + 0x20))
    case 0x410...0x42F: romanizedRussian[Int(value) - 0x410]
    case 0x430...0x44F: romanizedRussian[Int(value) - 0x430]
    case 0x401, 0x451: "yo"
    case 0x4A2, 0x4A3: "ng"
    case 0x4E8, 0x4E9: "o"
    case 0x4AE, 0x4AF: "u"
    default: nil
    }
  }
}

/// From а to я, without ё.
private let romanizedRussian = [
  "a", "b", "v", "g", "d", "e", "j", "z", "i", "y", "k", "l", "m", "n", "o", "p", "r", "s", "t",
  "u", "f", "kh", "ts", "ch", "sh", "shch", "", "y", "", "e", "yu", "ya",
]
