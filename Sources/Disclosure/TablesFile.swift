import Core

/// Protected tables as one JSON text: what the site offers as `data/tables.json`, so that anybody can
/// try to work out what is hidden, and what the ledger of releases keeps.
///
/// `{"dimensions": [{"name", "leaves": [code]}], "tables": [table]}`, where a table is
/// `{"name", "dimensions": [side], "scope": {dimension: [leaf code]}, "cells": [cell]}`:
///
/// * a side is `{"name", "categories": [code], "total", "groups", "levels": [{"name", "categories"}]}`.
///   `total` is the code of the category that holds all others, or null; `groups` gives the leaf codes
///   of each category that is not just the leaf of its own name, the total included; `levels` lists the
///   categories again by what excludes each other.
/// * `scope` names the leaves that the table covers of each dimension that it does not show.
/// * a cell is `{"at": [category code for each side], "value": count}`; `value` is null when hidden.
///
/// Cells are in row-major order and everything else is in the order of the plan, so equal tables give
/// equal bytes.
package enum TablesFile {
  /// - Parameter dimensions: those of the cross-classification that the tables were counted in.
  package static func text(of tables: [ProtectedTable], dimensions: [Dimension]) -> String {
    let sides = dimensions.map { dimension in
      JSONText.object([
        ("name", JSONText.quoted(dimension.name)), ("leaves", codes(dimension.leaves)),
      ])
    }
    let tables = tables.map { text(of: $0, dimensions) }
    return "{\"dimensions\":[\n" + sides.joined(separator: ",\n") + "\n],\"tables\":[\n"
      + tables.joined(separator: ",\n") + "\n]}\n"
  }

  private static func text(of table: ProtectedTable, _ dimensions: [Dimension]) -> String {
    let shape = table.shape
    let shown = Set(shape.axes.map(\.dimension))
    let scope = dimensions.indices.filter { !shown.contains($0) }.map { dimension in
      let leaves = shape.scope[dimension] ?? dimensions[dimension].everything
      return (dimensions[dimension].name, codes(dimensions[dimension].codes(of: leaves)))
    }
    let cells = table.cells.enumerated().map { place, count in
      JSONText.object([
        ("at", codes(shape.codes(of: place))), ("value", count.value.map(String.init) ?? "null"),
      ])
    }
    return JSONText.object([
      ("name", JSONText.quoted(table.name)),
      ("dimensions", JSONText.array(shape.axes.map { text(of: $0, dimensions[$0.dimension]) })),
      ("scope", JSONText.object(scope)),
      ("cells", "[\n" + cells.joined(separator: ",\n") + "\n]"),
    ])
  }

  private static func text(of axis: Axis, _ dimension: Dimension) -> String {
    let groups = axis.categories.filter { dimension.codes(of: $0.leaves) != [$0.code] }
    let total = axis.categories.first { $0.leaves == axis.covered }
    let levels = axis.levels.map { level in
      JSONText.object([
        ("name", JSONText.quoted(level.name)), ("categories", codes(level.categories.map(\.code))),
      ])
    }
    return JSONText.object([
      ("name", JSONText.quoted(dimension.name)),
      ("categories", codes(axis.categories.map(\.code))),
      ("total", total.map { JSONText.quoted($0.code) } ?? "null"),
      ("groups", JSONText.object(groups.map { ($0.code, codes(dimension.codes(of: $0.leaves))) })),
      ("levels", JSONText.array(levels)),
    ])
  }

  private static func codes(_ codes: [String]) -> String {
    JSONText.array(codes.map(JSONText.quoted))
  }
}

extension Dimension {
  /// The codes of a set's leaves, in their order.
  func codes(of set: LeafSet) -> [String] { set.leaves.map { leaves[$0] } }
}
