import Core
import Synchronization
import Testing

@Suite("Mapping on all cores")
struct ConcurrentMapTests {
  @Test(
    "gives what a plain map gives, in the same order",
    arguments: [0, 1, 2, 7, 15, 16, 17, 31, 32, 33, 255, 1000, 4097])
  func equalsMap(count: Int) {
    let elements = Array(0..<count)
    let expected = elements.map { "\($0)" }
    #expect(concurrentMap(elements) { "\($0)" } == expected)
    for chunk in [1, 2, 3, 16, 1000, 5000] {
      #expect(concurrentMap(elements, chunk: chunk) { "\($0)" } == expected, "chunk \(chunk)")
    }
  }

  @Test("keeps the order when the first elements are the slowest")
  func slowFirst() {
    let results = concurrentMap(Array(0..<64), chunk: 1) { element in
      var sum = 0
      for step in 0..<(64 - element) * 2_000 { sum &+= step ^ element }
      return (element, sum)
    }
    #expect(results.map(\.0) == Array(0..<64))
  }

  @Test("transforms each element exactly once")
  func once() {
    let counts = Mutex([Int](repeating: 0, count: 1000))
    _ = concurrentMap(Array(0..<1000), chunk: 3) { element in
      counts.withLock { $0[element] += 1 }
    }
    #expect(counts.withLock { $0 } == [Int](repeating: 1, count: 1000))
  }

  @Test("does the caller's work once, and before it returns", arguments: [0, 1, 2, 1000])
  func meanwhile(count: Int) {
    var done: [Int] = []
    let results = concurrentMap(
      Array(0..<count), chunk: 1, meanwhile: { done.append(count) }, { $0 })
    #expect(done == [count])
    #expect(results == Array(0..<count))
  }

  @Test("works inside itself")
  func nested() {
    let results = concurrentMap(Array(0..<20), chunk: 1) { outer in
      concurrentMap(Array(0..<20), chunk: 1) { outer * $0 }
    }
    #expect(results == (0..<20).map { outer in (0..<20).map { outer * $0 } })
  }

  @Test("takes a chunk of nothing for a mistake of ours")
  func emptyChunk() async {
    await #expect(processExitsWith: .failure) { _ = concurrentMap([1, 2], chunk: 0) { $0 } }
  }
}
