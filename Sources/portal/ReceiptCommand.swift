import ArgumentParser
import Content
import Core
import Lookup
import Publishing
import Receipts
import References

extension Paper: ExpressibleByArgument {}

/// `portal receipt`: what the clerk hands over at the counter.
struct ReceiptCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "receipt",
    abstract: "Makes printable receipts with the number and a QR code, as one HTML page.",
    discussion: """
      FILE is a CSV with a column ‘reference’, or one number a line. Under a policy that derives \
      numbers or codes they are derived from the office's secret, so a lost receipt can be printed \
      again.
      """)

  @Argument(help: "CSV file with the registry numbers.")
  var file: String

  @Option(help: "One receipt a page (a6), or four (a4).")
  var paper = Paper.a6

  @Option(help: "Language of the page that the QR code opens: ky, ru or en.")
  var language = Language.source.rawValue

  @OptionGroup var sources: SourceOptions
  @OptionGroup var destination: PrivateDestination

  func validate() throws {
    if Language(rawValue: language) == nil {
      throw ValidationError("--language is ky, ru or en")
    }
  }

  func run() throws {
    var diagnostics: [Diagnostic] = []
    let trees = try readTrees(&diagnostics)
    let edition = Edition(
      content: trees.content, site: trees.site, reporting: &diagnostics)
    let numbers = try NumberList.read(file, reporting: &diagnostics)
    let receipts = try edition.flatMap {
      try makeReceipts(numbers, $0, trees.content, &diagnostics)
    }
    let printer = DiagnosticPrinter(trees: [trees.content, trees.site], asJSON: sources.json)
    printer.print(diagnostics.presented().filter(\.isError))
    guard let edition, let receipts, !diagnostics.hasErrors else {
      throw PortalExit.errorsInSources
    }
    try write(receipts, edition)
  }

  private func readTrees(
    _ diagnostics: inout [Diagnostic]
  ) throws -> (content: FileTree, site: FileTree) {
    do {
      return (
        try SourceFolder(sources.content).read(reporting: &diagnostics),
        try SourceFolder(sources.site).read(reporting: &diagnostics)
      )
    } catch {
      throw MachineFailure(error)
    }
  }

  private func makeReceipts(
    _ numbers: [RegistryNumber], _ edition: Edition, _ content: FileTree,
    _ diagnostics: inout [Diagnostic]
  ) throws -> [Receipt]? {
    let settings = edition.settings.lookup
    guard let policy = ReferencePolicy(rawValue: settings.policy.rawValue),
      let grammar = ReferenceGrammar(settings, reporting: &diagnostics)
    else { return nil }
    let page = "\(edition.settings.address)/\(language)/status/"
    if !policy.derivesNumbers {
      return numbers.compactMap { number in
        number.canonical(grammar, reporting: &diagnostics).map {
          receipt(number, $0, grammar.patterns[$0.pattern], code: nil, page)
        }
      }
    }
    let secrets = try PrivateFolder(sources, output: destination.site)
      .secrets(settings, content: content, reporting: &diagnostics)
    secrets.check(settings, policy, reporting: &diagnostics)
    guard
      let derived = DerivedNumbers(
        numbers, settings, grammar, secrets, reporting: &diagnostics)
    else { return nil }
    if policy == .referenceWithCode {
      return zip(zip(numbers, derived.references), derived.codes).map { number, code in
        receipt(number.0, number.1, grammar.patterns[number.1.pattern], code: code, page)
      }
    }
    let tracking = derived.tracking
    return derived.references.indices.map { index in
      Receipt(printed: inFours(tracking[index]), number: tracking[index], statusPage: page)
    }
  }

  /// A number of digits is printed in groups, any other as the registry spells it: so it stands in the
  /// office's letters.
  private func receipt(
    _ number: RegistryNumber, _ reference: CanonicalReference, _ pattern: ReferencePattern,
    code: String?, _ page: String
  ) -> Receipt {
    Receipt(
      printed: pattern.digitCount == nil ? number.text : pattern.printed(reference.text),
      number: pattern.asciiSpelling(reference.text), code: code, statusPage: page)
  }

  private func write(_ receipts: [Receipt], _ edition: Edition) throws {
    let sheet = ReceiptSheet(
      name: edition.settings.name, office: edition.settings.office,
      words: edition.messages.map(ReceiptWords.init), receipts: receipts, paper: paper)
    do {
      try destination.write(
        text: String(decoding: sheet.bytes(), as: UTF8.self),
        outside: [sources.content, sources.site])
    } catch let failure as ReceiptFailure {
      throw MachineFailure(failure)
    }
  }
}

extension ReceiptWords {
  fileprivate init(_ words: MessageCatalog) {
    self.init(
      title: words[.receiptTitle], numberLabel: words[.receiptNumber],
      codeLabel: words[.receiptCode], whoCanSee: words[.receiptWhoCanSee],
      whoCanSeeWithCode: words[.receiptWhoCanSeeWithCode],
      whereToCheck: words[.receiptWhereToCheck], keepIt: words[.receiptKeep],
      dateLine: words[.receiptDate])
  }
}
