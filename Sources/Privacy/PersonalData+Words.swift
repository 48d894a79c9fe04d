/// Addresses and names: words around numbers, and capital letters.
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

  private struct Word {
    let range: Range<Int>
  }

  /// A word in lower case. A text of its own costs more than everything else about a word, so it is
  /// made for the few that are looked at.
  private func text(_ word: Word) -> String {
    var text = String.UnicodeScalarView()
    text.append(contentsOf: lower[word.range])
    return String(text)
  }

  /// Runs of letters.
  private func words() -> [Word] {
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

  static let streets: Set<String> = [
    "ул", "улица", "улицы", "улице", "көчөсү", "көч", "кочосу", "просп", "проспект", "проспекти",
    "пр", "переулок", "пер", "бульвар", "бульвары", "мкр", "микрорайон", "кичирайон", "street",
    "avenue", "lane", "boulevard",
  ]
  private static let houses: Set<String> = [
    "д", "дом", "үй", "кв", "квартира", "батир", "apartment",
  ]

  /// A street and, within a few words of the same line, the number of a house.
  func addresses() -> [PersonalHit] {
    let words = words()
    return words.compactMap { word in
      guard LineSieve.isStreet(lower[word.range]) else { return nil }
      let text = text(word)
      guard PersonalData.streets.contains(text), !isAfterSlash(word.range.lowerBound) else {
        return nil
      }
      if PersonalData.englishStreets.contains(text),
        let start = houseNumber(before: word.range.lowerBound)
      {
        return PersonalHit(rule: .address, range: start..<word.range.upperBound)
      }
      return houseNumber(after: word.range.upperBound).map { end in
        PersonalHit(rule: .address, range: word.range.lowerBound..<end)
      }
    }
  }

  /// Part of a web address, not of a street.
  private func isAfterSlash(_ start: Int) -> Bool {
    start > 0 && (scalars[start - 1] == "/" || scalars[start - 1] == "-")
  }

  private static let englishStreets: Set<String> = ["street", "avenue", "lane", "boulevard"]

  /// `1 Sample Street`: the number, and capitalised words between.
  private func houseNumber(before end: Int) -> Int? {
    var index = end - 1
    var wordStart = end
    while index >= max(0, end - 30) {
      if isLetter(index) {
        wordStart = index
      } else if isDigit(index) {
        if wordStart == end || scalars[wordStart] == lower[wordStart] { return nil }
        while isDigit(index - 1) { index -= 1 }
        return index
      } else if scalars[index] != " " {
        return nil
      } else if wordStart < end, scalars[wordStart] == lower[wordStart] {
        return nil
      }
      index -= 1
    }
    return nil
  }

  /// A number of at most three digits that is no year, within 40 characters and no end of a sentence.
  private func houseNumber(after start: Int) -> Int? {
    var index = start
    var letters = 0
    while index < min(scalars.count, start + 40) {
      if scalars[index] == "\n" || scalars[index] == ";" || scalars[index] == "|" { return nil }
      if scalars[index] == ".", letters > 3, index > start + 1, !isAbbreviation(endingAt: index) {
        return nil
      }
      if isLetter(index) { letters += 1 }
      if isDigit(index), !isLetter(index - 1) {
        var end = index
        while isDigit(end) { end += 1 }
        let isCount = isCount(after: end)
        if end - index <= 3, !isCount, letters > 0 || scalars[start..<index].contains(",") {
          return end
        }
        if end - index > 3 || isCount { return nil }
        index = end
        continue
      }
      index += 1
    }
    return nil
  }

  private func isAbbreviation(endingAt dot: Int) -> Bool {
    var start = dot
    while start > 0, isLetter(start - 1) { start -= 1 }
    return PersonalData.houses.contains(String(String.UnicodeScalarView(lower[start..<dot])))
      || dot - start <= 2
  }

  /// A number that says how much of something: a percentage, a share, a quantity with its noun.
  private func isCount(after end: Int) -> Bool {
    var next = end
    while next < scalars.count, scalars[next] == " " || scalars[next] == "\u{A0}" { next += 1 }
    guard next < scalars.count else { return false }
    return scalars[next] == "%" || (next > end && isLetter(next) && scalars[next] == lower[next])
  }

  // MARK: - Names

  /// `Surname I. I.`, `I. I. Surname`, and words around a patronymic.
  func names() -> [PersonalHit] {
    let words = words()
    var hits: [PersonalHit] = []
    for (place, word) in words.enumerated() {
      if let hit = withInitials(place, words) {
        hits.append(hit)
      } else if place > 0, startsWithCapital(words[place - 1]), isPatronymic(word),
        areOneSpaceApart(words[place - 1], word)
      {
        hits.append(
          PersonalHit(
            rule: .name, range: words[place - 1].range.lowerBound..<word.range.upperBound))
      }
    }
    return hits
  }

  private func startsWithCapital(_ word: Word) -> Bool {
    let start = word.range.lowerBound
    return word.range.count > 1 && scalars[start] != lower[start]
  }

  private func areOneSpaceApart(_ one: Word, _ next: Word) -> Bool {
    let end = one.range.upperBound
    return end + 1 == next.range.lowerBound && (scalars[end] == " " || scalars[end] == "\u{A0}")
  }

  private func isCapitalised(_ word: Word) -> Bool {
    let start = word.range.lowerBound
    return word.range.count > 1 && scalars[start] != lower[start]
      && (word.range.count < 2 || scalars[start + 1] == lower[start + 1])
  }

  private func isInitial(_ word: Word) -> Bool {
    let end = word.range.upperBound
    // Zh. and Yu. stand for one letter.
    return word.range.count <= 2 && scalars[word.range.lowerBound] != lower[word.range.lowerBound]
      && (word.range.count == 1 || PersonalData.twoLetterInitials.contains(text(word)))
      && end < scalars.count && scalars[end] == "."
  }

  private static let twoLetterInitials: Set<String> = [
    "zh", "kh", "ch", "sh", "ts", "yu", "ya", "yo", "ye",
  ]

  private func areNeighbours(_ one: Word, _ next: Word) -> Bool {
    let between = scalars[one.range.upperBound..<next.range.lowerBound]
    return between.count <= 2 && between.allSatisfy { $0 == " " || $0 == "." || $0 == "\u{A0}" }
  }

  private func withInitials(_ place: Int, _ words: [Word]) -> PersonalHit? {
    let word = words[place]
    guard isCapitalised(word) || (word.range.count > 4 && startsWithCapital(word)),
      word.range.count > 2, looksLikeSurname(text(word))
    else {
      return nil
    }
    if place + 1 < words.count, isInitial(words[place + 1]), areNeighbours(word, words[place + 1]),
      scalars[word.range.upperBound] != "."
    {
      return PersonalHit(
        rule: .name, range: word.range.lowerBound..<words[place + 1].range.upperBound + 1)
    }
    if place > 0, isInitial(words[place - 1]), areNeighbours(words[place - 1], word) {
      let first =
        place > 1 && isInitial(words[place - 2])
          && areNeighbours(words[place - 2], words[place - 1])
        ? words[place - 2] : words[place - 1]
      return PersonalHit(rule: .name, range: first.range.lowerBound..<word.range.upperBound)
    }
    return nil
  }

  /// Endings of surnames in Russian and Kyrgyz spelling, and in their Latin transcription.
  private func looksLikeSurname(_ text: String) -> Bool {
    let endings = [
      "ов", "ова", "ев", "ева", "ин", "ина", "ын", "ына", "ский", "ская", "ко", "юк", "ук", "енко",
      "бек", "бай", "ич", "ян", "дзе", "ли", "уулу", "кызы", "ov", "ova", "ev", "eva",
      "in", "ina", "bek", "bay", "sky",
    ]
    return endings.contains { text.hasSuffix($0) }
  }

  /// A patronymic in any case of Russian, in Latin letters, or `уулу` and `кызы` with their endings.
  private func isPatronymic(_ word: Word) -> Bool {
    let text = text(word)
    if Patronymics.kyrgyz.contains(text) { return true }
    return startsWithCapital(word) && word.range.count > 5
      && Patronymics.endings.contains { text.hasSuffix($0) }
      && !Patronymics.adjectives.contains { text.hasPrefix($0) }
  }
}
