import Core
import Markdown

/// What the rest of a site can know of a text: its front matter and its headings. While these stay the
/// same, a text may change and nothing is made otherwise but its own page, and lists of all words.
package struct TextFacades: Sendable {
  package typealias Hash = @Sendable (_ facade: [UInt8]) -> [UInt8]

  private let files: FileTree
  private let demonstration: DemonstrationBlocks

  /// - Parameter content: the folder of pages and notices.
  package init(_ content: FileTree) {
    files = content
    demonstration = DemonstrationBlocks(of: content)
  }

  /// Whether a file of that folder is the text of a page or a notice.
  package static func isText(_ path: [UInt8]) -> Bool {
    (path.starts(with: folders.0) || path.starts(with: folders.1))
      && path.suffix(ending.count).elementsEqual(ending)
  }

  private static let folders = (Array("pages/".utf8), Array("notices/".utf8))
  private static let ending = Array(".md".utf8)

  /// The facade as bytes to compare; `nil` when anything is wrong with the text.
  package func facade(of path: RelativePath) -> [UInt8]? {
    var diagnostics: [Diagnostic] = []
    guard let text = files.bytes(ofText: path, reporting: &diagnostics),
      let matter = FrontMatter(text, path: path.description, reporting: &diagnostics)
    else { return nil }
    let body = UnreadBody(
      matter: matter, path: path.description, demonstration: demonstration)
    let document = body.document(reporting: &diagnostics)
    return diagnostics.isEmpty ? TextFacades.facade(matter, document.headings) : nil
  }

  /// No byte 0 is in a text, so no two facades are alike that should not be.
  static func facade(_ matter: FrontMatter, _ headings: [Heading]) -> [UInt8] {
    var bytes = Array(matter.yaml.utf8)
    for heading in headings {
      bytes += [0, UInt8(heading.level)]
      bytes += heading.id.utf8
      bytes.append(0)
      bytes += heading.text.utf8
    }
    return bytes
  }
}

extension Edition {
  /// Every text of a page or notice by its file in the folder of contents.
  package var texts: [RelativePath: PageText] {
    var texts: [RelativePath: PageText] = [:]
    texts.reserveCapacity((pages.count + notices.count) * Language.allCases.count)
    func add(_ localized: Localized<PageText>, in folder: RelativePath) {
      for language in Language.allCases {
        texts[PageReader.text(language, in: folder)] = localized[language]
      }
    }
    for page in pages { add(page.texts, in: page.sources) }
    for notice in notices { add(notice.texts, in: notice.sources) }
    return texts
  }
}

extension Page {
  /// Where its texts lie in the folder of contents.
  package var sources: RelativePath { PageReader.pages.appending(slug) }

  /// The file of a text that lies in the folder of a page or notice.
  package static func text(_ language: Language, in folder: RelativePath) -> RelativePath {
    PageReader.text(language, in: folder)
  }
}

extension Notice {
  /// Where its texts lie in the folder of contents.
  package var sources: RelativePath { PageReader.notices.appending(slug) }
}
