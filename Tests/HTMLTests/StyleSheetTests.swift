import HTML
import Testing

@Suite("A stylesheet")
struct StyleSheetTests {
  @Test(
    "is refused when it could end its element",
    arguments: [
      "</style>", "a{}</STYLE >", "/* </ */", "\u{600}</style>", "a{content:'</'}", "<<//",
      "<</style>",
    ])
  func refused(text: String) {
    #expect(StyleSheet(text) == nil)
  }

  @Test(
    "is taken otherwise", arguments: ["", "a>b{}", "a{content:'<'}/*/<*/", "@media(width<9em){}"])
  func taken(text: String) {
    #expect(StyleSheet(text)?.text == text)
  }
}
