import Core
import FoundationEssentials

/// The cells of the tables that a site publishes as `data/tables.json`, whatever the tables are about.
struct PublishedCells: Hashable {
  struct Place: Hashable {
    let table: String
    /// The category of each side.
    let at: [String]
  }

  /// The count of a cell; a hidden one has none.
  private(set) var counts: [Place: Int?] = [:]

  static let path: RelativePath = {
    guard let path = RelativePath("data/tables.json") else { preconditionFailure("is a path") }
    return path
  }()

  init() {}

  /// Reads the file; `nil` when it is not of that form.
  init?(parsing bytes: [UInt8]) {
    guard let file = try? JSONDecoder().decode(File.self, from: Data(bytes)) else { return nil }
    for table in file.tables {
      for cell in table.cells { counts[Place(table: table.name, at: cell.at)] = .some(cell.value) }
    }
  }

  private struct File: Decodable {
    let tables: [Table]
  }

  private struct Table: Decodable {
    let name: String
    let cells: [Cell]
  }

  private struct Cell: Decodable {
    let at: [String]
    let value: Int?
  }
}

extension SiteDifference {
  /// A cell of a published table that says something else than it did.
  package struct Cell: Hashable, Sendable {
    package enum Change: String, Sendable {
      case added
      /// The value is another.
      case changed
      /// A value that was shown is hidden: whoever kept the old file knows it still.
      case hidden
      /// A value that was hidden is shown.
      case shown
      case removed
    }

    package let table: String
    package let at: [String]
    package let change: Change
    /// `nil` where there is none or it is hidden.
    package let live: Int?
    package let new: Int?
  }

  static func cells(_ live: PublishedCells, _ new: PublishedCells) -> [Cell] {
    let places = Set(live.counts.keys).union(new.counts.keys)
    let cells = places.compactMap { place -> Cell? in
      let (before, after) = (live.counts[place], new.counts[place])
      guard let change = change(before, after) else { return nil }
      return Cell(
        table: place.table, at: place.at, change: change, live: before ?? nil, new: after ?? nil)
    }
    return cells.sorted {
      ([$0.table] + $0.at).lexicographicallyPrecedes([$1.table] + $1.at, by: precedes)
    }
  }

  private static func change(_ live: Int??, _ new: Int??) -> Cell.Change? {
    switch (live, new) {
    case (.none, .none): nil
    case (.none, .some): .added
    case (.some, .none): .removed
    case (.some(let before), .some(let after)):
      if before == after {
        nil
      } else if after == nil {
        .hidden
      } else if before == nil {
        .shown
      } else {
        .changed
      }
    }
  }
}
