import Core

@testable import Appeals

/// Rows of exports with all that may happen in them: quoted line ends, faults of every kind, repeated
/// references. The first rows fill the block in which an encoding is looked for.
struct RandomExport {
  static let header = [
    "reference", "note", "received", "registered", "channel", "topic", "region", "closed",
    "outcome",
    "count",
  ]

  /// For all of its columns but the note.
  static let settings = """
    sources:
      - file: a.csv
        short_rows: pad
        columns:
          reference: reference
          received: received
          registered: registered
          closed: closed
          channel: channel
          topic: topic
          region: {column: region, unmapped: not-stated}
          status: {when_open: under-review, when_closed: answered}
          outcome: outcome
          signatories: count
        filters:
          - {column: channel, drop: [test]}

    """

  private var generator: SplitMix64
  private let lineEnd: String
  /// One of so many rows is odd.
  private let rarity: Int
  private var number = 0
  private(set) var text: String

  init(seed: UInt64, rows: Int) {
    generator = SplitMix64(seed: seed)
    lineEnd = ["\n", "\r\n", "\r"][generator.happens(1, of: 8) ? 2 : generator.below(2)]
    rarity = [2, 10, 200][generator.below(3)]
    text = RandomExport.header.joined(separator: ",") + lineEnd
    while text.utf8.count < ExportReader.firstBlock { text += plainRow() + lineEnd }
    for _ in 0..<rows { text += row() + lineEnd }
  }

  private mutating func plainRow() -> String {
    number += 1
    return "A-\(number),,2026-03-02,2026-03-03,written,land,KG-C,,,1"
  }

  private mutating func row() -> String {
    number += 1
    var cells = [
      "A-\(number)", pick("", "note", "\"a, \"\"b\"\"\"", "\"one\ntwo\r\n\"", "«Ө»"), "2026-03-02",
      pick("2026-03-03", "2026-03-10", ""), pick("written", "reception"), pick("land", "courts"),
      pick("KG-C", "KG-T"), "", "", pick("1", "2", ""),
    ]
    if generator.happens(1, of: 3) { (cells[7], cells[8]) = ("2026-03-20", "explained") }
    if !generator.happens(1, of: rarity) { return cells.joined(separator: ",") }
    let place = generator.below(cells.count)
    switch generator.below(8) {
    case 0: cells[0] = "A-\(1 + generator.below(number))"
    case 1: cells[0] = pick("1234567890123456", "0970462534955296", "21501199012345", " ", "")
    case 2: cells[6] = pick("Mars", "Venus", "\"Чүй \n\"")
    case 3: cells[4] = pick("test", "pigeon", "")
    case 4: cells[place] = pick("5\" pipe", "\"open", "\"a\"b", "\0", "2027-13-01", "\"\n\n\"", "ё")
    case 5: cells.removeLast(1 + generator.below(3))
    case 6: return pick("", "\"" + String(repeating: "x\n", count: 1500), "a,b,c\n\n,", "\"\"\"")
    default: cells.append(pick("", "more"))
    }
    return cells.joined(separator: ",")
  }

  private mutating func pick(_ choices: String...) -> String {
    choices[generator.below(choices.count)]
  }
}
