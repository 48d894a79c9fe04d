import Testing

@testable import Disclosure

@Suite("A family that cannot be published")
struct FailureTests {
  private static func failure(_ family: TableFamily) throws -> DisclosureFailure {
    do {
      let audit = try family.protected(by: SafetyRule()).audit
      throw Unexpected(audit: audit)
    } catch let failure as DisclosureFailure {
      return failure
    }
  }

  private struct Unexpected: Error {
    let audit: Audit
  }

  @Test("is refused with table, cell, interval and the detail to drop")
  func unprotectable() throws {
    let whole = Grid.counting([[3, 20], [30, 40], [50, 60]])
    let shape = Grid.shape(whole, [0, 1])
    let others = (0..<shape.cellCount).map { CellName(table: "r×c", codes: shape.codes(of: $0)) }
      .filter { $0.codes != ["r1", "c1"] }
    let failure = try Self.failure(
      TableFamily(counting: whole, shapes: [shape], mustShow: others))
    let finding = Finding(
      cell: CellName(table: "r×c", codes: ["r1", "c1"]), subtrahend: nil, interval: 3...3,
      required: 1...5)
    let drop = TableDetail(table: "r×c", dimension: "r", level: "r")
    #expect(failure == .unprotectable([UnprotectedCell(finding: finding, drop: drop)]))
  }

  @Test("passes once the detail that was named is dropped")
  func dropped() throws {
    let random = RandomFamily(
      seed: 101, sizes: [3, 3, 3], tables: [[0, 1], [0, 2], [1, 2]], most: 7, zeros: 45)
    let failure = try Self.failure(random.family)
    guard case .unprotectable(let cells) = failure else {
      Issue.record("\(failure)")
      return
    }
    let drop = try #require(cells.first?.drop)
    let shapes = random.family.tables.map(\.shape).map { shape in
      let axes = shape.axes.map { axis in
        let name = random.family.whole.dimensions[axis.dimension].name
        let levels = axis.levels.filter {
          shape.name != drop.table || name != drop.dimension || $0.name != drop.level
        }
        return Axis(dimension: axis.dimension, levels: levels)
      }
      return TableShape(name: shape.name, axes: axes)
    }
    #expect(shapes != random.family.tables.map(\.shape))
    let coarser = TableFamily(counting: random.family.whole, shapes: shapes)
    #expect(try coarser.protected(by: SafetyRule()).audit.isPassed)
  }

  @Test("is refused when a cell that must be shown is small")
  func smallMustShow() throws {
    let name = CellName(table: "r×c", codes: ["r1", "c1"])
    let whole = Grid.counting([[3, 20], [30, 40]])
    let family = TableFamily(
      counting: whole, shapes: [Grid.shape(whole, [0, 1])], mustShow: [name])
    #expect(try Self.failure(family) == .smallButMustShow([name]))
  }

  @Test("is refused when its tables cross more than can be audited")
  func tooMany() throws {
    let sides = (0..<3).map { Grid.dimension("d\($0)", 4) }
    let whole = CrossClassification(
      dimensions: sides, occurrences: [(combination: [0, 0, 0], count: 9)])
    let system = try CellSystem(
      Grid.family(whole, [[0, 1], [0, 2], [1, 2]]), rule: SafetyRule())
    let none = BitSet(size: system.cellCount)
    #expect(
      throws: DisclosureFailure.tooManyCombinations(
        dimensions: ["d0", "d1", "d2"], count: 64, limit: 63)
    ) { try JointSpace(system, zeros: none, limit: 63) }
    #expect(try JointSpace(system, zeros: none, limit: 64).atomCount == 64)
  }
}
