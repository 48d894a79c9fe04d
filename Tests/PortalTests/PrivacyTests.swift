import Testing

@Suite struct PrivacyTests {
  @Test("lists what was examined for personal data")
  func examined() throws {
    let run = try SampleSite().run("check", "--privacy", "--without-lookup")
    #expect(run.status == 0, "\(run.err)")
    for part in [
      "personal-number, passport, phone, e-mail, bank-card, street-address, person-name",
      "Content/pages: ", "Content/notices: 3 texts",
      "the references of 60 rows; 17 of its 17 columns are kept",
    ] {
      #expect(run.out.contains(part), "\(run.out)")
    }
  }

  @Test(
    "contacts and allowances with a source let official numbers stand, however they are grouped")
  func allowed() throws {
    let site = try SampleSite()
    let page = "Content/pages/after-filing/ru.md"
    let text = try site.folder.text(page)
    try site.folder.write(
      text + "\nПриемная: +996 312 000-000. Дежурный: 0 555 12 34 56.\n", to: page)
    let refused = try site.run("check", "--without-lookup")
    #expect(refused.findings.map(\.code) == ["privacy.phone"])
    #expect(!refused.err.contains("12 34 56"))
    try site.folder.write(
      """
      allowed:
        - {text: 0555-12-34-56, why: duty phone, source: a letter of the office, checked: 2026-05-01}

      """, to: "Content/privacy.yaml")
    let run = try site.run("check", "--privacy", "--without-lookup")
    #expect(run.findings.isEmpty, "\(run.err)")
    #expect(run.out.contains("2 places allowed"))
  }
}
