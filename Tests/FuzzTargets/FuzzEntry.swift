import Glibc

/// The reader that is fuzzed, by its name in the environment: libFuzzer has the `main`, and takes all
/// arguments for its own.
private let target: FuzzTarget = {
  let names = FuzzTarget.allCases.map(\.rawValue).joined(separator: ", ")
  guard let name = getenv("FUZZ_TARGET"), let target = FuzzTarget(rawValue: String(cString: name))
  else { preconditionFailure("set FUZZ_TARGET to one of \(names)") }
  return target
}()

/// What libFuzzer calls with each input.
@_cdecl("LLVMFuzzerTestOneInput")
package func testOneInput(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
  target.run(Array(UnsafeBufferPointer(start: bytes, count: count)))
  return 0
}
