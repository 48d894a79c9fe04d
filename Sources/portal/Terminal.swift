import Glibc

/// The two streams of the process. Plain writes: Swift's print would buffer a line that a crash
/// then swallows.
enum Terminal {
  static func out(_ text: String) { write(text + "\n", to: STDOUT_FILENO) }
  static func error(_ text: String) { write(text + "\n", to: STDERR_FILENO) }

  /// Replaces the last line of standard error, when a person is looking at it.
  static func progress(_ text: String) {
    if showsProgress { write("\r\u{1B}[K" + text, to: STDERR_FILENO) }
  }

  static func endProgress() { progress("") }

  static let showsProgress = isatty(STDERR_FILENO) == 1

  private static func write(_ text: String, to descriptor: Int32) {
    var text = text
    text.withUTF8 { bytes in
      var done = 0
      while done < bytes.count {
        let written = Glibc.write(descriptor, bytes.baseAddress! + done, bytes.count - done)
        if written <= 0 { return }
        done += written
      }
    }
  }
}
