import Core
import Testing

@testable import Content

@Suite struct ContactTests {
  private func read(_ keys: String) throws -> (contacts: [Contact], diagnostics: [Diagnostic]) {
    var diagnostics: [Diagnostic] = []
    let text = "contacts:\n  - {id: a, name: {ky: К, ru: Р, en: E}\(keys)}\n"
    let tree = try sources(["directory/contacts.yaml": text])
    return (Contact.read(tree, reporting: &diagnostics), diagnostics)
  }

  @Test("needs a name and nothing else")
  func nameOnly() throws {
    let (contacts, diagnostics) = try read("")
    #expect(diagnostics.isEmpty)
    #expect(contacts.map(\.id) == ["a"])
    #expect(contacts[0].phone == nil && contacts[0].email == nil && contacts[0].hours == nil)
  }

  @Test("is not needed at all")
  func noFile() throws {
    var diagnostics: [Diagnostic] = []
    #expect(Contact.read(try sources([:]), reporting: &diagnostics).isEmpty)
    #expect(diagnostics.isEmpty)
  }

  @Test(
    "takes telephone numbers in the international form",
    arguments: ["+996 312 000 000", "+12345678"])
  func phone(number: String) throws {
    let (contacts, diagnostics) = try read(", phone: \(number)")
    #expect(diagnostics.isEmpty)
    #expect(contacts.first?.phone == number)
  }

  @Test(
    "refuses other telephone numbers",
    arguments: ["0312 00 00 00", "+996-312-000000", "+1234567", "+1234567890123456", "1111"])
  func wrongPhone(number: String) throws {
    #expect(try read(", phone: \"\(number)\"").diagnostics.map(\.code) == ["contact.phone"])
  }

  @Test(
    "refuses what is no e-mail address",
    arguments: [
      "a", "@portal.internal", "a@internal", "a@b@portal.internal", "ө@portal.internal", "a b@c.d",
    ])
  func wrongEmail(address: String) throws {
    #expect(try read(", email: \"\(address)\"").diagnostics.map(\.code) == ["contact.email"])
    #expect(try read(", email: a@portal.internal").contacts.first?.email == "a@portal.internal")
  }
}
