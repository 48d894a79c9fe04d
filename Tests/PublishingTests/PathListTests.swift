import Core
import SeededRandom
import Testing

@testable import Publishing

@Suite("Path list")
struct PathListTests {
  private func paths(_ texts: [String]) throws -> [RelativePath] {
    try texts.map { try #require(RelativePath($0)) }
  }

  private func texts(_ list: PathList) -> [String] {
    (0..<list.count).map { list[$0].description }
  }

  @Test("is in byte order with each path once, and finds each")
  func order() throws {
    let names = ["b/c", "a", "b", "b.html", "b/c", "ж/а", "a/b/c.html", "B", "b/c/d"]
    let list = PathList(try paths(names))
    #expect(texts(list) == ["B", "a", "a/b/c.html", "b", "b.html", "b/c", "b/c/d", "ж/а"])
    for (index, path) in try paths(texts(list)).enumerated() {
      #expect(list.index(of: path) == index)
    }
    for absent in try paths(["0", "aa", "b/", "b/c/", "я"].map { $0.replacing("/", with: "/x") }) {
      #expect(!list.contains(absent))
    }
    #expect(PathList.empty.count == 0)
    #expect(PathList.empty.index(of: try #require(RelativePath("a"))) == nil)
  }

  @Test("unions, differences and folders are those of sets")
  func sets() throws {
    var generator = SeededGenerator(seed: 5)
    for round in 0..<50 {
      func some() throws -> [RelativePath] {
        let count = Int.random(in: 0..<12, using: &generator)
        return try (0..<count).map { _ in
          let depth = Int.random(in: 1...3, using: &generator)
          let parts = (0..<depth).map { _ in ["a", "b", "c.d"].randomElement(using: &generator)! }
          return try #require(RelativePath(parts.joined(separator: "/")))
        }
      }
      let (left, right) = (try some(), try some())
      let (one, other) = (PathList(left), PathList(right))
      let (oneSet, otherSet) = (Set(left), Set(right))
      func sorted(_ set: Set<RelativePath>) -> [String] { set.sorted().map(\.description) }
      #expect(texts(one.union(other)) == sorted(oneSet.union(otherSet)), "round \(round)")
      #expect(texts(one.subtracting(other)) == sorted(oneSet.subtracting(otherSet)))
      #expect(
        texts(one.filtered { $0 % 2 == 0 })
          == texts(one).enumerated().filter { $0.offset % 2 == 0 }.map(\.element))
      let folders = left.flatMap { sequence(first: $0, next: \.parent).dropFirst() }
      #expect(texts(one.folders) == sorted(Set(folders)))
      var both: [String] = []
      PathList.merge(one, other) {
        if let own = $0, $1 != nil { both.append(one[own].description) }
      }
      #expect(both == sorted(oneSet.intersection(otherSet)))
    }
  }
}
