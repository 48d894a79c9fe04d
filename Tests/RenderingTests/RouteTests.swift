import Core
import Testing

@testable import Rendering

@Suite struct RouteTests {
  @Test("gives a page the address of its folder, without a file name")
  func address() {
    let route = Route(.ru, sitePath("bodies/mayors"))
    #expect(route.address == "/ru/bodies/mayors/")
    #expect(route.file.description == "ru/bodies/mayors/index.html")
    #expect(route.in(.ky).address == "/ky/bodies/mayors/")
  }

  @Test("puts the home page at the folder of its language", arguments: Language.allCases)
  func home(language: Language) {
    #expect(Route(language).address == "/\(language.rawValue)/")
    #expect(Route(language).file.description == "\(language.rawValue)/index.html")
  }
}
