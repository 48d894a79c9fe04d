import Appeals
import Core
import Disclosure

/// The categories of one dimension of the plan, with their codes and names: leaves, and above them
/// the topics of subtopics or the total.
package struct Categories: Sendable {
  package struct Item: Hashable, Sendable {
    package let code: String
    package let name: Localized<String>
  }

  package let dimension: PlanDimension
  /// The finest categories. Their positions are the leaves of the disclosure room's dimension.
  package let leaves: [Item]
  /// Categories of the upper level with the leaves that each stands for; empty for a dimension of
  /// one level.
  package let tops: [(item: Item, leaves: [Int])]
  /// Leaves that are counted beside the total, such as advice by telephone.
  package let outside: Set<Int>
  /// The leaf of each number of the code list, 0 included; of a dimension without one the leaf of
  /// each category before some were merged.
  let leafOfNumber: [Int]
  /// Categories that the plan merges of others, some of which there are not: those stay as they are.
  private(set) var unmerged: [String] = []

  package var field: PlanDimension.Field { dimension.field }
  package var inside: [Int] { leaves.indices.filter { !outside.contains($0) } }

  package func item(_ code: String) -> Item? {
    leaves.first { $0.code == code } ?? tops.first { $0.item.code == code }?.item
  }

  package static let totalCode = "total"
  package static let notStatedCode = "not-stated"
}

extension Categories {
  /// Words for categories that neither a code list nor the plan names.
  package struct Words: Sendable {
    package let notStated: Localized<String>
    /// Of a topic with subtopics: none of them was given.
    package let unspecified: Localized<String>
    /// Of the last band, which is open: `{n}` is the first number in it.
    package let orMore: @Sendable (Int) -> Localized<String>

    package init(
      notStated: Localized<String>, unspecified: Localized<String>,
      orMore: @escaping @Sendable (Int) -> Localized<String>
    ) {
      self.notStated = notStated
      self.unspecified = unspecified
      self.orMore = orMore
    }
  }

  package init(_ dimension: PlanDimension, codes: AppealCodes, words: Words) {
    self = Categories(unmerged: dimension, codes: codes, words: words).merged()
  }

  private init(unmerged dimension: PlanDimension, codes: AppealCodes, words: Words) {
    if let list = codes.list(of: dimension.field) {
      self.init(dimension, list: list, words: words)
    } else if dimension.field.isBanded {
      self.init(bands: dimension, words: words)
    } else {
      let items = (dimension.field.fixedCodes ?? []).map {
        Item(code: $0, name: dimension.names[$0] ?? words.notStated)
      }
      let rest = dimension.names[Categories.notStatedCode] ?? words.notStated
      let hasRest = dimension.field != .timeliness
      let leaves = items + (hasRest ? [Item(code: Categories.notStatedCode, name: rest)] : [])
      self.init(
        dimension: dimension, leaves: leaves, tops: [], outside: [],
        leafOfNumber: Array(leaves.indices))
    }
  }

  private init(_ dimension: PlanDimension, list: CodeList, words: Words) {
    var leaves: [Item] = []
    var tops: [(item: Item, leaves: [Int])] = []
    var leafOfNumber = [Int](repeating: 0, count: list.count + 1)
    var outside: Set<Int> = []
    for number in list.children(of: 0) {
      guard let code = list[number] else { continue }
      let children = list.children(of: number)
      let item = Item(code: code.id, name: code.name)
      let start = leaves.count
      for child in children {
        guard let code = list[child] else { continue }
        leafOfNumber[child] = leaves.count
        leaves.append(Item(code: code.id, name: code.name))
      }
      leafOfNumber[number] = leaves.count
      if code.isOutsideTotal { outside.insert(leaves.count) }
      leaves.append(
        children.isEmpty
          ? item : Item(code: code.id + ".unspecified", name: words.unspecified))
      tops.append((item, Array(start..<leaves.count)))
    }
    let hasLevels = leaves.count > tops.count
    if list.emptyNumber > 0 {
      leafOfNumber[0] = leafOfNumber[list.emptyNumber]
    } else {
      leafOfNumber[0] = leaves.count
      let name = dimension.names[Categories.notStatedCode] ?? words.notStated
      let rest = Item(code: Categories.notStatedCode, name: name)
      tops.append((rest, [leaves.count]))
      leaves.append(rest)
    }
    self.init(
      dimension: dimension, leaves: leaves, tops: hasLevels ? tops : [], outside: outside,
      leafOfNumber: leafOfNumber)
  }

  /// `0-5`, `6-10`, `11-14`, `15+`, then what has no number.
  private init(bands dimension: PlanDimension, words: Words) {
    var leaves: [Item] = []
    var from = 0
    for end in dimension.bands {
      let text = from == end ? "\(end)" : "\(from)–\(end)"
      let code = from == end ? "\(end)" : "\(from)-\(end)"
      leaves.append(Item(code: code, name: Localized { _ in text }))
      from = end + 1
    }
    leaves.append(Item(code: "\(from)+", name: words.orMore(from)))
    let rest = dimension.names[Categories.notStatedCode] ?? words.notStated
    leaves.append(Item(code: Categories.notStatedCode, name: rest))
    self.init(
      dimension: dimension, leaves: leaves, tops: [], outside: [],
      leafOfNumber: Array(leaves.indices))
  }

  /// With the categories that the plan counts together: the new one stands where the first of its
  /// parts stood. A name for several would be wrong for the few that other code lists have of them.
  private func merged() -> Categories {
    let codes = Set(leaves.map(\.code))
    let (whole, partial) = (
      dimension.merged.filter { codes.isSuperset(of: $0.parts) },
      dimension.merged.filter { !codes.isSuperset(of: $0.parts) }
    )
    if whole.isEmpty {
      var categories = self
      categories.unmerged = partial.map(\.code)
      return categories
    }
    var place = [Int](repeating: 0, count: leaves.count)
    var items: [Item] = []
    var placeOfMerged: [String: Int] = [:]
    for (position, leaf) in leaves.enumerated() {
      let group = whole.first { $0.parts.contains(leaf.code) }
      if let known = group.flatMap({ placeOfMerged[$0.code] }) {
        place[position] = known
        continue
      }
      place[position] = items.count
      if let group { placeOfMerged[group.code] = items.count }
      items.append(group.map { Item(code: $0.code, name: $0.name) } ?? leaf)
    }
    return Categories(
      dimension: dimension, leaves: items,
      tops: tops.map { ($0.item, Set($0.leaves.map { place[$0] }).sorted()) },
      outside: Set(outside.map { place[$0] }), leafOfNumber: leafOfNumber.map { place[$0] },
      unmerged: partial.map(\.code))
  }

  /// The leaf of counted appeals.
  func leaf(of cell: CountedAppeals.Cell) -> Int {
    switch field {
    case .channel: leafOfNumber[cell.channel]
    case .kind: leafOfNumber[cell.kind]
    case .topic: leafOfNumber[cell.topic]
    case .region: leafOfNumber[cell.region]
    case .body: leafOfNumber[cell.body]
    case .outcome: leafOfNumber[cell.outcome]
    default: leafOfNumber[leafOfNumber.count - 1]
    }
  }

  /// The leaf of a number in a banded dimension; `nil` is "not stated".
  @inline(__always)
  func band(of number: Int?) -> Int {
    guard let number else { return dimension.bands.count + 1 }
    for (position, end) in dimension.bands.enumerated() where number <= end { return position }
    return dimension.bands.count
  }
}

extension AppealCodes {
  /// The code list behind a dimension; `nil` for those without one.
  func list(of field: PlanDimension.Field) -> CodeList? {
    switch field {
    case .channel: channels
    case .kind: kinds
    case .topic: topics
    case .region: regions
    case .body: bodies
    case .outcome: outcomes
    default: nil
    }
  }
}
