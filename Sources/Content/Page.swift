import Core
import Markdown

/// What a page is drawn with, beside its own text.
package enum Layout: String, CaseIterable, Sendable {
  /// Title, text, review date.
  case guide
  /// The three doors and the list of guides.
  case home
  /// The form that opens a sealed record.
  case status
  /// Figures of earlier years and counts of the registry.
  case statistics
  /// The list of notices.
  case notices
  /// The way to the right body: topics of `directory/finder.yaml`.
  case finder
  /// Reception of citizens: regions of `directory/reception.yaml`.
  case reception
  /// The last day for an answer, worked out for any day of registration.
  case deadline
  /// Search over the texts of the language.
  case search
  /// Every page from A to Z.
  case index
  /// Keeps the pages of the language on the reader's device.
  case offline

  /// Layouts of which a site has exactly one page.
  package static let singular: [Layout] = [.home, .status, .statistics, .notices]
  /// Layouts of which a site has one page or none.
  package static let optional: [Layout] = [
    .finder, .reception, .deadline, .search, .index, .offline,
  ]
}

/// The text of a page or notice in one language.
///
/// A class, as are the page and the edition: both cores draw from them, and each copy of a structure
/// counted a dozen references up and down that the other core was counting, too.
package final class PageText: Sendable {
  /// Where it was written, as the author would type the path.
  package let source: String
  package let title: String
  /// The title where room is short: menus. The same as `title` unless the author wrote one.
  package let shortTitle: String
  /// One sentence for lists and for search engines.
  package let summary: String
  /// The day the text of this language last changed.
  package let updated: CalendarDate
  /// Of the facade, as whoever asked for it hashes it; `nil` for a text that is unchanged.
  package let facadeHash: [UInt8]?
  private let body: TextBody

  /// Of a text that is unchanged, parsed each time: mostly nobody asks.
  package var document: Document { body.document }

  /// Whether one of its headings has this id.
  package func hasHeading(_ id: String) -> Bool { document.headings.contains { $0.id == id } }

  /// Whether its page lies in the output already (`FileTree.unchanged`).
  package var isUnchanged: Bool { body.isUnread }

  init(
    source: String, title: String, shortTitle: String, summary: String, updated: CalendarDate,
    facadeHash: [UInt8]?, body: TextBody
  ) {
    self.source = source
    self.title = title
    self.shortTitle = shortTitle
    self.summary = summary
    self.updated = updated
    self.facadeHash = facadeHash
    self.body = body
  }
}

/// A page of guidance: one folder in `pages/`, one file a language.
package final class Page: Sendable {
  /// The folder inside `pages/`; also the page's address.
  package let slug: RelativePath
  package let layout: Layout
  /// The oldest day on which any of the three texts was checked against the law.
  package let reviewed: CalendarDate
  package let texts: Localized<PageText>
  /// Folders that it had before.
  package let aliases: [PageAlias]

  init(
    slug: RelativePath, layout: Layout, reviewed: CalendarDate, texts: Localized<PageText>,
    aliases: [PageAlias]
  ) {
    self.slug = slug
    self.layout = layout
    self.reviewed = reviewed
    self.texts = texts
    self.aliases = aliases
  }
}

/// A dated notice: one folder `notices/<date>-<slug>`.
package struct Notice: Sendable {
  package let date: CalendarDate
  /// The folder's name; also the notice's address.
  package let slug: RelativePath
  package let texts: Localized<PageText>
  /// Folders that it had before.
  package let aliases: [PageAlias]
}
