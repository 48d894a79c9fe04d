import Compression
import Foundation
import Testing

@Suite struct CompressorTests {
  private static let page = Array(
    String(repeating: "Кайрылууларды кароо акысыз. ", count: 200).utf8)

  /// What a program of the system makes of bytes on its input.
  private func output(of program: String, _ arguments: [String], input: [UInt8]) throws -> [UInt8] {
    let process = Process()
    let (into, out) = (Pipe(), Pipe())
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [program] + arguments
    process.standardInput = into
    process.standardOutput = out
    try process.run()
    into.fileHandleForWriting.write(Data(input))
    try into.fileHandleForWriting.close()
    let bytes = Array(out.fileHandleForReading.readDataToEndOfFile())
    process.waitUntilExit()
    try #require(process.terminationStatus == 0)
    return bytes
  }

  @Test("gzip reads it back, and it holds neither a time nor a name", arguments: [[], page])
  func gzip(_ bytes: [UInt8]) throws {
    let made = Compressor.gzip(bytes)
    #expect(Array(made[3..<8]) == [0, 0, 0, 0, 0])
    #expect(try output(of: "gzip", ["-dc"], input: made) == bytes)
  }

  @Test("brotli reads it back", arguments: Compressor.Effort.allCases)
  func brotli(_ effort: Compressor.Effort) throws {
    for bytes in [[], [7], Self.page] {
      let made = Compressor.brotli(bytes, effort: effort)
      #expect(try output(of: "brotli", ["-dc"], input: made) == bytes)
    }
  }

  @Test("the same bytes every time, and fewer")
  func steady() {
    let first = Compressor.brotli(Self.page, effort: .best)
    #expect(first == Compressor.brotli(Self.page, effort: .best))
    #expect(first.count < Self.page.count / 20)
    #expect(Compressor.gzip(Self.page) == Compressor.gzip(Self.page))
  }

  @Test("the checksum is that of the specification")
  func checksum() { #expect(Compressor.checksum("123456789".utf8) == 0xCBF4_3926) }
}
