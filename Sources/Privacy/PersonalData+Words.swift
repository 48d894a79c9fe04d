/// Electronic addresses, and the words that the other rules look at.
extension PersonalData {
  func emails() -> [PersonalHit] {
    scalars.indices.compactMap { at in
      guard scalars[at] == "@" else { return nil }
      var start = at
      while start > 0, isMailPart(start - 1) { start -= 1 }
      var end = at + 1
      var lastDot: Int?
      while end < scalars.count, isMailPart(end), scalars[end] != "_" {
        if scalars[end] == "." { lastDot = end }
        end += 1
      }
      if let dot = lastDot, dot == end - 1 {
        end = dot
        lastDot = scalars[at + 1..<end].lastIndex(of: ".")
      }
      guard start < at, let lastDot, lastDot > at + 1, end - lastDot > 2 else { return nil }
      return PersonalHit(rule: .email, range: start..<end)
    }
  }

  private func isMailPart(_ index: Int) -> Bool {
    let scalar = scalars[index]
    return isDigit(index) || (0x61...0x7A).contains(scalar.value | 0x20) || scalar == "."
      || scalar == "-" || scalar == "_" || scalar == "+" || scalar == "%"
  }

  // MARK: - Words

  struct Word {
    let range: Range<Int>
  }

  /// A word in lower case. A text of its own costs more than everything else about a word, so it is
  /// made for the few that are looked at.
  func text(_ word: Word) -> String {
    var text = String.UnicodeScalarView()
    text.append(contentsOf: lower[word.range])
    return String(text)
  }

  /// Runs of letters.
  func words() -> [Word] {
    var words: [Word] = []
    var index = 0
    while index < scalars.count {
      let start = index
      while index < scalars.count, isLetter(index) { index += 1 }
      if index > start { words.append(Word(range: start..<index)) }
      index += 1
    }
    return words
  }
}
