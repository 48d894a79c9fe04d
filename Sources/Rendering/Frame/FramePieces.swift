import Content
import Core
import HTML
import Phrasing

/// The parts of the frame that are the same in every page of a language, written once: drawn for each
/// page they were half of what a page takes.
///
/// A class, so that a page that looks at one does not retain them all.
final class FramePieces: Sendable {
  let beginning: HTMLFragment
  let beginningWithCharts: HTMLFragment
  let feed: HTMLFragment
  let siteDescription: HTMLFragment
  let picture: HTMLFragment
  let skipLink: HTMLFragment
  let brand: HTMLFragment
  let phase: HTMLFragment
  let notices: HTMLFragment
  /// For pages that are in none of their menus, as are the other parts of the kind.
  let mainMenu: HTMLFragment
  let footer: HTMLFragment
  /// Folders of the pages in the main menu, and in those of the footer.
  private let menuFolders: [RelativePath?]
  private let footerFolders: [RelativePath?]

  init(_ frame: PageFrame, _ language: Language) {
    let words = frame.messages[language]
    func piece(_ write: (inout HTMLWriter) -> Void) -> HTMLFragment {
      HTMLFragment(hyphenate: language.hyphenation, write)
    }
    func folders(_ pages: [Settings.PageName]) -> [RelativePath?] {
      pages.compactMap { frame.links.page($0.slug, language) }.map(\.route.folder)
    }
    beginning = piece { frame.writeBeginning(hasCharts: false, &$0) }
    beginningWithCharts = piece { frame.writeBeginning(hasCharts: true, &$0) }
    feed = piece { frame.writeFeed(words, &$0) }
    siteDescription = piece { frame.writeSiteDescription(language, &$0) }
    picture = piece { frame.writePicture(language, &$0) }
    skipLink = piece { SkipLink().write(words, into: &$0) }
    brand = piece { frame.writeBrand(language, &$0) }
    phase = piece { frame.writePhase(words, &$0) }
    notices = piece { frame.writeNotices(words, &$0) }
    mainMenu = piece { frame.writeMainMenu(nil, words, &$0) }
    footer = piece { frame.writeFooter(nil, words, &$0) }
    menuFolders = folders(frame.settings.navigation)
    footerFolders = folders(frame.settings.footer + frame.settings.help)
  }

  func mainMenu(of route: Route) -> HTMLFragment? {
    menuFolders.contains(route.folder) ? nil : mainMenu
  }

  func footer(of route: Route) -> HTMLFragment? {
    footerFolders.contains(route.folder) ? nil : footer
  }
}
