/// How patronymics end: sentences of Russian bend them, and so does Kyrgyz.
enum Patronymics {
  static let endings: [String] =
    bent(["ович", "евич", "ьич"], ["", "а", "у", "ем", "е"])
    + bent(["овн", "евн", "иничн", "никитичн"], ["а", "ы", "е", "у", "ой", "ою"])
    + ["ovich", "evich", "ovna", "evna"]

  static let kyrgyz: Set<String> = Set(
    bent(["уулу"], ["", "нун", "на", "н", "нан"]) + bent(["кызы"], ["", "нын", "на", "н", "нан"]))

  /// Words that end so and are no names: основной, верховной, ежедневной.
  static let adjectives = [
    "основн", "уголовн", "духовн", "церковн", "условн", "безусловн", "верховн", "силовн", "чиновн",
    "дневн", "ежедневн", "древн", "душевн", "кочевн", "виновн", "невиновн", "полновн",
  ]

  private static func bent(_ stems: [String], _ endings: [String]) -> [String] {
    stems.flatMap { stem in endings.map { stem + $0 } }
  }
}
