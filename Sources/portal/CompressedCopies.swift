import ArgumentParser
import Compression
import Core
import Publishing

/// Copies of files that web servers send instead, compressed beforehand: `.gz` and `.br` beside each
/// file that compresses. The look-up is left out: the text of sealed bytes gets smaller by a quarter
/// only, which servers do on the way, and copies would treble the number of its files.
struct CompressedCopies {
  /// `nil` for no copies.
  let effort: Compressor.Effort?

  private static let endings: Set<Substring> = [
    "css", "csv", "html", "ics", "js", "json", "md", "svg", "ttl", "txt", "xml",
  ]

  /// The files that copies of these will be.
  func paths(of originals: [RelativePath]) -> [RelativePath] {
    if effort == nil { return [] }
    return originals.filter(isCompressible).flatMap { [copy($0, "gz"), copy($0, "br")] }
  }

  func write(_ path: RelativePath, _ bytes: [UInt8], to output: OutputFolder) {
    guard let effort, isCompressible(path) else { return }
    output.write(copy(path, "gz"), Compressor.gzip(bytes))
    output.write(copy(path, "br"), Compressor.brotli(bytes, effort: effort))
  }

  /// Leaves a file with its copies as an earlier build left them; `false` when one is not there.
  func keep(_ path: RelativePath, in output: OutputFolder) -> Bool {
    output.keep([path] + paths(of: [path]))
  }

  private func isCompressible(_ path: RelativePath) -> Bool {
    CompressedCopies.endings.contains(path.fileExtension)
  }

  private func copy(_ path: RelativePath, _ ending: String) -> RelativePath {
    guard let copy = RelativePath("\(path).\(ending)") else {
      preconditionFailure("an ending does not change what a path is")
    }
    return copy
  }
}

extension Compressor.Effort: ExpressibleByArgument {}

/// The option of the commands that build.
struct CopyOptions: ParsableArguments {
  @Option(help: "Writes .gz and .br beside each file that compresses: fast, or best for slow.")
  var compress: Compressor.Effort?

  var copies: CompressedCopies { CompressedCopies(effort: compress) }
}
