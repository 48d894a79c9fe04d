import Core

/// How often the codes of a demonstration occur.
struct DemonstrationShares: Sendable {
  let channel: Shares
  /// The only channel of days off; `nil` when the list has no written channel.
  let written: Int?
  let topic: Shares
  /// By number of the topic; topics without subtopics are missing.
  let subtopic: [Int: Shares]
  let kind: Shares
  let kindOfJustice: Shares
  let region: Shares
  /// By number of the topic.
  let body: [Int: Shares]
  let openStatuses: [Int]
  /// A closing status and its outcome, as places in `closings`.
  let closing: Shares
  let closings: [(status: Int, outcome: Int)]
  let justice: Int?
  let land: Int?

  init(
    codes: AppealCodes, until lastDay: CalendarDate, nonWorking: Int, of total: Int
  ) throws(DemonstrationRegistry.Fault) {
    let channels = try DemonstrationShares.usable(.channel, codes.channels, until: lastDay)
    let written = codes.channels.number(of: "written").flatMap { channels.contains($0) ? $0 : nil }
    self.written = written
    channel = DemonstrationShares.channel(
      codes.channels, channels, written: written, nonWorking: nonWorking, of: total)
    let topics = try DemonstrationShares.usable(.topic, codes.topics, until: lastDay)
    topic = Shares(DemonstrationShares.topics, in: codes.topics, usable: topics)
    subtopic = DemonstrationShares.subtopics(codes.topics, topics, until: lastDay)
    let kinds = try DemonstrationShares.usable(.kind, codes.kinds, until: lastDay)
    kind = Shares(
      ["application": 690, "complaint": 240, "proposal": 70], in: codes.kinds, usable: kinds)
    kindOfJustice = Shares(
      ["application": 440, "complaint": 520, "proposal": 40], in: codes.kinds, usable: kinds)
    region = Shares(
      DemonstrationShares.regions, in: codes.regions,
      usable: try DemonstrationShares.usable(.region, codes.regions, until: lastDay))
    body = DemonstrationShares.bodies(
      codes, topics, try DemonstrationShares.usable(.body, codes.bodies, until: lastDay))
    let statuses = try DemonstrationShares.usable(.status, codes.statuses, until: lastDay)
    openStatuses = statuses.filter { !codes.isClosing(status: $0) }
    let outcomes = try DemonstrationShares.usable(.outcome, codes.outcomes, until: lastDay)
    closings = statuses.flatMap { status in
      outcomes.filter { codes.allows(outcome: $0, ofStatus: status) }.map { (status, $0) }
    }
    if openStatuses.isEmpty || closings.isEmpty { throw .noCode(.status) }
    closing = DemonstrationShares.closing(codes, closings)
    justice = codes.topics.number(of: "justice")
    land = codes.topics.number(of: "land-housing")
  }
}

extension DemonstrationShares {
  /// Codes at the top of a list that are valid all the time.
  private static func usable(
    _ column: AppealColumn, _ list: CodeList, until lastDay: CalendarDate
  ) throws(DemonstrationRegistry.Fault) -> [Int] {
    let numbers = list.children(of: 0).filter { number in
      list[number]?.isOutsideTotal == false && isValid(number, in: list, until: lastDay)
    }
    if numbers.isEmpty { throw .noCode(column) }
    return numbers
  }

  private static func isValid(_ number: Int, in list: CodeList, until lastDay: CalendarDate) -> Bool
  {
    [DemonstrationRegistry.firstDay, lastDay].allSatisfy { list[number]?.isValid(on: $0) == true }
  }

  /// The written channel also has the days off to itself; on working days it gets that much less, so
  /// that the shares come out right over all days.
  private static func channel(
    _ list: CodeList, _ usable: [Int], written: Int?, nonWorking: Int, of total: Int
  ) -> Shares {
    let published: KeyValuePairs = ["written": 15_073, "reception": 5_176, "trust-phone": 2_297]
    guard let written else { return Shares(published, in: list, usable: usable) }
    let sum = published.reduce(0) { $0 + $1.value }
    return Shares(
      published.compactMap { id, weight in
        guard let number = list.number(of: id), usable.contains(number) else { return nil }
        let onDaysOff = number == written ? nonWorking * sum / total : 0
        return (number, max(1, (weight - onDaysOff)))
      })
  }

  private static let topics: KeyValuePairs = [
    "justice": 4_734, "land-housing": 2_862, "social": 2_596, "awards-status": 1_156,
    "economy": 1_147, "other": 2_578,
  ]

  /// Of courts and law enforcement as published for 2019; the others are invented. The topic itself
  /// stands for appeals nobody has classified further.
  private static let subtopics: [String: KeyValuePairs<String, Int>] = [
    "justice": [
      "justice": 300, "prosecutors": 1_982, "courts": 1_810, "internal-affairs": 789,
      "security": 86, "penitentiary": 42,
    ],
    "land-housing": ["land-housing": 8, "land": 52, "housing": 40],
    "social": [
      "social": 6, "health": 22, "education": 18, "culture-tourism": 6, "pensions": 20,
      "financial-help": 28,
    ],
    "awards-status": ["awards": 30, "citizenship": 48, "pardon": 22],
  ]

  private static func subtopics(
    _ list: CodeList, _ topics: [Int], until lastDay: CalendarDate
  ) -> [Int: Shares] {
    var shares: [Int: Shares] = [:]
    for topic in topics {
      let valid = list.children(of: topic).filter { isValid($0, in: list, until: lastDay) }
      guard !valid.isEmpty, let id = list[topic]?.id else { continue }
      shares[topic] = Shares(subtopics[id] ?? [:], in: list, usable: valid + [topic])
    }
    return shares
  }

  /// Bishkek, Chüy and Jalal-Abad as published for the first half of 2019; the others are invented.
  private static let regions: KeyValuePairs = [
    "KG-GB": 389, "KG-C": 158, "KG-J": 126, "KG-O": 98, "KG-Y": 66, "KG-GO": 54, "KG-B": 40,
    "KG-N": 32, "KG-T": 24, "abroad": 7, "not-stated": 6,
  ]

  private static let bodies: [String: KeyValuePairs<String, Int>] = [
    "justice": [
      "prosecutor": 55, "local-court": 12, "supreme-court": 8, "ministry": 18, "agency": 7,
    ],
    "land-housing": ["mayor": 40, "district": 25, "aiyl-okmotu": 22, "plenipotentiary": 13],
    "social": ["ministry": 66, "district": 14, "mayor": 12, "cabinet": 8],
    "awards-status": ["ministry": 30, "administration": 45, "agency": 25],
    "economy": ["cabinet": 35, "ministry": 40, "agency": 25],
    "other": ["ministry": 40, "agency": 20, "mayor": 20, "plenipotentiary": 12, "parliament": 8],
  ]

  private static func bodies(
    _ codes: AppealCodes, _ topics: [Int], _ usable: [Int]
  ) -> [Int: Shares] {
    Dictionary(
      uniqueKeysWithValues: topics.map { topic in
        let weights = bodies[codes.topics[topic]?.id ?? ""] ?? [:]
        return (topic, Shares(weights, in: codes.bodies, usable: usable))
      })
  }

  private static func closing(
    _ codes: AppealCodes, _ closings: [(status: Int, outcome: Int)]
  ) -> Shares {
    let weights = [
      "satisfied": 26, "explained": 52, "refused": 15, "not-considered": 6, "withdrawn": 1,
    ]
    return Shares(
      closings.enumerated().map { position, closing in
        (position, codes.outcomes[closing.outcome].flatMap { weights[$0.id] } ?? 10)
      })
  }
}
