/// Which dimensions must be crossed, and how finely, so that tables which share dimensions are known
/// to come from the same things.
///
/// Tables are the edges of a hypergraph whose vertices are the dimensions at their levels of
/// detail. It is triangulated; its cliques are crossed fully, and neighbouring cliques must agree on
/// what they share. For such a family of margins a common whole exists as soon as they agree
/// (Vorob'ev 1962; for counts too, since the model is decomposable), so nothing is lost against
/// crossing all dimensions, and mostly very much is saved.
struct JointTree {
  /// For each dimension the partitions in use, each a refinement of the one before.
  let chains: [[Partition]]
  /// For each clique and dimension the position in the chain; nil where it is not crossed.
  let cliques: [[Int?]]
  /// Pairs of cliques that must agree: a spanning tree.
  let links: [(Int, Int)]

  private struct Vertex: Hashable {
    let dimension: Int
    let level: Int
  }

  /// - Parameter groups: cells that must be summed from one clique, by their leaf sets; a table each.
  init(dimensions: [Dimension], groups: [[[LeafSet]]]) {
    let partitions = groups.map { cells in
      dimensions.indices.map { dimension in
        Partition(
          leafCount: dimensions[dimension].leaves.count,
          generatedBy: Set(cells.map { $0[dimension] }))
      }
    }
    let chains = dimensions.indices.map { dimension in
      Self.chain(partitions.map { $0[dimension] })
    }
    let levels = partitions.map { group in
      dimensions.indices.map { dimension in
        group[dimension].count == 1
          ? nil : chains[dimension].firstIndex { $0.isRefinement(of: group[dimension]) }
      }
    }
    self.chains = chains
    cliques = Self.cliques(Set(levels).sorted(by: Self.precedes), chains: chains)
    links = Self.spanningTree(cliques)
  }

  private static func precedes(_ left: [Int?], _ right: [Int?]) -> Bool {
    left.map { $0 ?? -1 }.lexicographicallyPrecedes(right.map { $0 ?? -1 })
  }

  /// Orders partitions by refinement; incomparable ones are replaced by their common refinement.
  private static func chain(_ partitions: [Partition]) -> [Partition] {
    let ordered = Set(partitions).filter { $0.count > 1 }.sorted {
      $0.count != $1.count
        ? $0.count < $1.count : $0.labels.lexicographicallyPrecedes($1.labels)
    }
    var chain: [Partition] = []
    for partition in ordered {
      let next = chain.last.map(partition.refined) ?? partition
      if next != chain.last { chain.append(next) }
    }
    return chain
  }

  /// Eliminates vertices, cheapest first; within a dimension finer levels go before coarser ones, so
  /// that each clique with a level has the coarser ones as well.
  private static func cliques(_ groups: [[Int?]], chains: [[Partition]]) -> [[Int?]] {
    var neighbours: [Vertex: Set<Vertex>] = [:]
    for group in groups {
      let vertices = group.indices.flatMap { dimension in
        (0..<(group[dimension] ?? -1) + 1).map { Vertex(dimension: dimension, level: $0) }
      }
      for vertex in vertices { neighbours[vertex, default: []].formUnion(vertices) }
    }
    var found: [[Int?]] = []
    while let next = cheapest(neighbours, chains: chains) {
      let around = neighbours[next] ?? []
      found.append(levels(of: around, dimensions: chains.count))
      for vertex in around { neighbours[vertex]?.formUnion(around) }
      neighbours[next] = nil
      for vertex in around { neighbours[vertex]?.remove(next) }
    }
    if found.isEmpty { found = [chains.map { _ in nil }] }
    return maximal(found)
  }

  private static func levels(of vertices: Set<Vertex>, dimensions: Int) -> [Int?] {
    (0..<dimensions).map { dimension in
      vertices.filter { $0.dimension == dimension }.map(\.level).max()
    }
  }

  private static func cheapest(
    _ neighbours: [Vertex: Set<Vertex>], chains: [[Partition]]
  ) -> Vertex? {
    var best: (vertex: Vertex, size: Double)?
    for dimension in chains.indices {
      guard
        let level = chains[dimension].indices.last(where: {
          neighbours[Vertex(dimension: dimension, level: $0)] != nil
        })
      else { continue }
      let vertex = Vertex(dimension: dimension, level: level)
      let clique = levels(of: neighbours[vertex] ?? [], dimensions: chains.count)
      let size = zip(chains, clique).reduce(1.0) { product, side in
        product * (side.1.map { Double(side.0[$0].count) } ?? 1)
      }
      if best.map({ size < $0.size }) ?? true { best = (vertex, size) }
    }
    return best?.vertex
  }

  private static func maximal(_ cliques: [[Int?]]) -> [[Int?]] {
    let unique = cliques.enumerated().filter { !cliques[..<$0.offset].contains($0.element) }
      .map(\.element)
    return unique.filter { clique in
      !unique.contains { other in
        other != clique && zip(clique, other).allSatisfy { ($0 ?? -1) <= ($1 ?? -1) }
      }
    }
  }

  /// The tree with the most shared vertices, which gives running intersection.
  private static func spanningTree(_ cliques: [[Int?]]) -> [(Int, Int)] {
    var links: [(Int, Int)] = []
    var reached = [0]
    while reached.count < cliques.count {
      var best: (from: Int, to: Int, shared: Int)?
      for from in reached {
        for to in cliques.indices where !reached.contains(to) {
          let shared = zip(cliques[from], cliques[to]).reduce(0) {
            $0 + min($1.0 ?? -1, $1.1 ?? -1) + 1
          }
          if best.map({ shared > $0.shared }) ?? true { best = (from, to, shared) }
        }
      }
      guard let best else { break }
      links.append((best.from, best.to))
      reached.append(best.to)
    }
    return links
  }
}
