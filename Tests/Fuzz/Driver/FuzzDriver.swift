import FuzzTargets
import Glibc

/// libFuzzer's entry for programs that have a `main` of their own.
@_extern(c, "LLVMFuzzerRunDriver")
private func runDriver(
  _ count: UnsafeMutablePointer<Int32>,
  _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?>,
  _ callback: @convention(c) (UnsafePointer<UInt8>?, Int) -> Int32
) -> Int32

nonisolated(unsafe) private var target = FuzzTarget.csv

/// `portal-fuzz TARGET [options of libFuzzer] CORPUS…`
@main
enum FuzzDriver {
  static func main() {
    guard CommandLine.arguments.count > 1,
      let named = FuzzTarget(rawValue: CommandLine.arguments[1])
    else {
      let names = FuzzTarget.allCases.map(\.rawValue).joined(separator: ", ")
      fputs("usage: portal-fuzz TARGET [options] CORPUS; targets: \(names)\n", stderr)
      exit(2)
    }
    target = named
    var arguments = ([CommandLine.arguments[0]] + CommandLine.arguments.dropFirst(2)).map {
      strdup($0)
    }
    arguments.append(nil)
    var count = Int32(arguments.count - 1)
    let result = arguments.withUnsafeMutableBufferPointer { buffer in
      var first = buffer.baseAddress
      return withUnsafeMutablePointer(to: &first) { pointer in
        runDriver(&count, pointer) { bytes, size in
          target.run(Array(UnsafeBufferPointer(start: bytes, count: size)))
          return 0
        }
      }
    }
    exit(result)
  }
}
