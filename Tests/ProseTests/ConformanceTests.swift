import Testing

@Suite("CommonMark")
struct ConformanceTests {
  @Test("says what Debian's cmark says, sample for sample")
  func agreesWithCmark() throws {
    let samples = try Sample.all()
    #expect(samples.count >= 300)
    let expected = try ReferenceCmark.html(of: samples.map(\.markdown))
    for (sample, reference) in zip(samples, expected) {
      let ours = rendered(sample.markdown).html
      #expect(canonical(ours) == canonical(reference), "\(sample.testDescription)")
    }
  }

  @Test("compares no two samples of one name")
  func namesAreUnique() throws {
    let names = try Sample.all().map(\.testDescription)
    #expect(Set(names).count == names.count)
  }

  @Test("sees a difference in text, in an attribute, in a line end within text and in code")
  func comparisonIsSharp() {
    #expect(canonical("<p>a</p>\n") != canonical("<p>b</p>\n"))
    #expect(canonical("<p><a href=\"x\">a</a></p>") != canonical("<p><a href=\"y\">a</a></p>"))
    #expect(canonical("<p>a\n<em>b</em></p>") != canonical("<p>a<em>b</em></p>"))
    #expect(canonical("<p>a<br />\nb</p>") != canonical("<p>a<br />b</p>"))
    #expect(canonical("<pre><code>a\n</code></pre>") != canonical("<pre><code>a</code></pre>"))
    #expect(canonical("<li>\n<p>a</p>\n</li>") == canonical("<li><p>a</p></li>"))
  }
}
