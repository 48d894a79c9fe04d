import Testing

@testable import Disclosure

@Suite("Releases that follow each other")
struct ReleaseTests {
  private static let regions = Grid.dimension("r", 3)
  private static let topics = Grid.dimension("t", 3)
  private static let quarters = Dimension(name: "q", leaves: ["q1", "q2", "q3"])

  /// Region by topic by quarter. The third quarter adds 2 to one region and topic.
  private static func whole(quarters count: Int) -> CrossClassification {
    let counts: [[[Int]]] = [
      [[20, 31, 42], [33, 24, 35], [41, 52, 23]], [[21, 32, 13], [14, 25, 36], [17, 28, 19]],
      [[2, 9, 8], [7, 12, 11], [13, 6, 15]],
    ]
    let quarters = Dimension(name: "q", leaves: Array(Self.quarters.leaves[..<count]))
    return crossing(counts[..<count], by: quarters)
  }

  /// Counts by layer, region and topic.
  private static func crossing(
    _ layers: some Sequence<[[Int]]>, by dimension: Dimension
  ) -> CrossClassification {
    var occurrences: [(combination: [Int], count: Int)] = []
    for (layer, rows) in layers.enumerated() {
      for (row, counts) in rows.enumerated() {
        for (column, count) in counts.enumerated() {
          occurrences.append((combination: [row, column, layer], count: count))
        }
      }
    }
    return CrossClassification(
      dimensions: [regions, topics, dimension], occurrences: occurrences)
  }

  private static func allTime(_ whole: CrossClassification, through count: Int) -> TableShape {
    let shape = Grid.shape(whole, [0, 1], scope: [2: LeafSet(0..<count)])
    return TableShape(name: "to q\(count)", axes: shape.axes, scope: shape.scope)
  }

  /// What the ledger gives back of the first release, all of which was shown.
  private static func firstRelease() throws -> [ProtectedTable] {
    let whole = whole(quarters: 2)
    let shape = allTime(whole, through: 2)
    let protection = try TableFamily(counting: whole, shapes: [shape]).protected(by: SafetyRule())
    #expect(protection.audit.hidden == 0)
    let text = TablesFile.text(of: protection.tables, dimensions: whole.dimensions)
    return try TablesFile.tables(in: text.utf8, dimensions: Self.whole(quarters: 3).dimensions)
  }

  @Test("catches totals that give a small count when the last release is taken away")
  func increment() throws {
    let whole = Self.whole(quarters: 3)
    let shape = Self.allTime(whole, through: 3)
    let alone = TableFamily(counting: whole, shapes: [shape])
    let shown = Grid.hiding([], in: alone.tables[0])
    #expect(try alone.audit(of: [shown], under: SafetyRule()).isPassed)
    let after = TableFamily(counting: whole, shapes: [shape], after: [try Self.firstRelease()])
    let audit = try after.audit(of: [shown], under: SafetyRule())
    #expect(audit.disclosures.map(\.cell) == [CellName(table: "to q3", codes: ["r1", "t1"])])
    #expect(audit.disclosures.map(\.subtrahend) == [CellName(table: "to q2", codes: ["r1", "t1"])])
    #expect(audit.disclosures.map(\.interval) == [2...2])
  }

  @Test("hides totals so that no release can be taken from another")
  func hidesIncrement() throws {
    let whole = Self.whole(quarters: 3)
    let family = TableFamily(
      counting: whole, shapes: [Self.allTime(whole, through: 3)], after: [try Self.firstRelease()])
    let protection = try family.protected(by: SafetyRule())
    #expect(protection.audit.isPassed)
    #expect(protection.tables[0][[1, 1]] == .hidden)
    #expect(protection.tables[0][[0, 0]] == .shown(whole.total))
  }

  @Test("needs nothing hidden when each period is published for itself and nothing is small")
  func periods() throws {
    let whole = Self.whole(quarters: 2)
    let second = TableShape(
      name: "q2", axes: Self.allTime(whole, through: 2).axes, scope: [2: LeafSet([1])])
    let family = TableFamily(
      counting: whole, shapes: [second], after: [try Self.firstRelease()])
    #expect(try family.protected(by: SafetyRule()).audit.hidden == 0)
  }

  @Test("keeps hidden what was hidden once")
  func staysHidden() throws {
    let whole = Grid.counting([[4, 20, 30], [25, 22, 35], [27, 28, 29]])
    let shape = Grid.shape(whole, [0, 1])
    let first = try TableFamily(counting: whole, shapes: [shape]).protected(by: SafetyRule())
    let wider = TableShape(name: "regions", axes: [Grid.axis(whole, 0), Grid.axis(whole, 1)])
    let family = TableFamily(counting: whole, shapes: [wider], after: [first.tables])
    #expect(try family.protected(by: SafetyRule()).tables[0].cells == first.tables[0].cells)
  }

  @Test("is refused when a count that was shown has changed since")
  func revision() throws {
    let earlier = try Self.firstRelease()
    let whole = Self.whole(quarters: 3)
    let late = CrossClassification(
      dimensions: whole.dimensions,
      occurrences: whole.margin([0, 1, 2]).map {
        (combination: $0, count: $1 + ($0 == [0, 0, 0] ? 1 : 0))
      })
    let family = TableFamily(
      counting: late, shapes: [Self.allTime(late, through: 3)], after: [earlier])
    #expect {
      try family.protected(by: SafetyRule())
    } throws: { error in
      guard case DisclosureFailure.contradictsEarlierRelease(let found) = error else {
        return false
      }
      return found.map(\.cell.codes) == [
        ["all", "all"], ["all", "t1"], ["r1", "all"], ["r1", "t1"],
      ]
        && found.allSatisfy { $0.counted == $0.published + 1 }
    }
  }

  /// Corrections as a dimension of their own: what was first published, and what came late.
  @Test("catches a revision that allows subtraction, and protects it as a dimension")
  func revisionRelease() throws {
    let versions = Dimension(name: "version", leaves: ["first", "late"])
    let first = [[20, 31, 42], [33, 24, 35], [41, 52, 23]]
    let late = [[1, 6, 8], [9, 7, 12], [5, 0, 11]]
    let whole = Self.crossing([first, late], by: versions)
    let shape = Grid.shape(whole, [0, 1], scope: [2: LeafSet([0])])
    let published = Grid.hiding([], in: FrequencyTable(shape, counting: whole))
    let revised = TableShape(name: "revised", axes: shape.axes, scope: [2: LeafSet([0, 1])])
    let family = TableFamily(counting: whole, shapes: [revised], after: [[published]])
    let bad = Grid.hiding([], in: family.tables[0])
    let audit = try family.audit(of: [bad], under: SafetyRule())
    #expect(audit.disclosures.map(\.cell.codes) == [["r1", "t1"]])
    #expect(audit.disclosures.map(\.interval) == [1...1])
    let protection = try family.protected(by: SafetyRule())
    #expect(protection.tables[0][[1, 1]] == .hidden)
    #expect(protection.tables[0][[0, 0]].value == whole.total)
  }

  /// A year that is small is published after its quarters, of which zeros were shown.
  @Test("does not take what was shown before for a sign that a new total is not small")
  func smallTotalAfterItsParts() throws {
    let quarters = [
      [[20, 31, 42], [0, 24, 35], [41, 52, 23]], [[21, 32, 13], [3, 25, 36], [17, 28, 19]],
    ]
    let whole = Self.crossing(quarters, by: Dimension(name: "q", leaves: ["q1", "q2"]))
    let axes = [Grid.axis(whole, 0), Grid.axis(whole, 1)]
    var releases: [[ProtectedTable]] = []
    for (name, scope) in [("q1", [0]), ("q2", [1]), ("year", [0, 1])] {
      let shape = TableShape(name: name, axes: axes, scope: [2: LeafSet(scope)])
      let family = TableFamily(counting: whole, shapes: [shape], after: releases)
      let protection = try family.protected(by: SafetyRule())
      #expect(protection.audit.isPassed)
      releases.append(protection.tables)
    }
    #expect(releases[0][0][[2, 1]] == .shown(0))
    #expect(releases[2][0][[2, 1]] == .hidden)
  }
}
