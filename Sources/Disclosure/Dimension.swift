/// One respect in which the counted things differ, such as the region or the month of receipt.
package struct Dimension: Hashable, Sendable {
  package let name: String
  /// The codes of the finest categories; a ``LeafSet`` holds positions in this list.
  package let leaves: [String]

  package init(name: String, leaves: [String]) {
    precondition(!leaves.isEmpty, "a dimension has at least one leaf")
    self.name = name
    self.leaves = leaves
  }

  package var everything: LeafSet { LeafSet(allOf: leaves.count) }

  /// The set of the leaves with these codes; nil when a code is not a leaf of this dimension.
  package func set(ofCodes codes: [String]) -> LeafSet? {
    let positions = codes.compactMap { leaves.firstIndex(of: $0) }
    return positions.count == codes.count ? LeafSet(positions) : nil
  }
}

/// A published category: a code and the leaves that it stands for.
package struct Category: Hashable, Sendable {
  package let code: String
  package let leaves: LeafSet

  package init(code: String, leaves: LeafSet) {
    precondition(!leaves.isEmpty, "a category has at least one leaf")
    self.code = code
    self.leaves = leaves
  }
}

/// One side of a table: a dimension and the levels at which its categories are listed.
package struct Axis: Hashable, Sendable {
  /// Categories that exclude each other, such as all quarters, or one total.
  package struct Level: Hashable, Sendable {
    package let name: String
    package let categories: [Category]

    package init(name: String, categories: [Category]) {
      precondition(!categories.isEmpty, "a level has at least one category")
      precondition(
        Self.excludeEachOther(categories), "the categories of a level exclude each other")
      self.name = name
      self.categories = categories
    }

    static func excludeEachOther(_ categories: [Category]) -> Bool {
      var seen = LeafSet([])
      return categories.allSatisfy { category in
        defer { seen = seen.union(category.leaves) }
        return seen.isDisjoint(with: category.leaves)
      }
    }

    /// A level of one category.
    package init(total code: String, leaves: LeafSet) {
      self.init(name: code, categories: [Category(code: code, leaves: leaves)])
    }

    /// One category for each leaf of the dimension, under the leaf's own code.
    package init(leavesOf dimension: Dimension) {
      self.init(
        name: dimension.name,
        categories: dimension.leaves.enumerated().map {
          Category(code: $0.element, leaves: LeafSet([$0.offset]))
        })
    }
  }

  /// The position of the dimension in the cross-classification.
  package let dimension: Int
  /// Coarse before fine by custom; groupings that cut across each other are two levels.
  package let levels: [Level]
  /// The categories of all levels, in order: the positions along this side of the table.
  package let categories: [Category]

  package init(dimension: Int, levels: [Level]) {
    precondition(!levels.isEmpty, "an axis has at least one level")
    self.dimension = dimension
    self.levels = levels
    categories = levels.flatMap(\.categories)
    precondition(
      Set(categories.map(\.code)).count == categories.count, "codes differ along an axis")
  }

  /// All leaves that any category of the axis covers.
  package var covered: LeafSet {
    categories.reduce(LeafSet([])) { $0.union($1.leaves) }
  }
}
