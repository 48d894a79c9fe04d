/// Houses in streets, in the ways in which people of here write them.
extension PersonalData {
  /// A street or a quarter with the number of a house; a settlement with a street; a house with a flat.
  func addresses() -> [PersonalHit] {
    let words = words()
    var hits: [PersonalHit] = []
    for place in words.indices {
      guard let range = street(place, words) ?? flat(place, words) else { continue }
      hits.append(PersonalHit(rule: .address, range: range))
    }
    return hits
  }

  // MARK: - Streets

  private func street(_ place: Int, _ words: [Word]) -> Range<Int>? {
    guard let (text, end) = streetWord(place, words) else { return nil }
    let word = words[place]
    if isPartOfAddressOnline(word.range.lowerBound) { return nil }
    if StreetWords.english.contains(text) {
      if let start = houseNumber(before: word.range.lowerBound) {
        return start..<word.range.upperBound
      }
      return numberBehindName(place, words, end, farthest: 3)
    }
    if let range = numberBehindName(place, words, end, farthest: 4) { return range }
    if let number = houseNumber(after: end, isShort: StreetWords.short.contains(text)) {
      return word.range.lowerBound..<number
    }
    return settlement(before: place, words, text, end) ?? house(before: place, words)
  }

  /// The word for a street in lower case and the end of what it is written with.
  private func streetWord(_ place: Int, _ words: [Word]) -> (text: String, end: Int)? {
    let word = words[place]
    if word.range.count <= 2, let (text, end) = pair(place, words) { return (text, end) }
    guard LineSieve.mayBeStreet(lower[word.range]) else { return nil }
    let text = text(word)
    // `Аламүдүн-1 кичи району`
    if text == "кичи", place + 1 < words.count, self.text(words[place + 1]).hasPrefix("район") {
      return (text, words[place + 1].range.upperBound)
    }
    return StreetWords.isStreet(text) ? (text, word.range.upperBound) : nil
  }

  /// `ж/м`, `б-р`, `пр-т`
  private func pair(_ place: Int, _ words: [Word]) -> (text: String, end: Int)? {
    let word = words[place]
    guard place + 1 < words.count, let pair = StreetWords.pairs[text(word)],
      scalars[word.range.upperBound] == pair.mark,
      words[place + 1].range.lowerBound == word.range.upperBound + 1,
      text(words[place + 1]) == pair.second
    else { return nil }
    return (text(word), words[place + 1].range.upperBound)
  }

  /// Part of a web address, not of a street.
  private func isPartOfAddressOnline(_ start: Int) -> Bool {
    start > 0 && (scalars[start - 1] == "/" || scalars[start - 1] == "-")
  }

  /// `Токтогул көчөсү 125-үй`, `Chui Ave, 114`: a name, the word, and at once the number.
  private func numberBehindName(
    _ place: Int, _ words: [Word], _ end: Int, farthest: Int
  ) -> Range<Int>? {
    let text = text(words[place])
    guard StreetWords.followsName(text), place > 0,
      hasCapital(words[place - 1]) || isOrdinal(place, words),
      words[place].range.lowerBound - words[place - 1].range.upperBound <= 4
    else { return nil }
    var index = end
    while index < min(scalars.count, end + farthest), !isDigit(index) {
      if isLetter(index) { return nil }
      index += 1
    }
    guard let number = number(at: index) else { return nil }
    // `Cross Street 1` and `Cross Street 2` are the names of two columns.
    if StreetWords.english.contains(text), number - index < 2 { return nil }
    return words[place - 1].range.lowerBound..<number
  }

  /// `3-көчө`
  private func isOrdinal(_ place: Int, _ words: [Word]) -> Bool {
    let start = words[place].range.lowerBound
    return start > 1 && scalars[start - 1] == "-" && isDigit(start - 2)
  }

  /// The end of a number of at most three digits that is no count of something and no year.
  private func number(at start: Int) -> Int? {
    guard isDigit(start), !isDigit(start - 1) else { return nil }
    var end = start
    while isDigit(end) { end += 1 }
    return end - start > 3 || isCount(after: end) ? nil : end
  }

  /// A number within 40 characters, with nothing but names and words for houses before it.
  private func houseNumber(after start: Int, isShort: Bool) -> Int? {
    var (index, letters, smallWords) = (start, 0, 0)
    while index < min(scalars.count, start + 40) {
      let scalar = scalars[index]
      if scalar == "\n" || scalar == ";" || scalar == "|" || scalar == ":" { return nil }
      if scalar == ".", letters > 3, index > start + 1, !isAbbreviation(endingAt: index) {
        return nil
      }
      if isLetter(index) {
        let end = wordEnd(index)
        letters += end - index
        if !isFit(index..<end) {
          smallWords += 1
          if smallWords > (isShort ? 1 : 0) { return nil }
        }
        index = end
      } else if isDigit(index) {
        if let number = number(at: index), letters > 0 || scalars[start..<index].contains(",") {
          return number
        }
        let end = digitsEnd(index)
        if end - index > 3 || isCount(after: end) { return nil }
        index = end
      } else {
        index += 1
      }
    }
    return nil
  }

  /// A name, or a word that belongs to an address.
  private func isFit(_ range: Range<Int>) -> Bool {
    if scalars[range.lowerBound] != lower[range.lowerBound] { return true }
    // The letter of `12а` and the ending of `8-й`.
    if range.lowerBound > 0, isDigit(range.lowerBound - 1) { return true }
    return StreetWords.between.contains(text(Word(range: range)))
  }

  private func wordEnd(_ start: Int) -> Int {
    var end = start
    while isLetter(end) { end += 1 }
    return end
  }

  private func digitsEnd(_ start: Int) -> Int {
    var end = start
    while isDigit(end) { end += 1 }
    return end
  }

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

  private func isAbbreviation(endingAt dot: Int) -> Bool {
    var start = dot
    while start > 0, isLetter(start - 1) { start -= 1 }
    return dot - start <= 2
      || StreetWords.between.contains(String(String.UnicodeScalarView(lower[start..<dot])))
  }

  /// A number that says how much of something: a percentage, a share, a quantity with its noun.
  private func isCount(after end: Int) -> Bool {
    var next = end
    while next < scalars.count, scalars[next] == " " || scalars[next] == "\u{A0}" { next += 1 }
    guard next < scalars.count else { return false }
    if scalars[next] == "%" { return true }
    guard next > end, isLetter(next), scalars[next] == lower[next] else { return false }
    return !StreetWords.between.contains(text(Word(range: next..<wordEnd(next))))
  }

  // MARK: - Settlements

  /// `с. Кара-Суу, ул. Ленина`: in a village the street is enough.
  private func settlement(
    before place: Int, _ words: [Word], _ text: String, _ end: Int
  ) -> Range<Int>? {
    let follows = StreetWords.followsName(text)
    let name = follows ? place - 1 : place + 1
    guard words.indices.contains(name), hasCapital(words[name]),
      follows
        ? words[place].range.lowerBound - words[name].range.upperBound <= 2
        : words[name].range.lowerBound - end <= 3
    else { return nil }
    let last = min(place, name)
    for index in stride(from: last - 1, through: max(0, last - 6), by: -1) {
      let word = self.text(words[index])
      let isBefore =
        StreetWords.settlements.contains(word) && index + 1 < last && hasCapital(words[index + 1])
        && words[index + 1].range.lowerBound - words[index].range.upperBound <= 3
      let isBehind =
        StreetWords.settlementsBehind.contains(word) && index > 0 && hasCapital(words[index - 1])
      if isBefore || isBehind {
        let start = words[isBehind ? index - 1 : index].range.lowerBound
        return start..<max(end, words[name].range.upperBound)
      }
    }
    return nil
  }

  /// `У дома 22 по ул. Кольбаева`
  private func house(before place: Int, _ words: [Word]) -> Range<Int>? {
    guard place + 1 < words.count, hasCapital(words[place + 1]) else { return nil }
    for index in stride(from: place - 1, through: max(0, place - 2), by: -1) {
      guard StreetWords.houses.contains(text(words[index])),
        let number = numberBeside(words[index].range.upperBound, mayCount: true)
      else { continue }
      return words[index].range.lowerBound..<max(number, words[place + 1].range.upperBound)
    }
    return nil
  }

  // MARK: - Houses and flats

  /// `д. 5, кв. 7` and `15-үй, 32-батир`: a house and a flat leave little room for doubt.
  private func flat(_ place: Int, _ words: [Word]) -> Range<Int>? {
    guard LineSieve.mayBeStreet(lower[words[place].range]), isNumbered(place, words, .flat) else {
      return nil
    }
    for index in max(0, place - 2)..<min(words.count, place + 3)
    where index != place && isNumbered(index, words, .house) {
      let (one, two) = (words[index].range, words[place].range)
      if abs(one.lowerBound - two.lowerBound) > 25 { continue }
      return min(one.lowerBound, two.lowerBound)..<max(one.upperBound, two.upperBound)
    }
    return nil
  }

  private enum Part { case house, flat }

  /// A word for a house or a flat with its number after it, or before it with a hyphen.
  private func isNumbered(_ place: Int, _ words: [Word], _ part: Part) -> Bool {
    let (word, text) = (words[place], text(words[place]))
    let start = word.range.lowerBound
    if text.hasPrefix(StreetWords.numbered[part == .house ? 0 : 1]) {
      return start > 1 && scalars[start - 1] == "-" && isDigit(start - 2)
    }
    let known = part == .house ? StreetWords.houses : StreetWords.flats
    return known.contains(text) && numberBeside(word.range.upperBound) != nil
  }

  /// The end of a number that stands right behind, but for a point, a space and a number sign.
  ///
  /// - Parameter mayCount: whether a word in small letters may follow, which goes on about the house.
  private func numberBeside(_ end: Int, mayCount: Bool = false) -> Int? {
    var index = end
    while index < min(scalars.count, end + 4), !isDigit(index) {
      if isLetter(index) || scalars[index] == "," { return nil }
      index += 1
    }
    if mayCount, isDigit(index), digitsEnd(index) - index <= 3 { return digitsEnd(index) }
    return number(at: index)
  }

  private func hasCapital(_ word: Word) -> Bool {
    let start = word.range.lowerBound
    return word.range.count > 1 && scalars[start] != lower[start]
  }
}
