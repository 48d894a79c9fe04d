/// Numbers: each run of digits with the separators that people put in between is looked at once.
extension PersonalData {
  /// Digits with single separators between them.
  private struct Run {
    var start: Int
    var end: Int
    var digits: [UInt8]
    var hasPlus: Bool
  }

  func numbers() -> [PersonalHit] {
    var hits: [PersonalHit] = []
    var index = 0
    while index < scalars.count {
      guard isDigit(index), !isDigit(index - 1) else {
        index += 1
        continue
      }
      let run = run(from: index)
      if let hit = passport(run) ?? rule(of: run).map({ hit($0, run) }) { hits.append(hit) }
      index = run.end
    }
    return hits
  }

  private func run(from start: Int) -> Run {
    var run = Run(start: start, end: start, digits: [], hasPlus: false)
    var index = start
    while index < scalars.count {
      if isDigit(index) {
        run.digits.append(UInt8(scalars[index].value - 0x30))
        run.end = index + 1
        index += 1
      } else if let next = digit(afterSeparatorAt: index) {
        index = next
      } else {
        break
      }
    }
    var before = start - 1
    if before >= 0, scalars[before] == "(" { before -= 1 }
    run.hasPlus = before >= 0 && scalars[before] == "+"
    if run.hasPlus { run.start = before }
    return run
  }

  /// A space, hyphen, dot or bracket, at most three of them, with a digit behind.
  private func digit(afterSeparatorAt index: Int) -> Int? {
    var next = index
    while next < scalars.count, next - index < 3, PersonalData.separators.contains(scalars[next]) {
      next += 1
    }
    return next > index && isDigit(next) ? next : nil
  }

  private static let separators: Set<Unicode.Scalar> = [
    " ", "\u{A0}", "\u{202F}", "-", "\u{2010}", "\u{2011}", "\u{2013}", "(", ")",
  ]

  private func hit(_ rule: PersonalRule, _ run: Run) -> PersonalHit {
    PersonalHit(rule: rule, range: run.start..<run.end)
  }

  private func rule(of run: Run) -> PersonalRule? {
    let digits = run.digits
    if isLetter(run.start - 1) { return nil }
    if digits.count == 14, PersonalData.isPersonalNumber(digits) { return .personalNumber }
    if digits.count == 16, PersonalData.isCard(digits) { return .bankCard }
    if run.hasPlus, (10...14).contains(digits.count) { return .phone }
    if digits.count == 12, digits.starts(with: [9, 9, 6]) { return .phone }
    if digits.count == 10, digits[0] == 0, PersonalData.firstDigits.contains(digits[1]) {
      return .phone
    }
    return nil
  }

  /// Of codes of mobile networks and regions.
  private static let firstDigits: Set<UInt8> = [2, 3, 5, 7, 8, 9]

  static func isPersonalNumber(_ digits: [UInt8]) -> Bool {
    let number = { (range: Range<Int>) in digits[range].reduce(0) { $0 * 10 + Int($1) } }
    let (day, month, year) = (number(1..<3), number(3..<5), number(5..<9))
    return (1...2).contains(digits[0]) && (1...31).contains(day) && (1...12).contains(month)
      && (1900...2040).contains(year)
  }

  static func isCard(_ digits: [UInt8]) -> Bool {
    let four = digits.prefix(4).reduce(0) { $0 * 10 + Int($1) }
    let isIssued =
      four == 9417 || (2200...2204).contains(four) || (2221...2720).contains(four)
      || (4000...4999).contains(four) || (5100...5599).contains(four)
    var sum = 0
    for (place, digit) in digits.reversed().enumerated() {
      let value = place % 2 == 1 ? Int(digit) * 2 : Int(digit)
      sum += value > 9 ? value - 9 : value
    }
    return isIssued && sum % 10 == 0
  }

  /// Seven digits with the series before them, which may be typed in Cyrillic.
  private func passport(_ run: Run) -> PersonalHit? {
    guard run.digits.count == 7 else { return nil }
    var index = run.start - 1
    while index >= 0, scalars[index] == " " || scalars[index] == "№" || scalars[index] == "\u{A0}" {
      index -= 1
    }
    guard index >= 1, !isLetter(index - 2) else { return nil }
    let series = String(String.UnicodeScalarView([scalars[index - 1], scalars[index]]))
    guard PersonalData.series.contains(series) else { return nil }
    return PersonalHit(rule: .passport, range: index - 1..<run.end)
  }

  private static let series: Set<String> = ["ID", "AN", "АН", "AН", "АN", "ІD"]
}
