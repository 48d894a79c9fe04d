import Core
import LocatedYAML
import Markdown

/// Reads the folders of `pages/` and `notices/`.
struct PageReader: Sendable {
  let files: FileTree
  let demonstration: DemonstrationBlocks
  /// Hashes the facade of each text, if anybody wants it.
  let hashFacade: TextFacades.Hash?

  init(
    files: FileTree, demonstration: DemonstrationBlocks? = nil,
    hashFacade: TextFacades.Hash? = nil
  ) {
    self.files = files
    self.demonstration = demonstration ?? DemonstrationBlocks(of: files)
    self.hashFacade = hashFacade
  }

  /// Names of text files a page folder may hold.
  private static let names = Language.allCases.map { $0.rawValue + ".md" }
  private static let files = Localized { RelativePath("\($0.rawValue).md")! }
  static let pages = RelativePath("pages")!
  static let notices = RelativePath("notices")!

  static func text(_ language: Language, in folder: RelativePath) -> RelativePath {
    folder.appending(files[language])
  }

  /// Folders under `root` that hold at least one Markdown file, in byte order.
  func folders(in root: RelativePath) -> [RelativePath] {
    var folders: Set<RelativePath> = []
    var last = root
    for path in files.paths(inside: root) where path.fileExtension == "md" {
      // The files of a folder mostly follow one another.
      if path.isChild(of: last) { continue }
      guard let parent = path.parent, parent != root else { continue }
      last = parent
      folders.insert(parent)
    }
    return folders.sorted()
  }

  /// Reports files that no reader will look at: a text outside a page folder, or of no language.
  func strays(in root: RelativePath) -> [Diagnostic] {
    files.paths(inside: root).compactMap { path in
      let isText = PageReader.names.contains(String(path.name))
      if isText && path.parent != root { return nil }
      return Diagnostic(
        .error, "page.stray-file", "file is not a page in a language of the portal",
        at: SourceLocation(path: files.displayed(path)),
        hint: "name it \(root)/<page>/ky.md, ru.md or en.md, or remove it")
    }
  }

  func page(_ folder: RelativePath, root: RelativePath) -> (Page?, [Diagnostic]) {
    var diagnostics: [Diagnostic] = []
    let drafts = texts(in: folder, kind: .page, reporting: &diagnostics)
    guard let drafts, let slug = folder.relative(to: root) else { return (nil, diagnostics) }
    for language in [Language.ru, .en] where drafts[language].layout != drafts.ky.layout {
      diagnostics.append(
        Diagnostic(
          .error, "page.layout", "layout differs from the Kyrgyz text",
          at: drafts[language].layoutAt,
          hint: "write ‘layout: \(drafts.ky.layout.rawValue)’ in the three files"))
    }
    let reviewed = drafts.map { $0.reviewed ?? $0.text.updated }
    return (
      Page(
        slug: slug, layout: drafts.ky.layout,
        reviewed: min(reviewed.ky, reviewed.ru, reviewed.en), texts: drafts.map(\.text),
        aliases: aliases(drafts)),
      diagnostics
    )
  }

  func notice(_ folder: RelativePath, root: RelativePath) -> (Notice?, [Diagnostic]) {
    var diagnostics: [Diagnostic] = []
    let drafts = texts(in: folder, kind: .notice, reporting: &diagnostics)
    guard let slug = folder.relative(to: root) else { return (nil, diagnostics) }
    let bytes = Array(slug.description.utf8)
    guard let date = CalendarDate(iso: String(decoding: bytes.prefix(10), as: UTF8.self)),
      bytes.count > 11, bytes[10] == UInt8(ascii: "-"), !slug.description.contains("/")
    else {
      diagnostics.append(
        Diagnostic(
          .error, "notice.name", "notice folder does not begin with its date",
          at: SourceLocation(path: files.displayed(folder)),
          hint: "name it YYYY-MM-DD-short-name"))
      return (nil, diagnostics)
    }
    guard let drafts else { return (nil, diagnostics) }
    let notice = Notice(
      date: date, slug: slug, texts: drafts.map(\.text), aliases: aliases(drafts))
    return (notice, diagnostics)
  }

  /// An alias holds in every language, whichever text names it.
  private func aliases(_ drafts: Localized<TextDraft>) -> [PageAlias] {
    var seen: Set<RelativePath> = []
    return Language.allCases.flatMap { drafts[$0].aliases }
      .filter { seen.insert($0.folder).inserted }
  }

  // MARK: - One folder

  private func texts(
    in folder: RelativePath, kind: TextDraft.Kind, reporting diagnostics: inout [Diagnostic]
  ) -> Localized<TextDraft>? {
    let drafts = Localized<TextDraft?> { language in
      let path = PageReader.text(language, in: folder)
      if files[path] == nil {
        diagnostics.append(missing(language, in: folder, at: path))
        return nil
      }
      return draft(path, kind: kind, reporting: &diagnostics)
    }
    guard let ky = drafts.ky, let ru = drafts.ru, let en = drafts.en else { return nil }
    let complete = Localized(ky: ky, ru: ru, en: en)
    reportStale(complete, &diagnostics)
    return complete
  }

  private func draft(
    _ path: RelativePath, kind: TextDraft.Kind, reporting diagnostics: inout [Diagnostic]
  ) -> TextDraft? {
    let shown = files.displayed(path)
    guard let text = files.bytes(ofText: path, reporting: &diagnostics),
      let matter = FrontMatter(text, path: shown, reporting: &diagnostics)
    else { return nil }
    let unread = UnreadBody(matter: matter, path: shown, demonstration: demonstration)
    if files.unchanged.contains(path) {
      return TextDraft(matter, .unread(unread), path: shown, kind: kind, reporting: &diagnostics)
    }
    let document = unread.document(reporting: &diagnostics)
    // At once, while all of it is near: later it took three times as long.
    let hash = hashFacade.map { $0(TextFacades.facade(matter, document.headings)) }
    return TextDraft(
      matter, .read(document), facadeHash: hash, path: shown, kind: kind,
      reporting: &diagnostics)
  }

  /// At the first line of a text that is there, for it is to be translated.
  private func missing(
    _ language: Language, in folder: RelativePath, at path: RelativePath
  ) -> Diagnostic {
    let written = PageReader.names.compactMap { RelativePath("\(folder)/\($0)") }
      .first { files[$0] != nil }
    return Diagnostic(
      .error, "translation.missing", "page has no text in \(language.englishName)",
      at: SourceLocation(path: files.displayed(written ?? path), line: 1, column: 1),
      hint: "translate it into \(files.displayed(path))", showsSource: false)
  }

  /// A translation older than the text it translates may say something that is no longer so.
  private func reportStale(
    _ drafts: Localized<TextDraft>, _ diagnostics: inout [Diagnostic]
  ) {
    let source = drafts[Language.source].text
    for language in Language.allCases where drafts[language].text.updated < source.updated {
      diagnostics.append(
        Diagnostic(
          .warning, "translation.stale",
          "translation of \(drafts[language].text.updated) is older than its source of \(source.updated)",
          at: drafts[language].updatedAt,
          hint: "compare the two texts, then set ‘updated’ to the day you did",
          notes: [.init("source text", at: drafts[Language.source].updatedAt)]))
    }
  }
}
