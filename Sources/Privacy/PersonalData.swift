/// What identifies a person, by the form in which it is written.
package enum PersonalRule: String, CaseIterable, Hashable, Sendable {
  /// The personal identification number of Kyrgyzstan: 14 digits, of which the first is the sex, the
  /// next eight the day of birth (DDMMYYYY) and the rest a serial number.
  case personalNumber = "personal-number"
  /// Passport of a citizen: series ID or AN and seven digits.
  case passport
  /// A telephone number: +996 or 0 and nine digits, or + and 10 to 14 digits.
  case phone
  case email = "e-mail"
  /// A payment card: 16 digits that pass the Luhn check (ISO/IEC 7812) and begin like those of
  /// Elcard, Visa, Mastercard or Mir.
  case bankCard = "bank-card"
  /// A house in a street.
  case address = "street-address"
  /// A surname with initials, or a name with a patronymic.
  case name = "person-name"
}

/// One place in a text that looks like somebody.
package struct PersonalHit: Hashable, Sendable {
  package let rule: PersonalRule
  /// Offset of its first and behind its last Unicode scalar.
  package let range: Range<Int>
}

/// Finds in a text what must not be published about a person: by form alone, so the caller says where
/// a find is allowed. A hit says where and which rule, and carries no text.
package struct PersonalData: Sendable {
  let scalars: [Unicode.Scalar]
  /// The same with Latin letters in lower case and Cyrillic ones too, place by place.
  let lower: [Unicode.Scalar]

  package init(_ text: some StringProtocol) {
    self.init(Array(text.unicodeScalars))
  }

  init(_ scalars: [Unicode.Scalar]) {
    self.scalars = scalars
    lower = scalars.map { Unicode.Scalar(PersonalData.lowered($0.value)) ?? $0 }
  }

  /// The hits of each line of a file, with its line from 1 and what a reader sees there, in order.
  package static func hits(inFile bytes: [UInt8]) -> [(line: Int, hit: PersonalHit, text: String)] {
    var found: [(Int, PersonalHit, String)] = []
    var (line, counted, next) = (1, 0, 0)
    while let place = BlockSieve.firstSuspicion(in: bytes, from: next) {
      let start = bytes[next..<place].lastIndex(of: 0x0A).map { $0 + 1 } ?? next
      next = start
      let suspicion = LineSieve.suspicion(of: bytes.span, from: &next)
      if !suspicion.isEmpty {
        line += bytes[counted..<start].count { $0 == 0x0A }
        counted = start
        let plain = PlainLine(String(decoding: bytes[start..<next], as: UTF8.self))
        for hit in PersonalData(plain.scalars).hits(suspicion) {
          found.append((line, plain.original(hit), plain.text(of: hit)))
        }
      }
      next += 1
    }
    return found
  }

  /// Whether a text is all somebody's number, mail or name: for values of a registry.
  package static func rule(ofValue text: some StringProtocol) -> PersonalRule? {
    PersonalData(text).hits().first?.rule
  }

  /// Letters of the three languages; the tables of Unicode would cost ten times as much.
  static func lowered(_ scalar: UInt32) -> UInt32 {
    switch scalar {
    case 0x41...0x5A, 0x410...0x42F, 0xC0...0xD6, 0xD8...0xDE: scalar + 0x20
    case 0x400...0x40F: scalar + 0x50
    case 0x490...0x4FF: scalar | 1
    default: scalar
    }
  }

  static func isLetter(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x41...0x5A, 0x61...0x7A, 0xC0...0x24F, 0x370...0x52F: true
    default: false
    }
  }

  /// All hits in order; of two that overlap the earlier, of two at one place the longer.
  package func hits() -> [PersonalHit] { hits(.all) }

  /// - Parameter suspicion: what the text may hold; nothing else is looked for.
  func hits(_ suspicion: LineSieve.Suspicion) -> [PersonalHit] {
    var found = suspicion.contains(.numbers) ? numbers() : []
    if suspicion.contains(.emails) { found += emails() }
    if suspicion.contains(.addresses) { found += addresses() }
    if suspicion.contains(.names) { found += names() }
    found.sort { ($0.range.lowerBound, -$0.range.count) < ($1.range.lowerBound, -$1.range.count) }
    var result: [PersonalHit] = []
    for hit in found where hit.range.lowerBound >= result.last?.range.upperBound ?? 0 {
      result.append(hit)
    }
    return result
  }

  func isDigit(_ index: Int) -> Bool {
    index >= 0 && index < scalars.count && (0x30...0x39).contains(scalars[index].value)
  }

  func isLetter(_ index: Int) -> Bool {
    index >= 0 && index < scalars.count && PersonalData.isLetter(scalars[index].value)
  }
}
