/// Names of persons: initials, patronymics, first names beside surnames.
extension PersonalData {
  // MARK: - Names

  /// `Surname I. I.`, `I. I. Surname`, and words around a patronymic.
  func names() -> [PersonalHit] {
    let words = words()
    var hits: [PersonalHit] = []
    for (place, word) in words.enumerated() {
      if let hit = withInitials(place, words) ?? withFirstName(place, words)
        ?? abbreviated(place, words)
      {
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
    guard isCapitalised(word) || (word.range.count > 4 && startsWithCapital(word)) else {
      return nil
    }
    // Two initials say that a name stands beside them, whatever it looks like.
    let hasTwo =
      place + 2 < words.count && isInitial(words[place + 1]) && isInitial(words[place + 2])
      && areNeighbours(words[place + 1], words[place + 2]) && isCapitalised(word)
      && !isCompany(words[place + 1], words[place + 2])
    guard hasTwo || (word.range.count > 2 && Surnames.isLikely(lower[word.range])) else {
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

  /// `S.A.` and its like behind the name of a company.
  private func isCompany(_ one: Word, _ two: Word) -> Bool {
    ["sa", "ao", "sl", "nv", "us", "ао", "оо", "зао"].contains(text(one) + text(two))
  }

  /// A first name beside a word that can hardly be anything but a surname.
  private func withFirstName(_ place: Int, _ words: [Word]) -> PersonalHit? {
    guard place + 1 < words.count else { return nil }
    let (one, two) = (words[place], words[place + 1])
    guard startsWithCapital(one), startsWithCapital(two), areOneSpaceApart(one, two),
      isFirstName(one) && Surnames.isCertain(lower[two.range])
        || isFirstName(two) && Surnames.isCertain(lower[one.range])
    else { return nil }
    let hasPatronymic =
      place + 2 < words.count && isPatronymic(words[place + 2])
      && areOneSpaceApart(two, words[place + 2])
    let last = hasPatronymic ? words[place + 2] : two
    return PersonalHit(rule: .name, range: one.range.lowerBound..<last.range.upperBound)
  }

  private func isFirstName(_ word: Word) -> Bool {
    LineSieve.mayBeName(lower[word.range]) && FirstNames.contains(text(word))
  }

  /// `Асан у. Бакыт`, `Жолдош к. А.`: уулу and кызы cut short.
  private func abbreviated(_ place: Int, _ words: [Word]) -> PersonalHit? {
    guard place > 0, place + 1 < words.count, words[place].range.count == 1,
      ["у", "к"].contains(text(words[place])),
      scalars[words[place].range.lowerBound] == lower[words[place].range.lowerBound],
      startsWithCapital(words[place - 1]), areOneSpaceApart(words[place - 1], words[place]),
      areNeighbours(words[place], words[place + 1]),
      scalars[words[place].range.upperBound] == ".",
      startsWithCapital(words[place + 1]) || isInitial(words[place + 1])
    else { return nil }
    return PersonalHit(
      rule: .name,
      range: words[place - 1].range.lowerBound..<words[place + 1].range.upperBound)
  }

  /// A patronymic in any case of Russian, in Latin letters, or `уулу` and `кызы` with their endings.
  private func isPatronymic(_ word: Word) -> Bool {
    guard LineSieve.mayBePatronymic(lower[word.range]) else { return false }
    let text = text(word)
    if Patronymics.kyrgyz.contains(text) { return true }
    return startsWithCapital(word) && word.range.count > 5
      && Patronymics.endings.contains { text.hasSuffix($0) }
      && !Patronymics.adjectives.contains { text.hasPrefix($0) }
  }
}
