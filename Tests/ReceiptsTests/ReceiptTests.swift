import Testing

@testable import Receipts

@Suite("A receipt")
struct ReceiptTests {
  let page = "https://portal.example/ky/status/"

  @Test("has the number in the fragment of its address")
  func number() {
    let receipt = Receipt(
      printed: "4929 0715 3826 4109", number: "4929071538264109", statusPage: page)
    #expect(receipt.address == page + "#4929071538264109")
  }

  @Test("has the code after the number and a comma")
  func code() {
    let receipt = Receipt(
      printed: "ПА-2026-015073", number: "PA-2026-015073", code: "259972932783", statusPage: page)
    #expect(receipt.address == page + "#PA-2026-015073,259972932783")
  }

  @Test("has letters without a Latin spelling percent-encoded")
  func percentEncoding() {
    let receipt = Receipt(
      printed: "ПА/1,2", number: "ПА/1,2", code: "259972932783", statusPage: page)
    #expect(receipt.address == page + "#%D0%9F%D0%90%2F1%2C2,259972932783")
  }

  @Test(
    "groups digits in fours and leaves other numbers alone",
    arguments: [
      ("4929 0715 3826 4109", ["4929", "0715", "3826", "4109"]),
      ("4929071538264109", ["4929", "0715", "3826", "4109"]),
      ("259972932783", ["2599", "7293", "2783"]),
      ("1234567890", ["1234", "5678", "90"]),
      ("1507300", ["1507300"]),
      ("ПА-2026-015073", ["ПА-2026-015073"]),
      ("05-6-1234", ["05-6-1234"]),
    ])
  func groups(printed: String, groups: [String]) {
    #expect(Receipt.groups(printed).map(String.init) == groups)
  }
}
