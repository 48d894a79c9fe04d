import Libzip

/// The parts of a workbook file (Office Open XML, ECMA-376), unpacked as streams and within limits.
final class WorkbookArchive {
  /// A part above this is no registry.
  static let largestPart: UInt64 = 8 << 30
  /// Deflate shrinks the XML of real sheets ten to fiftyfold. Beyond this, and above `bombBytes`, the
  /// part was made to fill the memory of whoever opens it.
  static let highestRatio: UInt64 = 300
  static let bombBytes: UInt64 = 64 << 20

  private let archive: OpaquePointer

  init(_ file: String) throws(ExportFailure) {
    var code: Int32 = 0
    guard let archive = zip_open(file, ZIP_RDONLY, &code) else {
      if code == ZIP_ER_NOENT || code == ZIP_ER_OPEN || code == ZIP_ER_READ {
        throw .machine("cannot open \(file)")
      }
      throw .file(
        "the file is not a workbook that can be opened: damaged, old or protected by a password",
        hint: "save it without a password as XLSX")
    }
    self.archive = archive
  }

  deinit { zip_discard(archive) }

  /// Parses a part; false when there is no such part.
  func parse(_ part: String, _ reading: any XMLReading) throws(ExportFailure) -> Bool {
    var stat = zip_stat_t()
    zip_stat_init(&stat)
    guard zip_stat(archive, part, 0, &stat) == 0 else { return false }
    if stat.encryption_method != 0 {
      throw .file("the workbook is protected by a password", hint: "save it without one")
    }
    let isBomb =
      stat.size > WorkbookArchive.bombBytes
      && stat.size / max(1, stat.comp_size) > WorkbookArchive.highestRatio
    if isBomb || stat.size > WorkbookArchive.largestPart {
      throw .file(
        "the workbook unpacks to far more than a registry holds",
        hint: "export the registry again; do not open this file")
    }
    guard let file = zip_fopen(archive, part, 0) else {
      throw .file("a part of the workbook cannot be unpacked", hint: "save it again as XLSX")
    }
    defer { zip_fclose(file) }
    try read(file, statedBytes: stat.size, XMLStream(reading))
    return true
  }

  private func read(
    _ file: OpaquePointer, statedBytes: UInt64, _ stream: XMLStream
  ) throws(ExportFailure) {
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 256 << 10, alignment: 16)
    defer { buffer.deallocate() }
    var total: UInt64 = 0
    while stream.isWanted {
      let count = zip_fread(file, buffer.baseAddress, UInt64(buffer.count))
      total += UInt64(max(0, count))
      guard count >= 0, total <= statedBytes,
        stream.feed(UnsafeRawBufferPointer(rebasing: buffer[..<Int(count)]), isLast: count == 0)
      else {
        throw .file("a part of the workbook is damaged", hint: "save it again as XLSX")
      }
      if count == 0 { return }
    }
  }
}
