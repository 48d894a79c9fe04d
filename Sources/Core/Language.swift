/// A language of the portal. The set is closed: every sentence a reader sees exists in each of them.
///
/// Raw values are BCP 47 tags, used in addresses, file names and the `lang` attribute. Kyrgyz is the
/// state language, Russian the official one; the order here is the order readers see.
package enum Language: String, CaseIterable, Sendable, Hashable, Comparable {
  case ky
  case ru
  case en

  /// The language in which pages are written first; the others are its translations.
  package static let source = Language.ky

  /// Its name in messages to staff.
  package var englishName: String {
    switch self {
    case .ky: "Kyrgyz"
    case .ru: "Russian"
    case .en: "English"
    }
  }

  /// The language's own name, as shown in the language switch.
  package var endonym: String {
    switch self {
    case .ky: "Кыргызча"
    case .ru: "Русский"
    case .en: "English"
    }
  }

  package static func < (left: Language, right: Language) -> Bool {
    left.index < right.index
  }

  /// Position in `allCases`, for arrays with one element a language.
  package var index: Int {
    switch self {
    case .ky: 0
    case .ru: 1
    case .en: 2
    }
  }
}
