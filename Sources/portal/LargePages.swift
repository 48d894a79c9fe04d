import Glibc
import Libmalloc

/// Memory that the kernel hands out two mebibytes at a time, where it would be four kibibytes.
///
/// A build of a thousand pages in three languages works in a hundred megabytes, and taking them up in 18,000
/// pieces was a sixteenth of its CPU. The heap grows by itself in steps too small for large pages, so it
/// gets its room at once; what is never touched of it costs nothing. Where a virtual machine has given its
/// free memory back to the host, taking it up again costs most of what this gains.
enum LargePages {
  private static let room: CInt = 128 << 20
  /// So many can share one heap, as was measured: pieces that threads give back stay with them. With more
  /// cores each thread has a heap of its own, in small pages.
  private static let fewCores = 2

  /// Call it before threads run. Where the kernel has no large pages, or the allocator is another (that of
  /// a sanitizer), nothing changes.
  static func use() {
    // Who limits a program's memory means less than all this.
    if isLimited(RLIMIT_AS) || isLimited(RLIMIT_DATA) { return }
    if sysconf(CInt(_SC_NPROCESSORS_ONLN)) <= fewCores { mallopt(M_ARENA_MAX, 1) }
    // Whoever sets one of these has to set all: the allocator stops learning them from what is freed. So
    // large pieces are of the heap as they come to be in a long run, and the heap is kept.
    mallopt(M_MMAP_THRESHOLD, 32 << 20)
    mallopt(M_TRIM_THRESHOLD, CInt.max)
    mallopt(M_TOP_PAD, room)
    defer { mallopt(M_TOP_PAD, 1 << 20) }
    // More than is left of the heap, so that it grows.
    guard let start = malloc(1 << 20) else { return }
    if let end = sbrk(0), start < end {
      let first = start.alignedUp(toMultipleOf: Int(getpagesize()))
      madvise(first, end - first, MADV_HUGEPAGE)
    }
    free(start)
  }

  private static func isLimited(_ resource: __rlimit_resource) -> Bool {
    var limit = rlimit()
    return getrlimit(Int32(resource.rawValue), &limit) != 0 || limit.rlim_cur != rlim_t.max
  }
}
