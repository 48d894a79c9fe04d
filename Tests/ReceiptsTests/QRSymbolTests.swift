import Libqrencode
import SeededRandom
import Testing

@testable import Receipts

@Suite("A QR symbol")
struct QRSymbolTests {
  let address = "https://portal.president.example/ky/status/#4929071538264109"

  func drawing(_ text: String) throws -> SymbolDrawing {
    let symbol = try QRSymbol(text)
    return try SymbolDrawing(path: symbol.path, side: symbol.side)
  }

  @Test("is read back as the address it was made of")
  func roundTrip() throws {
    #expect(try SymbolReader(modules: drawing(address).modules).text() == address)
  }

  @Test(
    "is as coarse as the address allows",
    arguments: [
      ("https://host/#4929071538264109", 25),
      ("https://portal.example/ky/status/#4929071538264109", 29),
      ("https://portal.president.example/ky/status/#4929071538264109", 33),
      ("https://portal.example/ky/status/#PA-2026-015073,259972932783", 33),
    ])
  func size(address: String, width: Int) throws {
    #expect(try QRSymbol(address).width == width)
    #expect(try SymbolReader(modules: drawing(address).modules).text() == address)
  }

  @Test("has four light modules around it")
  func quietZone() throws {
    let symbol = try QRSymbol(address)
    #expect(symbol.side == symbol.width + 8)
    #expect(symbol.path.hasPrefix("M4 4h7v1h-7z"))
  }

  @Test("has the modules of the library, which are also in its path")
  func library() throws {
    let code = try #require(QRcode_encodeString(address, 0, QR_ECLEVEL_M, QR_MODE_8, 1))
    defer { QRcode_free(code) }
    let width = Int(code.pointee.width)
    let expected = (0..<width).map { row in
      (0..<width).map { code.pointee.data[row * width + $0] & 1 == 1 }
    }
    let symbol = try QRSymbol(address)
    #expect(
      (0..<symbol.width).map { row in
        (0..<symbol.width).map { symbol.isDark(row: row, column: $0) }
      } == expected)
    #expect(try drawing(address).modules == expected)
  }

  @Test("says any address that fits in versions 2 to 6")
  func randomAddresses() throws {
    let seed: UInt64 = 20_261_122
    var generator = SeededGenerator(seed: seed)
    let characters = (0x21...0x7E).map { Character(UnicodeScalar(UInt8($0))) } + "0123456789"
    for _ in 0..<20 {
      let length = Int.random(in: 24...106, using: &generator)
      let text = String((0..<length).map { _ in characters.randomElement(using: &generator)! })
      let read = try SymbolReader(modules: drawing(text).modules).text()
      #expect(read == text, "seed \(seed)")
    }
  }

  @Test("is not read when a module is wrong: the reader checks every codeword")
  func wrongModule() throws {
    var modules = try drawing(address).modules
    modules[20][20].toggle()
    #expect(throws: SymbolReader.Failure.codewords) { try SymbolReader(modules: modules).text() }
  }

  @Test("is refused when its modules would be too fine for paper")
  func tooLong() throws {
    let longest = "https://portal.example/" + String(repeating: "a", count: 190)
    #expect(try QRSymbol(longest).width <= 57)
    #expect(throws: ReceiptFailure.addressTooLong(bytes: 214)) { try QRSymbol(longest + "a") }
  }

  @Test("is only made of what can stand in an address")
  func notAnAddress() async {
    await #expect(processExitsWith: .failure) { _ = try? QRSymbol("a\0b") }
    await #expect(processExitsWith: .failure) { _ = try? QRSymbol("ПА-2026") }
  }
}
