import Core

/// How the cells of one column become numbers of a code list, or 0 and 1 for an answer.
struct CodedCell: Sendable {
  /// Among the fields of a row; -1 when the export has no such column.
  var position = -1
  var index: ValueIndex
  /// What an empty cell stands for; `nil`: it is a fault.
  var empty: Int?
  var unmapped: ColumnRule.Unmapped
  /// What a value without a mapping becomes, if it may become anything.
  let notStated: Int
  /// Of rows whose cell is empty or absent, by whether there is a closing date.
  var whenOpen: Int?
  var whenClosed: Int?
}

extension CodedCell {
  /// What a column without a rule holds: nothing is stated in any row.
  static func absent(notStated: Int) -> CodedCell {
    CodedCell(
      index: ValueIndex([:]), empty: notStated, unmapped: .notStated, notStated: notStated)
  }

  /// Reports `source.code` for a code that the list lacks, and `source.value-twice` for a spelling
  /// that stands for two.
  init(
    _ rule: ColumnRule, _ column: AppealColumn, list: CodeList?,
    reporting diagnostics: inout [Diagnostic]
  ) {
    var meanings = Meanings(list: list)
    for spellings in rule.values {
      guard let number = meanings.number(of: spellings.code, spellings.location, &diagnostics)
      else { continue }
      for text in spellings.texts {
        meanings.add(text, number, spellings.location, &diagnostics)
      }
    }
    meanings.addOwnNames()
    func number(_ code: String?) -> Int? {
      code.flatMap { meanings.number(of: $0, rule.location, &diagnostics) }
    }
    notStated = list?.emptyNumber ?? CodedCell.noAnswer
    let constant = number(rule.constant)
    let isRequired = column.isRequired && rule.unmapped == .stop && list?.emptyNumber == 0
    empty = constant ?? number(rule.fallback) ?? (isRequired ? nil : notStated)
    unmapped = rule.unmapped
    whenOpen = number(rule.whenOpen)
    whenClosed = number(rule.whenClosed)
    index = ValueIndex(meanings.known, others: number(rule.others))
  }

  /// An answer that is not stated; answers are 0 and 1.
  static let noAnswer = 2

  /// The nearest value that has a meaning is not kept in the index; it is asked of the rule again.
  static func knownNames(_ rule: ColumnRule?, list: CodeList?) -> [String] {
    let names = list.map { $0.codes.flatMap { [$0.id, $0.name.ky, $0.name.ru, $0.name.en] } }
    return (rule?.values.flatMap(\.texts) ?? []) + (names ?? Meanings.answers.map(\.0))
  }
}

/// What spellings mean while a column's rule is read.
private struct Meanings {
  static let answers: [(String, Int)] = [
    ("yes", 1), ("no", 0), ("ооба", 1), ("жок", 0), ("да", 1), ("нет", 0), ("true", 1),
    ("false", 0), ("1", 1), ("0", 0), ("+", 1), ("-", 0),
  ]

  let list: CodeList?
  private(set) var known: [FoldedText: Int] = [:]
  private var places: [FoldedText: SourceLocation] = [:]

  init(list: CodeList?) { self.list = list }

  func number(
    of code: String, _ location: SourceLocation, _ diagnostics: inout [Diagnostic]
  ) -> Int? {
    let number = list.map { $0.number(of: code) } ?? ["no", "yes"].firstIndex(of: code)
    if let number { return number }
    diagnostics.append(
      Diagnostic(
        .error, "source.code", "no code of this column is ‘\(code)’", at: location,
        hint: suggestion(for: code, among: list?.codes.map(\.id) ?? ["no", "yes"])))
    return nil
  }

  mutating func add(
    _ text: String, _ number: Int, _ location: SourceLocation, _ diagnostics: inout [Diagnostic]
  ) {
    let folded = FoldedText(text)
    if let other = known[folded], other != number {
      diagnostics.append(
        Diagnostic(
          .error, "source.value-twice", "one value stands for two codes", at: location,
          hint: "keep it under one of them; case, spacing and look-alike letters do not count",
          notes: places[folded].map { [.init("the first is here", at: $0)] } ?? []))
    }
    known[folded] = number
    places[folded] = location
  }

  /// Codes and their names mean themselves unless the rule says otherwise. A name that two codes
  /// share means nothing.
  mutating func addOwnNames() {
    var own: [FoldedText: Int] = [:]
    var shared: Set<FoldedText> = []
    func add(_ text: String, _ number: Int) {
      let folded = FoldedText(text)
      if let other = own.updateValue(number, forKey: folded), other != number {
        shared.insert(folded)
      }
    }
    if let list {
      for (position, code) in list.codes.enumerated() {
        for language in Language.allCases { add(code.name[language], position + 1) }
      }
      for text in shared { own[text] = nil }
      for (position, code) in list.codes.enumerated() { own[FoldedText(code.id)] = position + 1 }
    } else {
      for (text, number) in Meanings.answers { add(text, number) }
    }
    known.merge(own) { stated, _ in stated }
  }
}

private func suggestion(for name: String, among known: [String]) -> String {
  if let nearest = nearestName(to: name, among: known) { return "use ‘\(nearest)’" }
  return "use one of: " + known.joined(separator: ", ")
}
