/// The cells of a family of tables and what may happen to each: shown, hidden or to be decided.
struct CellSystem {
  let whole: CrossClassification
  let rule: SafetyRule
  /// Tables of the release, then tables of earlier releases.
  let shapes: [TableShape]
  /// How many of `shapes` are of this release.
  let newTableCount: Int
  /// For each table, the cell at each place.
  let places: [[Int]]
  let space: CellSpace
  let counts: [Int]
  let containment: Containment
  /// Cells of any table; the others are implicit.
  let published: BitSet
  let shownEarlier: BitSet
  let hiddenEarlier: BitSet
  /// For each cell the number of the release that published it first, and of the one that showed it
  /// first; this release comes after all others.
  let firstPublished: [Int]
  let firstShown: [Int]
  let implicit: [ImplicitCell]
  /// Of a revision: the cells whose first number was shown, and those whose first number was hidden.
  let revised: [RevisedCell]
  let hiddenAtFirst: BitSet
  /// Breakdowns of a total by a sensitive dimension.
  let sensitiveLines: [SensitiveLine]

  init(_ family: TableFamily, rule: SafetyRule) throws(DisclosureFailure) {
    whole = family.whole
    self.rule = rule
    shapes = family.tables.map(\.shape) + family.earlier.map(\.shape)
    newTableCount = family.tables.count
    var space = CellSpace(dimensions: whole.dimensions)
    places = shapes.map { shape in
      (0..<shape.cellCount).map {
        space.insert(shape.leafSets(of: $0, in: family.whole.dimensions))
      }
    }
    let publishedCount = space.cellCount
    let earlierPlaces = places[newTableCount...]
    let publishedCounts = space.counts(in: whole)
    let shown = try Self.shownEarlier(family, at: Array(earlierPlaces), counts: publishedCounts)
    implicit = Self.implicitCells(
      in: &space, shapes: shapes, places: places, counts: publishedCounts, shownEarlier: shown,
      counting: whole, rule: rule)
    self.space = space
    counts = space.counts(in: whole)
    containment = Containment(space)
    let size = space.cellCount
    published = BitSet(size: size, 0..<publishedCount)
    shownEarlier = BitSet(size: size, shown)
    hiddenEarlier = BitSet(
      size: size,
      zip(family.earlier, earlierPlaces).flatMap { table, places in
        zip(table.cells, places).filter { $0.0 == .hidden }.map(\.1)
      }
    ).subtracting(shownEarlier)
    (firstPublished, firstShown) = Self.firsts(
      family.earlierReleases, at: Array(earlierPlaces), cellCount: size)
    sensitiveLines = Self.sensitiveLines(shapes: shapes, places: places, rule: rule)
    revised = Self.revisedCells(family.first, at: places, counts: counts)
    hiddenAtFirst = BitSet(
      size: size,
      zip(family.first, places).flatMap { table, cells in
        zip(table.cells, cells).filter { $0.0 == .hidden }.map(\.1)
      })
  }

  var cellCount: Int { space.cellCount }

  /// Cells of the tables of this release.
  var released: BitSet { BitSet(size: cellCount, places[..<newTableCount].joined()) }

  /// Cells that an earlier release shows, once they are found to agree with the present counts.
  private static func shownEarlier(
    _ family: TableFamily, at places: [[Int]], counts: [Int]
  ) throws(DisclosureFailure) -> Set<Int> {
    var shown: Set<Int> = []
    var contradictions: [EarlierContradiction] = []
    for (table, cells) in zip(family.earlier, places) {
      for (place, cell) in cells.enumerated() {
        guard let value = table.cells[place].value else { continue }
        shown.insert(cell)
        if value == counts[cell] { continue }
        contradictions.append(
          EarlierContradiction(
            cell: CellName(table: table.name, codes: table.shape.codes(of: place)),
            published: value, counted: counts[cell]))
      }
    }
    if !contradictions.isEmpty { throw .contradictsEarlierRelease(contradictions) }
    return shown
  }

  private static func firsts(
    _ releases: [[ProtectedTable]], at places: [[Int]], cellCount: Int
  ) -> (published: [Int], shown: [Int]) {
    var published = [Int](repeating: releases.count, count: cellCount)
    var shown = published
    let numbers = releases.indices.flatMap { number in releases[number].map { _ in number } }
    let tables = zip(zip(numbers, releases.flatMap(\.self)), places)
    for ((number, table), cells) in tables {
      for (place, cell) in cells.enumerated() {
        published[cell] = min(published[cell], number)
        if table.cells[place] != .hidden { shown[cell] = min(shown[cell], number) }
      }
    }
    return (published, shown)
  }

  /// How messages name a cell; an implicit one by the cells whose difference it is.
  func names(of cell: Int) -> (cell: CellName, subtrahend: CellName?) {
    guard let implicit = implicit.first(where: { $0.cell == cell }) else {
      return (name(cell), nil)
    }
    return (name(implicit.minuend), implicit.subtrahends.first.map(name))
  }

  /// The first table and place of a published cell.
  private func name(_ cell: Int) -> CellName {
    for (shape, cells) in zip(shapes, places) {
      if let place = cells.firstIndex(of: cell) {
        return CellName(table: shape.name, codes: shape.codes(of: place))
      }
    }
    preconditionFailure("an implicit cell is named by others")
  }
}
