/// A stylesheet that may be inlined: it cannot end its element early.
package struct StyleSheet: Sendable, Equatable {
  package let text: String

  /// `nil` when the text contains `</`, which could close the `style` element.
  package init?(_ text: String) {
    // Between bytes: among characters, one that joins the next (U+0600) would hide the `<`.
    let bytes = Array(text.utf8)
    if zip(bytes, bytes.dropFirst()).contains(where: { $0 == (0x3C, 0x2F) }) { return nil }
    self.text = text
  }
}
