import Core
import Markdown

/// Every address outside the site, once, with the first place that names it and how many do.
package struct ExternalLinks {
  let edition: Edition

  package init(_ edition: Edition) {
    self.edition = edition
  }

  package func lines() -> [String] {
    var places: [String: [SourceLocation]] = [:]
    for texts in edition.pages.map(\.texts) + edition.notices.map(\.texts) {
      for language in Language.allCases {
        for link in texts[language].document.links where !link.isInternal {
          places[link.destination, default: []].append(link.location)
        }
      }
    }
    return places.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }.map { entry in
      let others = entry.value.count == 1 ? "" : " and \(entry.value.count - 1) more"
      return "\(entry.key)  \(entry.value[0])\(others)"
    }
  }
}
