import Core
import Testing

@testable import Appeals

@Suite struct EventsReaderTests {
  let fixture: EventFixture

  init() throws {
    fixture = try EventFixture()
  }

  @Test("reads the events of each row, whatever its reference looks like")
  func events() {
    let result = fixture.read(lines: [
      "4929071538264109,2026-03-02,received,", "ПА-2026-15,2026-03-02,received,",
      "4929071538264109,2026-03-03,registered,", "20260302000000000007,2026-03-02,received,",
      "4929071538264109,2026-03-04,referred,ministry", "ПА-2026-15,2026-03-03,registered,",
      "4929071538264109,2026-03-10,passed-on,mayor", "4929071538264109,2026-03-20,extended,",
      "4929071538264109,2026-04-20,answered,",
    ])
    #expect(result.diagnostics.isEmpty, "\(result.diagnostics)")
    #expect(
      fixture.spelled(result.events, row: 0) == [
        "2026-03-02,received,", "2026-03-03,registered,", "2026-03-04,referred,ministry",
        "2026-03-10,passed-on,mayor", "2026-03-20,extended,", "2026-04-20,answered,",
      ])
    #expect(
      fixture.spelled(result.events, row: 1) == ["2026-03-02,received,", "2026-03-03,registered,"])
    #expect(fixture.spelled(result.events, row: 2) == ["2026-03-02,received,"])
    #expect(result.events.count == 9)
  }

  @Test("raw values are those that records publish")
  func rawValues() {
    #expect(AppealEvent.allCases.map(\.rawValue) == [0, 1, 2, 3, 4, 5])
    #expect(
      AppealEvent.allCases.map(\.name) == [
        "received", "registered", "referred", "passed-on", "extended", "answered",
      ])
  }

  @Test("orders by day, then as steps follow each other, then as in the file")
  func order() {
    let result = fixture.read(lines: [
      "4929071538264109,2026-04-20,answered,", "4929071538264109,2026-04-20,passed-on,mayor",
      "4929071538264109,2026-04-20,passed-on,agency",
      "4929071538264109,2026-04-20,referred,cabinet",
      "4929071538264109,2026-03-12,passed-on,mayor", "4929071538264109,2026-03-02,received,",
    ])
    #expect(result.diagnostics.isEmpty, "\(result.diagnostics)")
    #expect(
      fixture.spelled(result.events, row: 0) == [
        "2026-03-02,received,", "2026-03-03,registered,", "2026-03-12,passed-on,mayor",
        "2026-04-20,referred,cabinet", "2026-04-20,passed-on,mayor", "2026-04-20,passed-on,agency",
        "2026-04-20,answered,",
      ])
  }

  @Test("adds what the registry states of an appeal with events, and nothing to one without")
  func stated() {
    let result = fixture.read(lines: [
      "4929071538264109,2026-03-05,referred,ministry",
      "20260302000000000007,2026-03-09,referred,mayor",
    ])
    #expect(result.diagnostics.isEmpty)
    #expect(
      fixture.spelled(result.events, row: 0) == [
        "2026-03-02,received,", "2026-03-03,registered,", "2026-03-05,referred,ministry",
        "2026-04-20,answered,",
      ])
    #expect(fixture.spelled(result.events, row: 1).isEmpty)
    #expect(
      fixture.spelled(result.events, row: 2) == [
        "2026-03-02,received,", "2026-03-09,referred,mayor",
      ])
  }

  @Test("a file of a header alone has no events")
  func headerAlone() {
    let result = fixture.read(lines: [])
    #expect(result.diagnostics.isEmpty)
    #expect(result.events.count == 0)
    #expect((0..<3).allSatisfy { result.events.steps(ofRow: $0).isEmpty })
  }

  @Test("does not depend on where the chunks are cut")
  func chunks() {
    let lines = (0..<60).map { number in
      let reference = number % 5 == 0 ? "\"ПА-2026-15\"" : "4929071538264109"
      let event = number % 7 == 0 ? "переслано" : number % 11 == 0 ? "passed_on" : "passed-on"
      return "\(reference),2026-03-\(10 + number % 15),\(event),\(number % 3 == 0 ? "mayor" : "")"
    }
    let bytes = Array(([EventColumn.header] + lines).joined(separator: "\r\n").utf8)
    let whole = fixture.read(bytes)
    #expect(Set(whole.diagnostics.map(\.code)).count == 3)
    for piece in [1, 2, 13, 100] {
      let parts = fixture.read(bytes, pieces: [piece])
      #expect(parts.diagnostics == whole.diagnostics)
      for row in 0..<3 {
        #expect(fixture.spelled(parts.events, row: row) == fixture.spelled(whole.events, row: row))
      }
    }
  }

  @Test("takes the columns in any order")
  func columns() {
    let text = "\u{FEFF}body,event,reference,date\nmayor,referred,ПА-2026-15,2026-03-05\n"
    let result = fixture.read(Array(text.utf8))
    #expect(result.diagnostics.isEmpty)
    #expect(fixture.spelled(result.events, row: 1).last == "2026-03-05,referred,mayor")
  }

  @Test(
    "a file without the header is refused once, without repeating anything of it",
    arguments: [
      "", "Асанов Асан,2026-03-02,received,\nx,y\n", "reference,date,event\nАсанов,1,2\n",
      "reference,date,event,event\n", "reference,date,event,body,Асанов\n",
      "reference,date,event,bodies\n",
    ])
  func noHeader(text: String) {
    let result = fixture.read(Array(text.utf8))
    #expect(result.diagnostics.map(\.code) == ["events.header"])
    #expect(result.diagnostics.map(\.location.line) == [1])
    #expect(result.diagnostics.hasErrors)
    #expect(!"\(result.diagnostics)".contains("Асанов"))
    #expect(result.events.count == 0)
    #expect(result.events.steps(ofRow: 2).isEmpty)
  }
}
