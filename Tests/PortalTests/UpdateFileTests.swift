import Testing

@Suite struct UpdateFileTests {
  private let header =
    "change,reference,received,registered,channel,kind,collective,signatories,repeat,topic,region,body,transfers,inspected,status,extended,closed,outcome\n"

  @Test("a small file a day changes the registry and the day of the data, and the report says how")
  func daily() throws {
    let site = try SampleSite()
    let first = try site.folder.text("Content/appeals/appeals.csv").split(separator: "\n")[1]
      .split(separator: ",")[0]
    try site.folder.write(
      header + "withdraw,\(first),,,,,,,,,,,,,,,,\n"
        + "add,9737167868433534,2026-07-01,2026-07-01,written,complaint,no,1,no,land,KG-C,ministry,1,no,registered,no,,\n",
      to: "Content/appeals/updates/2026-07-01.csv")
    let check = try site.run("registry", "check")
    #expect(check.status == 0, "\(check.err)")
    #expect(
      check.out.firstMatch(of: /rows +2\n +added +1\n +withdrawn +1\n/) != nil, "\(check.out)")
    #expect(
      check.out.firstMatch(of: /all sources\n +rows +62\n +appeals +60/) != nil, "\(check.out)")
    try site.folder.write(
      try site.folder.text("Content/appeals/registry.yaml").replacing("06-30", with: "07-01"),
      to: "Content/appeals/registry.yaml")
    let later = try site.run("registry", "check")
    #expect(later.out.firstMatch(of: /superseded +2\n/) != nil, "\(later.out)")
  }
}
