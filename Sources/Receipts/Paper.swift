/// The paper in the printer (ISO 216). A receipt is A6, upright.
package enum Paper: String, Sendable, CaseIterable {
  /// One receipt a page.
  case a6
  /// Four receipts a page, with lines to cut along.
  case a4

  package var receiptsPerPage: Int {
    switch self {
    case .a6: 1
    case .a4: 4
    }
  }
}
