import FoundationEssentials

/// Why a text is no file of tables for these dimensions.
package enum TablesFileProblem: Error, Hashable, Sendable {
  case notJSON(String)
  /// A dimension, or a leaf of it, that the present cross-classification does not have: it may have
  /// grown since, but nothing can have gone.
  case unknownCode(table: String, dimension: String, code: String)
  /// Cells that are not those of the table's sides, in their order.
  case wrongCells(table: String)
}

extension TablesFile {
  /// Tables of an earlier release, read from a verified ledger. What was published is known for ever,
  /// so nothing is protected anew.
  ///
  /// - Parameters:
  ///   - text: what `text(of:dimensions:)` wrote, in UTF-8.
  ///   - dimensions: the present ones, which hold at least the leaves that the text names.
  package static func tables(
    in text: some Sequence<UInt8>, dimensions: [Dimension]
  ) throws(TablesFileProblem) -> [ProtectedTable] {
    let file: WrittenFile
    do {
      file = try JSONDecoder().decode(WrittenFile.self, from: Data(text))
    } catch {
      throw .notJSON("\(error)")
    }
    var tables: [ProtectedTable] = []
    for written in file.tables { tables.append(try table(written, dimensions)) }
    return tables
  }

  private static func table(
    _ written: WrittenTable, _ dimensions: [Dimension]
  ) throws(TablesFileProblem) -> ProtectedTable {
    var axes: [Axis] = []
    for side in written.dimensions { axes.append(try axis(side, of: written.name, dimensions)) }
    var scope: [Int: LeafSet] = [:]
    for (name, codes) in written.scope {
      let dimension = try position(of: name, table: written.name, dimensions)
      scope[dimension] = try set(codes, table: written.name, dimensions[dimension])
    }
    guard Set(axes.map(\.dimension)).count == axes.count,
      axes.allSatisfy({ scope[$0.dimension] == nil })
    else { throw .wrongCells(table: written.name) }
    let shape = TableShape(name: written.name, axes: axes, scope: scope)
    let isComplete =
      written.cells.count == shape.cellCount
      && written.cells.enumerated().allSatisfy { $0.element.at == shape.codes(of: $0.offset) }
    guard isComplete else { throw .wrongCells(table: written.name) }
    return ProtectedTable(
      shape: shape, cells: written.cells.map { $0.value.map { .shown($0) } ?? .hidden })
  }

  private static func axis(
    _ side: WrittenSide, of table: String, _ dimensions: [Dimension]
  ) throws(TablesFileProblem) -> Axis {
    let dimension = try position(of: side.name, table: table, dimensions)
    var levels: [Axis.Level] = []
    for level in side.levels {
      var categories: [Category] = []
      for code in level.categories {
        let leaves = try set(side.groups[code] ?? [code], table: table, dimensions[dimension])
        guard !leaves.isEmpty else { throw .wrongCells(table: table) }
        categories.append(Category(code: code, leaves: leaves))
      }
      guard !categories.isEmpty, Axis.Level.excludeEachOther(categories) else {
        throw .wrongCells(table: table)
      }
      levels.append(Axis.Level(name: level.name, categories: categories))
    }
    let codes = levels.flatMap(\.categories).map(\.code)
    guard !levels.isEmpty, codes == side.categories, Set(codes).count == codes.count else {
      throw .wrongCells(table: table)
    }
    return Axis(dimension: dimension, levels: levels)
  }

  private static func position(
    of name: String, table: String, _ dimensions: [Dimension]
  ) throws(TablesFileProblem) -> Int {
    guard let position = dimensions.firstIndex(where: { $0.name == name }) else {
      throw .unknownCode(table: table, dimension: name, code: "")
    }
    return position
  }

  private static func set(
    _ codes: [String], table: String, _ dimension: Dimension
  ) throws(TablesFileProblem) -> LeafSet {
    var leaves: [Int] = []
    for code in codes {
      guard let leaf = dimension.leaves.firstIndex(of: code) else {
        throw .unknownCode(table: table, dimension: dimension.name, code: code)
      }
      leaves.append(leaf)
    }
    return LeafSet(leaves)
  }
}

private struct WrittenFile: Decodable {
  let tables: [WrittenTable]
}

private struct WrittenTable: Decodable {
  let name: String
  let dimensions: [WrittenSide]
  let scope: [String: [String]]
  let cells: [WrittenCell]
}

private struct WrittenSide: Decodable {
  let name: String
  let groups: [String: [String]]
  let categories: [String]
  let levels: [WrittenLevel]
}

private struct WrittenLevel: Decodable {
  let name: String
  let categories: [String]
}

private struct WrittenCell: Decodable {
  let at: [String]
  let value: Int?
}
