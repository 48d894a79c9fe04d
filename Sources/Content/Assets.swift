import Core

/// The site's own files: one stylesheet, the modules of the scripts, icons.
package struct Assets: Sendable {
  /// `assets/style.css`, to be inlined in each page.
  package let stylesheet: String
  /// Where it was written, as the author would type the path.
  package let stylesheetPath: String
  /// A script of one kind of page, in modules.
  package struct Script: Sendable {
    /// By file name.
    package var modules: [String: String] = [:]
    /// As the author would type it.
    package let folder: String
  }

  /// `assets/status/*.js` and the like, by the name of the folder.
  package let scripts: [ScriptName: Script]
  /// Every other file of `assets/`, published as it is.
  package let files: [RelativePath: [UInt8]]

  init?(_ site: FileTree, reporting diagnostics: inout [Diagnostic]) {
    guard let root = RelativePath("assets"), let sheet = RelativePath("assets/style.css") else {
      return nil
    }
    var scripts: [ScriptName: Script] = [:]
    var files: [RelativePath: [UInt8]] = [:]
    for name in ScriptName.allCases {
      scripts[name] = Script(folder: "\(site.displayed(root))/\(name.rawValue)")
    }
    for path in site.paths(inside: root) where path != sheet {
      if let name = ScriptName.allCases.first(where: { path.isInside($0.folder(in: root)) }) {
        if path.fileExtension != "js" { continue }
        scripts[name]?.modules[String(path.name)] = site.text(path, reporting: &diagnostics)
      } else if let relative = path.relative(to: root) {
        files[relative] = site[path]
      }
    }
    guard let text = site.text(sheet, reporting: &diagnostics) else { return nil }
    stylesheet = text
    stylesheetPath = site.displayed(sheet)
    self.scripts = scripts
    self.files = files
  }
}

/// The pages that have a script; the raw value is the folder of its modules in `assets/`.
package enum ScriptName: String, CaseIterable, Sendable {
  case status
  case deadline
  case search
  case offline

  fileprivate func folder(in root: RelativePath) -> RelativePath {
    guard let name = RelativePath(rawValue) else { preconditionFailure("a name is a path") }
    return root.appending(name)
  }
}
