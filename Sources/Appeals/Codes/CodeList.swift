import Core

/// The codes of one column of the registry.
///
/// A code's number is its place in the list, from 1; columns of `AppealTable` hold numbers, and 0
/// there means "not stated". So a table of counts by code has `count + 1` places.
package struct CodeList: Sendable {
  package let codes: [Code]
  /// The number an empty cell stands for; 0 unless the list has a code for "not stated".
  package let emptyNumber: Int
  /// Whether any code has dates of validity.
  package let isDated: Bool
  private let index: CodeIndex
  private let ids: [String]

  /// - Parameter codes: each id once and well spelled, parents already numbers of this list.
  init(codes: [Code], emptyNumber: Int) {
    self.codes = codes
    self.emptyNumber = emptyNumber
    isDated = codes.contains { $0.validFrom != nil || $0.validUntil != nil }
    ids = codes.map(\.id)
    index = CodeIndex(ids: ids)
  }

  package var count: Int { codes.count }

  /// The code with a number from 1 to `count`; `nil` for 0.
  package subscript(number: some BinaryInteger) -> Code? {
    number == 0 ? nil : codes[Int(number) - 1]
  }

  /// What the code with a number is called in the registry; `nil` for 0. A hot path: the code's names
  /// are not touched.
  package func id(of number: Int) -> String? {
    number == 0 ? nil : ids[number - 1]
  }

  /// The number of a code.
  package func number(of id: String) -> Int? {
    index.number(in: Array(id.utf8).span, 0..<id.utf8.count)
  }

  /// The number of the code spelled by `bytes[cell]`. A hot path: seven cells a row.
  func number(in bytes: Span<UInt8>, _ cell: Range<Int>) -> Int? {
    index.number(in: bytes, cell)
  }

  /// The number of the code at the top of the branch that `number` belongs to.
  package func top(of number: Int) -> Int {
    self[number]?.parent ?? number
  }

  /// Numbers of the codes one level below `number`; those at the top for 0.
  package func children(of number: Int) -> [Int] {
    codes.indices.filter { (codes[$0].parent ?? 0) == number }.map { $0 + 1 }
  }
}
