import ArgumentParser
import Core

/// Where the sources are and how to speak of them; shared by the commands that read them.
struct SourceOptions: ParsableArguments {
  @Option(help: "Folder of pages, notices, figures, the directory and the registry.")
  var content = "Content"

  @Option(help: "Folder of settings, messages and assets.")
  var site = "Site"

  @Option(
    name: .customLong("as-of"),
    help: ArgumentHelp(
      "Day the data speak of, YYYY-MM-DD.",
      discussion: "Without it: the newest day named in the sources, so that builds repeat."),
    transform: { text in
      guard let date = CalendarDate(iso: text) else {
        throw ValidationError("‘\(text)’ is not a day; write it YYYY-MM-DD")
      }
      return date
    })
  var asOf: CalendarDate?

  @Flag(help: "Say nothing but problems.")
  var quiet = false

  @Flag(help: "Write problems as JSON, one object a line, on standard output.")
  var json = false

  @Option(help: "Private folder: derived keys between builds, the office's secret.")
  var secrets = ".portal"
}

extension SourceOptions {
  /// Says what was made. Standard output has nothing but JSON when it has JSON.
  func conclude(_ text: String) {
    if quiet || text.isEmpty { return }
    if json { Terminal.error(text) } else { Terminal.out(text) }
  }
}
