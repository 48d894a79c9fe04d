import Foundation
import Testing

@Suite struct DiagnosticCodeTests {
  @Test("each code of the sources has a broken site or a test of its own, and no other has")
  func complete() throws {
    let codes = try DiagnosticCodes.inSources()
    let covered = Set(BrokenSite.codes).union(FileFaultTests.codes)
    #expect(codes.subtracting(covered).sorted() == [], "codes without a broken site")
    #expect(covered.subtracting(codes).sorted() == [], "broken sites without a code")
  }

  @Test(
    "a code that no author can provoke is provoked by the test that is named",
    arguments: BrokenSite.codes.filter(BrokenSite.isCoveredElsewhere))
  func coveredElsewhere(code: String) throws {
    let lines = try Repository.text("\(BrokenSite.folder)/\(code)/covered-by.txt")
      .split(separator: "\n")
    try #require(lines.count > 2, "which test, what to look for, why")
    #expect(try Repository.text(String(lines[0])).contains(lines[1]))
  }
}
