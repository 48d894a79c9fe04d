import Core

/// A value or a name without the words that only say what kind of place it is: `г. Бишкек`,
/// `город Бишкек` and `Бишкек шаары` are one, `Ошская обл.` and `Ош шаары` are not.
struct PlaceName: Hashable, Sendable {
  enum Kind: Hashable, Sendable {
    case city, region, district
  }

  let core: String
  /// `nil` where no word says it.
  let kind: Kind?

  init(_ text: FoldedText) {
    var (core, kind): ([Substring], Kind?) = ([], nil)
    for word in text.description.split(whereSeparator: { " .,()".contains($0) }) {
      if let known = PlaceName.words[String(word)] {
        kind = kind ?? known
      } else {
        core.append(word)
      }
    }
    self.core = core.joined(separator: " ")
    self.kind = kind
  }

  private static let words: [String: Kind] = {
    var words: [String: Kind] = [:]
    let lists: [(Kind, String)] = [
      (.city, "г гор город города шаар шаары ш city town"),
      (.region, "обл область области облус облусу region oblast province"),
      (.district, "район района р-н рн районы району district rayon"),
    ]
    for (kind, list) in lists {
      for word in list.split(separator: " ") { words[FoldedText(word).description] = kind }
    }
    return words
  }()
}

/// The known values that a text may be meant for.
struct KnownNames {
  private let names: [String]
  private let folded: [FoldedText]
  private let places: [PlaceName]

  init(_ names: [String]) {
    self.names = names
    folded = names.map { FoldedText($0) }
    places = folded.map(PlaceName.init)
  }

  /// Texts longer than this are no category.
  private static let longest = 200

  /// The only name that is the same but for the words that say what kind of place it is.
  func same(as text: FoldedText) -> String? {
    let place = PlaceName(text)
    if place.core.isEmpty || place.kind == nil { return nil }
    return places.firstIndex(of: place).map { names[$0] }
  }

  /// The name spelled most like the text; `nil` when none is near.
  func nearest(to text: FoldedText) -> String? {
    guard text.description.utf8.count <= KnownNames.longest else { return nil }
    if let same = same(as: text) { return same }
    let place = PlaceName(text)
    if let kind = place.kind {
      let alike = places.indices.filter { places[$0].kind == kind }
      let cores = alike.map { places[$0].core }
      if let near = nearestName(to: place.core, among: cores), let at = cores.firstIndex(of: near) {
        return names[alike[at]]
      }
    }
    let all = folded.map(\.description)
    guard let near = nearestName(to: text.description, among: all) else { return nil }
    return all.firstIndex(of: near).map { names[$0] }
  }
}
