import Libbrotlienc
import Libz

/// Compresses the bytes of one file: the same bytes on every machine, without names or times inside.
package enum Compressor {
  /// How hard it is tried.
  package enum Effort: String, CaseIterable, Sendable {
    /// gzip 9 and Brotli 5: about as fast as pages are drawn.
    case fast
    /// gzip 9 and Brotli 11: a tenth smaller, sixty times slower.
    case best
  }

  /// A gzip member (RFC 1952) without a name and with the time 0.
  package static func gzip(_ bytes: [UInt8]) -> [UInt8] {
    deflated(bytes, level: 9, windowBits: 15 + 16)
  }

  /// A zlib stream (RFC 1950), as PNG holds one. On the one picture of the site level 9 takes 15 ms, more
  /// than forty pages, and level 6 takes 2; its stream is a tenth longer.
  package static func zlib(_ bytes: [UInt8]) -> [UInt8] {
    deflated(bytes, level: 6, windowBits: 15)
  }

  /// A Brotli stream (RFC 7932).
  package static func brotli(_ bytes: [UInt8], effort: Effort) -> [UInt8] {
    let quality: Int32 = effort == .fast ? 5 : BROTLI_MAX_QUALITY
    var size = BrotliEncoderMaxCompressedSize(bytes.count)
    return [UInt8](unsafeUninitializedCapacity: max(size, 16)) { output, count in
      let isDone = BrotliEncoderCompress(
        quality, BROTLI_MAX_WINDOW_BITS, BROTLI_MODE_TEXT, bytes.count, bytes, &size,
        output.baseAddress)
      precondition(isDone == BROTLI_TRUE, "the buffer is as large as Brotli asks")
      count = size
    }
  }

  /// CRC-32, as gzip and PNG use it.
  package static func checksum(_ bytes: some Sequence<UInt8>) -> UInt32 {
    let bytes = Array(bytes)
    return UInt32(truncatingIfNeeded: crc32(0, bytes, UInt32(bytes.count)))
  }

  private static func deflated(
    _ bytes: [UInt8], level: Int32, windowBits: Int32
  ) -> [UInt8] {
    var stream = z_stream()
    precondition(portal_deflate_init(&stream, level, windowBits) == Z_OK, "zlib has no memory")
    defer { deflateEnd(&stream) }
    var input = bytes
    let bound = Int(deflateBound(&stream, UInt(bytes.count)))
    return input.withUnsafeMutableBufferPointer { input in
      [UInt8](unsafeUninitializedCapacity: bound) { output, count in
        stream.next_in = input.baseAddress
        stream.avail_in = UInt32(input.count)
        stream.next_out = output.baseAddress
        stream.avail_out = UInt32(bound)
        precondition(deflate(&stream, Z_FINISH) == Z_STREAM_END, "the bound is enough")
        count = Int(stream.total_out)
      }
    }
  }
}
