import Testing

@testable import Disclosure

@Suite("Disclosures that have happened")
struct KnownDisclosureTests {
  @Test("catches two ones that follow from a row 15 = 10 + 3 + x + x")
  func rowWithTwoOnes() throws {
    let family = Grid.family(Grid.counting([[10, 3, 1, 1], [40, 30, 20, 20]]), [[0, 1]])
    let rule = SafetyRule(threshold: 3)
    let bad = Grid.hidingSmall(in: family.tables[0], below: 3)
    let audit = try family.audit(of: [bad], under: rule)
    #expect(audit.disclosures.map(\.cell.codes) == [["r1", "c3"], ["r1", "c4"]])
    #expect(audit.disclosures.allSatisfy { $0.interval == 1...1 })
    #expect(try family.protected(by: rule).audit.isPassed)
  }

  @Test("catches two zeros that follow from a row 15 = 10 + 5 + x + x where zeros are hidden")
  func rowWithTwoZeros() throws {
    let family = Grid.family(Grid.counting([[10, 5, 0, 0], [40, 30, 20, 20]]), [[0, 1]])
    let rule = SafetyRule(zeros: .hidden)
    let bad = Grid.hiding([["r1", "c3"], ["r1", "c4"]], in: family.tables[0])
    let audit = try family.audit(of: [bad], under: rule)
    #expect(audit.disclosures.map(\.interval) == [0...0, 0...0])
    let protection = try family.protected(by: rule)
    #expect(protection.audit.isPassed)
    #expect(protection.tables[0][[1, 3]] == .hidden)
  }

  @Test("shows zeros that nothing depends on")
  func plainZeros() throws {
    let family = Grid.family(Grid.counting([[10, 5, 0, 0], [40, 30, 20, 20]]), [[0, 1]])
    #expect(try family.protected(by: SafetyRule()).audit.hidden == 0)
  }

  @Test("catches three ones under a shown total of 3")
  func threeOnes() throws {
    let family = Grid.family(Grid.counting([[1, 1, 1], [40, 30, 20], [50, 60, 70]]), [[0, 1]])
    let bad = Grid.hiding(
      [["r1", "c1"], ["r1", "c2"], ["r1", "c3"], ["r2", "c1"], ["r2", "c2"], ["r2", "c3"]],
      in: family.tables[0])
    let audit = try family.audit(of: [bad], under: SafetyRule())
    #expect(audit.findings.filter(\.isExact).count == 4)
  }

  @Test("hides the whole breakdown of a small total, its zeros included")
  func smallTotal() throws {
    let rows = [[3, 0, 0], [40, 30, 20], [50, 60, 70], [35, 20, 40]]
    let family = Grid.family(Grid.counting(rows), [[0, 1]])
    let protection = try family.protected(by: SafetyRule())
    #expect((0...3).allSatisfy { protection.tables[0][[1, $0]] == .hidden })
    #expect(protection.audit.isPassed)
  }

  @Test("catches a cell that is exact although each line hides at least two")
  func twoHiddenInEachLine() throws {
    let rows = [
      [3, 20, 30, 40, 50], [21, 22, 2, 41, 51], [32, 33, 24, 25, 52], [43, 44, 26, 27, 53],
      [61, 62, 63, 64, 65],
    ]
    let family = Grid.family(Grid.counting(rows), [[0, 1]])
    let hidden = [
      ["r1", "c1"], ["r1", "c2"], ["r2", "c1"], ["r2", "c2"], ["r2", "c3"], ["r3", "c3"],
      ["r3", "c4"], ["r4", "c3"], ["r4", "c4"],
    ]
    let bad = Grid.hiding(hidden, in: family.tables[0])
    let audit = try family.audit(of: [bad], under: SafetyRule())
    #expect(audit.disclosures.map(\.cell.codes) == [["r2", "c3"]])
    #expect(audit.disclosures.first?.interval == 2...2)
  }

  @Test("catches a table whose primaries alone are hidden")
  func onlyPrimaries() throws {
    let family = Grid.family(Grid.counting([[4, 20, 30], [25, 2, 35], [27, 28, 29]]), [[0, 1]])
    let audit = try family.audit(of: [Grid.hidingSmall(in: family.tables[0])], under: SafetyRule())
    #expect(audit.disclosures.map(\.interval) == [4...4, 2...2])
  }

  @Test("catches a small count that is shown")
  func shownPrimary() throws {
    let family = Grid.family(Grid.counting([[4, 20, 30], [25, 22, 35]]), [[0, 1]])
    let audit = try family.audit(of: [Grid.hiding([], in: family.tables[0])], under: SafetyRule())
    #expect(audit.disclosures.map(\.interval) == [4...4])
  }
}
