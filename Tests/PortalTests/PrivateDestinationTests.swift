import Foundation
import Testing

@Suite struct PrivateDestinationTests {
  @Test(
    "numbers are written nowhere where others see them",
    arguments: [
      "public/n.txt", "public/ky/n.txt", "other/n.txt", "live/n.txt", "Content/n", "Site/n",
    ])
  func exposed(file: String) throws {
    let site = try SampleSite()
    #expect(try site.run("build", "--quiet", "--output", "other").status == 0)
    #expect(try site.run("publish", "--quiet", "--from", "other", "--to", "live").status == 0)
    for command in [["issue", "--count", "3"], ["track", "Content/appeals/appeals.csv"]] {
      let run = try PortalRun(["reference"] + command + ["--to", file], in: site.folder.url)
      #expect(run.status == (command[0] == "issue" ? 2 : 1), "\(run.err)")
      #expect(!site.folder.exists(file))
    }
    let receipt = try site.run("receipt", "Content/appeals/appeals.csv", "--to", file)
    #expect(receipt.status == 2)
    #expect(receipt.err.contains("hint: name a file outside the site and its sources"))
    #expect(!site.folder.exists(file))
  }

  @Test("a list that is there is not lost for another")
  func existing() throws {
    let site = try SampleSite()
    #expect(try site.run("reference", "issue", "--count", "3", "--to", "n.txt").status == 0)
    let first = try site.folder.bytes("n.txt")
    let mode = try FileManager.default.attributesOfItem(atPath: site.folder("n.txt").path)
    #expect(mode[.posixPermissions] as? Int == 0o600)
    let again = try site.run("reference", "issue", "--count", "3", "--to", "n.txt")
    #expect(again.status == 2 && again.err.contains("--force"))
    #expect(try site.folder.bytes("n.txt") == first)
    #expect(try site.run("reference", "issue", "--to", "n.txt", "--force").status == 0)
    #expect(try site.folder.bytes("n.txt") != first)
    let nowhere = try site.run("reference", "issue", "--to", "no/where/n.txt")
    #expect(nowhere.status == 3 && nowhere.err.contains("hint: check the path"))
  }
}
