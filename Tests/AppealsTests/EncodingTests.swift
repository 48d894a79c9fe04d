import Core
import Testing

@testable import Appeals

@Suite struct EncodingTests {
  private func decode(
    _ bytes: [UInt8], _ encoding: TextEncoding? = nil, piece: Int = 1 << 20
  ) -> (text: String, encoding: TextEncoding?) {
    var transcoder = Transcoder(encoding)
    var output: [UInt8] = []
    feed(bytes, pieces: [piece]) { chunk in
      transcoder.feed(chunk) { span in span.withUnsafeBufferPointer { output += $0 } }
    }
    transcoder.feed([UInt8]().span, isLast: true) { span in
      span.withUnsafeBufferPointer { output += $0 }
    }
    return (String(decoding: output, as: UTF8.self), transcoder.encoding)
  }

  @Test("tells Cyrillic from Latin single bytes, and both from UTF-8")
  func guesses() {
    let russian = "Дата поступления;Тема;№ 5 – «Жер»"
    #expect(decode(EncodedText.windows1251(russian)).text == russian)
    #expect(decode(EncodedText.windows1251(russian)).encoding == .windows1251)
    let portuguese = "Instituição financeira;Reclamações;1º trimestre"
    #expect(decode(EncodedText.latin1(portuguese)).text == portuguese)
    #expect(decode(EncodedText.latin1(portuguese)).encoding == .latin1)
    #expect(decode(Array(russian.utf8)).encoding == .utf8)
    #expect(decode(Array("plain ASCII".utf8)).encoding == nil)
  }

  @Test("UTF-16 with and without a mark, cut anywhere, pairs of surrogates included")
  func utf16() {
    let text = "Рег. №;Тема 😀\r\n1;Чүй\r\n"
    for bigEndian in [true, false] {
      for piece in [1, 2, 3, 1 << 20] {
        let bytes = EncodedText.utf16(text, bigEndian: bigEndian, mark: true)
        let result = decode(bytes, .utf16, piece: piece)
        // With pieces of one byte the mark itself is cut, and is only seen where it is whole.
        if piece > 1 { #expect(result.text == "\u{FEFF}" + text) }
      }
    }
    #expect(decode([0x3D, 0xD8, 0x41, 0x00], .utf16).text == "\u{FFFD}A")
    #expect(decode([0x41, 0x00, 0x3D], .utf16).text == "A\u{FFFD}")
  }

  @Test("the delimiter is the one that cuts the first lines alike")
  func delimiters() {
    func guess(_ text: String) -> UInt8? { DelimiterGuess.delimiter(of: Array(text.utf8).span) }
    #expect(guess("a;b;c\n1,5;2,5;3,5\n") == UInt8(ascii: ";"))
    #expect(guess("a,b\n\"x;y;z\",2\n") == UInt8(ascii: ","))
    #expect(guess("a\tb,c\n1\t2\n") == UInt8(ascii: "\t"))
    #expect(guess("one\ntwo\n") == nil)
  }

  @Test("names of files with stars and question marks")
  func patterns() throws {
    func matches(_ pattern: String, _ path: String) throws -> Bool {
      try FilePattern(#require(RelativePath(pattern))).matches(#require(RelativePath(path)))
    }
    #expect(try matches("a/*.csv", "a/2026.csv"))
    #expect(try matches("a/2*6*.csv", "a/2026-6.csv"))
    #expect(try matches("a/20??.csv", "a/2026.csv"))
    #expect(try !matches("a/20??.csv", "a/20261.csv"))
    #expect(try !matches("a/*.csv", "b/2026.csv"))
    #expect(try !matches("*.csv", "a/2026.csv"))
    #expect(try matches("a/жу*ал.csv", "a/журнал.csv"))
  }
}
