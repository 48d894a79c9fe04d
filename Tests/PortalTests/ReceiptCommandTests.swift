import Foundation
import Testing

@Suite struct ReceiptCommandTests {
  @Test("a number that is not of digits alone stands on the receipt as the registry spells it")
  func spelling() throws {
    let site = try SampleSite()
    let settings = try site.folder.text("Site/site.yaml")
    let pattern = /patterns:\n(?:    .*\n|  - .*\n)+/
    try site.folder.write(
      settings.replacing(
        pattern, with: "patterns: [{id: list, pattern: \"{d:2}~{d:1-2}~{d:1-6}\"}]\n"),
      to: "Site/site.yaml")
    try site.folder.write("reference\n05-1/001234\n", to: "numbers.csv")
    let run = try site.run("receipt", "numbers.csv")
    #expect(run.status == 0, "\(run.err)")
    #expect(run.out.contains(">05-1/001234<") && !run.out.contains("05-1-1234"))
  }
}
