import ArgumentParser
import Core
import Foundation
import Publishing
import Rendering

struct GalleryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "gallery",
    abstract: "Writes a page for each component of the pages, in all states and languages.",
    discussion: """
      For designers, translators and tests. The gallery is no part of the site and is not written into \
      one: it shows made-up states.
      """)

  @OptionGroup var sources: SourceOptions

  @Option(help: "Folder for the gallery; it must be empty or hold an earlier one.")
  var output = ".build-gallery"

  func run() throws {
    try refuseSite()
    let plan = try Preparation(options: sources, output: nil, hasLookup: false).plan()
    let files = plan.site.gallery.files
    do {
      let folder = try OutputFolder(output)
      try folder.begin(files.map(\.path))
      for file in files { folder.write(file.path, file.render()) }
      let summary = try folder.finish()
      sources.conclude("\(summary.files) files of the gallery -> \(output)/")
    } catch let refusal as OutputRefusal {
      Terminal.error("portal: \(refusal)")
      throw PortalExit.wrongUsage
    } catch {
      throw MachineFailure(error)
    }
  }

  /// What lies inside a site is published with it.
  private func refuseSite() throws {
    let facts = "\(output)/\(ReleaseFacts.path)"
    let isSite = FileManager.default.fileExists(atPath: facts)
    let inside = [sources.content, sources.site].filter {
      SecretFile.isInside(output, folder: $0)
    }
    let path = URL(filePath: output).standardizedFileURL.path
    guard let folder = isSite ? output : OutputFolder.holding(path) ?? inside.first else { return }
    Terminal.error("portal: \(output) lies inside \(folder), and the gallery is not published")
    Terminal.error("hint: name a folder outside the site and its sources with --output")
    throw PortalExit.wrongUsage
  }
}
