import Libcmark

/// The memory cmark builds its trees in: one block a thread, handed out from front to back and taken
/// back whole when the last tree is gone.
///
/// cmark asks for every node and string by itself and gives them back one by one; that is a third of
/// its time with the allocator of the C library. Its allocator functions get no argument to find
/// their memory by, hence one for each thread.
struct TreeMemory {
  /// What cmark is told to call; nodes keep its address.
  private var functions: UnsafeMutablePointer<cmark_mem>
  private var next: UnsafeMutableRawPointer
  private var end: UnsafeMutableRawPointer
  /// The first stays with the thread; the others go when the trees go.
  private var blocks: [UnsafeMutableRawPointer]
  private var trees = 0

  /// Enough for a page of three thousand words.
  private static let firstBlock = 1 << 18
  /// Before each piece of memory stands its size.
  private static let header = 16

  /// The thread's allocator for one more tree, until `takeBack`.
  static func lend() -> UnsafeMutablePointer<cmark_mem> {
    makeThreadKey
    let memory = ofThisThread()
    memory.pointee.trees += 1
    return memory.pointee.functions
  }

  /// Ends the life of a tree, and of all memory of the thread's trees if it was the last.
  static func takeBack() {
    let memory = ofThisThread()
    memory.pointee.trees -= 1
    if memory.pointee.trees == 0 { memory.pointee.empty() }
  }

  fileprivate static func ofThisThread() -> UnsafeMutablePointer<TreeMemory> {
    if let memory = pthread_getspecific(threadKey) {
      return memory.assumingMemoryBound(to: TreeMemory.self)
    }
    let memory = UnsafeMutablePointer<TreeMemory>.allocate(capacity: 1)
    memory.initialize(to: TreeMemory())
    pthread_setspecific(threadKey, memory)
    return memory
  }

  private init() {
    functions = .allocate(capacity: 1)
    functions.initialize(
      to: cmark_mem(
        calloc: { zeroed(count: $0, size: $1) }, realloc: { resized($0, size: $1) },
        free: { _ in }))
    next = .allocate(byteCount: TreeMemory.firstBlock, alignment: 16)
    end = next + TreeMemory.firstBlock
    blocks = [next]
  }

  private mutating func empty() {
    for block in blocks.dropFirst() { block.deallocate() }
    blocks.removeLast(blocks.count - 1)
    next = blocks[0]
    end = next + TreeMemory.firstBlock
  }

  fileprivate func deallocate() {
    for block in blocks { block.deallocate() }
    functions.deallocate()
  }

  /// Uninitialised memory.
  fileprivate mutating func allocate(_ size: Int) -> UnsafeMutableRawPointer {
    let needed = (size + TreeMemory.header + 15) & ~15
    if end - next < needed { addBlock(atLeast: needed) }
    next.storeBytes(of: size, as: Int.self)
    defer { next += needed }
    return next + TreeMemory.header
  }

  fileprivate static func size(of memory: UnsafeMutableRawPointer) -> Int {
    (memory - header).load(as: Int.self)
  }

  private mutating func addBlock(atLeast size: Int) {
    let size = max(size, TreeMemory.firstBlock << min(blocks.count, 8))
    next = .allocate(byteCount: size, alignment: 16)
    end = next + size
    blocks.append(next)
  }
}

// Written once, before the first memory is lent, and read at every call: a lazily initialised
// constant would check each time whether it is there, and so would a checked variable.
@exclusivity(unchecked) nonisolated(unsafe) private var threadKey: pthread_key_t = 0

private let makeThreadKey: Void = {
  let failure = pthread_key_create(&threadKey) { memory in
    guard let memory = memory?.assumingMemoryBound(to: TreeMemory.self) else { return }
    memory.pointee.deallocate()
    memory.deinitialize(count: 1)
    memory.deallocate()
  }
  precondition(failure == 0, "no key is left for memory that belongs to a thread")
}()

private func zeroed(count: Int, size: Int) -> UnsafeMutableRawPointer {
  let memory = TreeMemory.ofThisThread().pointee.allocate(count * size)
  memset(memory, 0, count * size)
  return memory
}

private func resized(_ old: UnsafeMutableRawPointer?, size: Int) -> UnsafeMutableRawPointer {
  guard let old else { return TreeMemory.ofThisThread().pointee.allocate(size) }
  let oldSize = TreeMemory.size(of: old)
  if size <= oldSize { return old }
  let memory = TreeMemory.ofThisThread().pointee.allocate(size)
  memcpy(memory, old, oldSize)
  return memory
}
