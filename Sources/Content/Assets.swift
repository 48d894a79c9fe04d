import Core

/// The site's own files: one stylesheet, the modules of the status script, icons.
package struct Assets: Sendable {
  /// `assets/style.css`, to be inlined in each page.
  package let stylesheet: String
  /// Where it was written, as the author would type the path.
  package let stylesheetPath: String
  /// `assets/status/*.js` by name.
  package let statusModules: [String: String]
  /// The folder of these modules, as the author would type it.
  package let statusFolder: String
  /// Every other file of `assets/`, published as it is.
  package let files: [RelativePath: [UInt8]]

  init?(_ site: FileTree, reporting diagnostics: inout [Diagnostic]) {
    guard let root = RelativePath("assets"), let scripts = RelativePath("assets/status"),
      let sheet = RelativePath("assets/style.css")
    else { return nil }
    var modules: [String: String] = [:]
    var files: [RelativePath: [UInt8]] = [:]
    for path in site.paths(inside: root) where path != sheet {
      if path.isInside(scripts) {
        if path.fileExtension != "js" { continue }
        modules[String(path.name)] = site.text(path, reporting: &diagnostics)
      } else if let relative = path.relative(to: root) {
        files[relative] = site[path]
      }
    }
    guard let text = site.text(sheet, reporting: &diagnostics) else { return nil }
    stylesheet = text
    stylesheetPath = site.displayed(sheet)
    statusFolder = site.displayed(scripts)
    statusModules = modules
    self.files = files
  }
}
