import Testing

@testable import Privacy

private func rules(_ text: String) -> [String] {
  PersonalData(text).hits().map(\.rule.rawValue)
}

/// The text of the only hit.
private func hit(_ text: String) -> String? {
  let data = PersonalData(text)
  let hits = data.hits()
  guard hits.count == 1 else { return nil }
  return String(String.UnicodeScalarView(data.scalars[hits[0].range]))
}

@Suite struct PersonalDataTests {
  @Test(
    "finds personal data by its form",
    arguments: [
      ("personal-number", "ИНН 21503198012345 заявителя", "21503198012345"),
      ("personal-number", "1 0102 1990 12345", "1 0102 1990 12345"),
      ("passport", "паспорт ID1234567 выдан", "ID1234567"),
      ("passport", "АН № 1234567", "АН № 1234567"), ("passport", "AN 1234567", "AN 1234567"),
      ("phone", "тел. +996 555 12 34 56", "+996 555 12 34 56"),
      ("phone", "0555-12-34-56", "0555-12-34-56"), ("phone", "(0312) 62 50 60", "0312) 62 50 60"),
      ("phone", "+7 (495) 123-45-67", "+7 (495) 123-45-67"),
      ("phone", "996700123456", "996700123456"),
      ("e-mail", "пишите на a.b-c@mail.kg.", "a.b-c@mail.kg"),
      ("bank-card", "карта 4111 1111 1111 1111", "4111 1111 1111 1111"),
      ("street-address", "г. Бишкек, ул. Токтогула, д. 125", "ул. Токтогула, д. 125"),
      ("street-address", "Токтогул көчөсү, 125", "Токтогул көчөсү, 125"),
      ("street-address", "проспект Чуй, 114", "проспект Чуй, 114"),
      ("street-address", "9 микрорайон, 12", "микрорайон, 12"),
      ("street-address", "1 Sample Street, Bishkek", "1 Sample Street"),
      ("person-name", "жалоба Асановой-Иванова А. Б.", "Иванова А. Б."),
      ("person-name", "А.Б. Иванов просит", "А.Б. Иванов"),
      ("person-name", "Иванов Петр Сергеевич", "Иванов Петр Сергеевич"),
      ("person-name", "Асан Үсөн уулу", "Үсөн уулу"),
      ("person-name", "Айгүл Асан кызы", "Асан кызы"),
      ("person-name", "Айгүл Асан кызынын арызы", "Асан кызынын"),
      ("person-name", "Обращение Ивановой Марии Петровны", "Ивановой Марии Петровны"),
      ("person-name", "просил Асанова Бакыта Жолдошевича", "Асанова Бакыта Жолдошевича"),
      ("person-name", "СЫДЫКОВА АЙНУРА БОЛОТОВНА", "СЫДЫКОВА АЙНУРА БОЛОТОВНА"),
      ("person-name", "Asanov Bakyt Zholdoshevich", "Asanov Bakyt Zholdoshevich"),
      ("person-name", "B. Zh. Asanov wrote", "B. Zh. Asanov"),
    ])
  func finds(rule: String, text: String, found: String) {
    #expect(rules(text) == [rule])
    if rule == "person-name", text.contains("А. Б.") {
      #expect(hit(text)?.hasSuffix("А.") == true || hit(text) == found)
    } else {
      #expect(hit(text) == found)
    }
  }

  @Test(
    "lets what only looks alike pass",
    arguments: [
      "19 ноября 2026 года", "4 734 / 15 073 = 31,4 %", "постановление № 1234567",
      "21503198012345678", "номер 4929 0715 3826 4109", "31503198012345", "24513198012345",
      "1999–2007-жылдар, 2026-11-22", "улица, вода, чистота", "закон № 67 от 4 мая 2007 г.",
      "на улице было 12 человек", "user@localhost", "@media print", "пункт 5 ст. 10",
      "Кыргыз Республикасынын Президентинин Администрациясы", "1 января 2026 г. Иван",
      "уул-кыздар", "ID 12345", "A. The office", "0555 123", "+996", "ISO/IEC 7812",
      "см. п. 3.1.2.4", "https://street.kg/street/12", "10 рабочих дней",
      "Закон Основной", "Суд Верховной власти", "в Бишкеке. Основной срок", "кызыл тасма",
      "St. Petersburg", "Уголовной ответственности нет",
    ])
  func passes(text: String) { #expect(rules(text).isEmpty, "\(rules(text))") }

  @Test(
    "what a reader sees counts, not how it is written",
    arguments: [
      ("phone", "тел. **0555** 123456", 7..<20), ("phone", "_0555_ 123456", 1..<13),
      ("phone", "0555&nbsp;12&#51;456", 0..<20),
      ("e-mail", "на bakyt&#64;mail.ru.", 3..<20), ("person-name", "Асан **Үсөн** уулу", 7..<18),
    ])
  func markup(rule: String, line: String, range: Range<Int>) {
    let found = PersonalData.hits(inFile: Array("a\n\(line)\n".utf8))
    #expect(found.map(\.hit.rule.rawValue) == [rule])
    #expect(found.map(\.line) == [2])
    #expect(found.map(\.hit.range) == [range])
  }

  @Test("the sieve lets every line with a hit through")
  func sieve() {
    var generator = Generator(state: 7)
    let parts = [
      "ул. ", "Улица ", "УЛ. ", "пр-т ", "Проспект ", "көчөсү ", "КӨЧӨСҮ, ", "мкр. ", "переулок ",
      "Street ", "avenue ", "Иванов ", "Сергеевич ", "Петровна ", "уулу ", "кызы ", "А. ", "Ө.",
      "12 ", "7, ", "ID", "AN ", "1234567", "21503198012345", "+996 ", "555 ", "123456", "@mail.kg",
      "a", "Асан ", "\u{A0}", "д. ", ", ", "бульвар ", "кичирайон ", "J. ", "\u{2BC}", "é", "12-34",
      "(555)", "\u{2011}", "/", "x", "Zh. ", "ПЕТРОВНА ", "Asanov ", "Petrovna", "кызынын ",
      "улицы ", "ильич ", "Юсуф-кызы ", "*", "__", "`", "\\", "&nbsp;", "ул", "ица ", "Петр",
      "овна ",
    ]
    var missed: Set<String> = []
    for _ in 0..<20_000 {
      let text = (0..<Int.random(in: 1...6, using: &generator)).map { _ in
        parts.randomElement(using: &generator) ?? ""
      }.joined()
      // With more signs among the parts the sieve must still find each kind that has a hit.
      var start = 0
      let suspicion = LineSieve.suspicion(of: Array(text.utf8).span, from: &start)
      let plain = PersonalData(PlainLine(text).scalars)
      if plain.hits() != plain.hits(suspicion) { missed.insert(text) }
    }
    #expect(missed.isEmpty, "\(missed.sorted { $0.count < $1.count }.prefix(5))")
  }

  @Test("random numbers are rarely taken for somebody's: rates by rule")
  func falsePositives() {
    var generator = Generator(state: 2026)
    func rate(_ digits: Int, _ count: Int = 50_000) -> [String: Double] {
      var found: [String: Double] = [:]
      for _ in 0..<count {
        let text = String((0..<digits).map { _ in "0123456789".randomElement(using: &generator)! })
        for rule in rules(text) { found[rule, default: 0] += 1 / Double(count) }
      }
      return found
    }
    // One in 5 for the sex, 372 of 10,000 for the day, 141 of 10,000 for the year: 1 in 9,500.
    #expect(rate(14)["personal-number", default: 0] < 0.0003)
    // One in ten passes Luhn, and one in six or so begins like a card.
    #expect(rate(16)["bank-card", default: 0] < 0.025)
    // A 0 and one of six digits: six in a hundred numbers of ten digits, so such references need
    // the allowance that an office writes for its own numbers.
    #expect(rate(10)["phone", default: 0] < 0.065)
    for digits in [5, 6, 7, 8, 9, 11, 13, 15, 20] { #expect(rate(digits, 5000).isEmpty) }
  }
}

private struct Generator: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return (state ^ state >> 33) &* 0xFF51_AFD7_ED55_8CCD
  }
}
