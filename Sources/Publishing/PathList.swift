import Core
import Glibc

/// Paths in byte order, each once, one after the other in one piece of memory: a site has a hundred
/// thousand of them, and as texts in sets and dictionaries they took ten times as much.
struct PathList: Sendable {
  private let bytes: [UInt8]
  /// Where each begins, and behind the last one their end.
  private let starts: [UInt32]

  static let empty = PathList([])

  var count: Int { starts.count - 1 }

  /// - Parameter paths: in any order.
  init(_ paths: some Sequence<RelativePath>) {
    var builder = Builder()
    for path in paths { path.withBytes { builder.append($0) } }
    self = builder.sorted()
  }

  private init(bytes: [UInt8], starts: [UInt32]) {
    self.bytes = bytes
    self.starts = starts
  }

  subscript(index: Int) -> RelativePath {
    let path = withBytes(of: index) { RelativePath(String(decoding: $0, as: UTF8.self)) }
    guard let path else { preconditionFailure("paths went in") }
    return path
  }

  @inline(__always)
  func withBytes<Result>(of index: Int, _ body: (UnsafeRawBufferPointer) -> Result) -> Result {
    bytes.withUnsafeBytes {
      body(UnsafeRawBufferPointer(rebasing: $0[Int(starts[index])..<Int(starts[index + 1])]))
    }
  }

  /// The place of a path.
  func index(of path: RelativePath) -> Int? {
    path.withBytes { wanted in
      var (low, high) = (0, count)
      while low < high {
        let middle = (low + high) / 2
        let order = withBytes(of: middle) { PathList.compare($0, wanted) }
        if order == 0 { return middle }
        if order < 0 { low = middle + 1 } else { high = middle }
      }
      return nil
    }
  }

  /// Negative, zero or positive: whether a path stands before, at or after another one.
  func order(of index: Int, against path: [UInt8]) -> Int {
    path.withUnsafeBytes { path in withBytes(of: index) { PathList.compare($0, path) } }
  }

  func contains(_ path: RelativePath) -> Bool { index(of: path) != nil }

  /// A path on a line of its own.
  func appendLine(_ index: Int, to output: inout [UInt8]) {
    withBytes(of: index) { output.append(contentsOf: $0) }
    output.append(0x0A)
  }

  func filtered(_ isWanted: (Int) -> Bool) -> PathList {
    var builder = Builder()
    for index in 0..<count where isWanted(index) { withBytes(of: index) { builder.append($0) } }
    return builder.list
  }

  /// All folders that these paths lie in.
  var folders: PathList {
    var builder = Builder()
    var last: [UInt8] = []
    for index in 0..<count {
      withBytes(of: index) { path in
        guard let slash = path.lastIndex(of: UInt8(ascii: "/")) else { return }
        // The paths of a folder stand together.
        if last.elementsEqual(path[..<slash]) { return }
        last = Array(path[..<slash])
        for end in path.indices where path[end] == UInt8(ascii: "/") {
          builder.append(UnsafeRawBufferPointer(rebasing: path[..<end]))
        }
      }
    }
    return builder.sorted()
  }

  /// Goes through two lists side by side.
  ///
  /// - Parameter body: takes the place of a path in one list, in the other or in both.
  static func merge(
    _ left: PathList, _ right: PathList, _ body: (_ left: Int?, _ right: Int?) -> Void
  ) {
    var (one, other) = (0, 0)
    while one < left.count || other < right.count {
      let order =
        one == left.count
        ? 1
        : other == right.count
          ? -1
          : left.withBytes(of: one) { left in right.withBytes(of: other) { compare(left, $0) } }
      body(order <= 0 ? one : nil, order >= 0 ? other : nil)
      one += order <= 0 ? 1 : 0
      other += order >= 0 ? 1 : 0
    }
  }

  func union(_ other: PathList) -> PathList {
    if other.count == 0 { return self }
    var builder = Builder()
    PathList.merge(self, other) { own, their in
      if let own { withBytes(of: own) { builder.append($0) } }
      if own == nil, let their { other.withBytes(of: their) { builder.append($0) } }
    }
    return builder.list
  }

  func subtracting(_ other: PathList) -> PathList {
    var builder = Builder()
    PathList.merge(self, other) { own, their in
      if let own, their == nil { withBytes(of: own) { builder.append($0) } }
    }
    return builder.list
  }

  /// Whole runs of bytes at once: each path is compared a dozen times.
  static func compare(_ left: UnsafeRawBufferPointer, _ right: UnsafeRawBufferPointer) -> Int {
    guard let one = left.baseAddress, let other = right.baseAddress else {
      return left.count - right.count
    }
    let order = memcmp(one, other, min(left.count, right.count))
    return order == 0 ? left.count - right.count : Int(order)
  }

  static func compare(_ left: [UInt8], _ right: [UInt8]) -> Int {
    left.withUnsafeBytes { left in right.withUnsafeBytes { compare(left, $0) } }
  }

  /// A list while it is made.
  struct Builder {
    private var bytes: [UInt8] = []
    private var starts: [UInt32] = [0]

    mutating func append(_ path: UnsafeRawBufferPointer) {
      bytes.append(contentsOf: path)
      starts.append(UInt32(bytes.count))
    }

    mutating func append(_ path: [UInt8]) {
      bytes += path
      starts.append(UInt32(bytes.count))
    }

    /// Of paths that came in order, each once.
    var list: PathList { PathList(bytes: bytes, starts: starts) }

    /// Whether the paths came in order, each once.
    var isOrdered: Bool {
      let raw = list
      return (1..<max(1, raw.count)).allSatisfy { index in
        raw.withBytes(of: index - 1) { left in raw.withBytes(of: index) { compare(left, $0) < 0 } }
      }
    }

    func sorted() -> PathList {
      if isOrdered { return list }
      let raw = list
      let order = (0..<UInt32(raw.count)).sorted { left, right in
        raw.withBytes(of: Int(left)) { left in
          raw.withBytes(of: Int(right)) { compare(left, $0) < 0 }
        }
      }
      var builder = Builder()
      for (place, index) in order.enumerated() {
        raw.withBytes(of: Int(index)) { path in
          let isTwin =
            place > 0 && raw.withBytes(of: Int(order[place - 1])) { compare($0, path) == 0 }
          if !isTwin { builder.append(path) }
        }
      }
      return builder.list
    }
  }
}

extension RelativePath {
  /// The folders this path lies in, the nearest first.
  var ancestors: [RelativePath] {
    guard let parent else { return [] }
    return Array(sequence(first: parent, next: \.parent))
  }

  func withBytes<Result>(_ body: (UnsafeRawBufferPointer) -> Result) -> Result {
    var text = description
    return text.withUTF8 { body(UnsafeRawBufferPointer($0)) }
  }
}
