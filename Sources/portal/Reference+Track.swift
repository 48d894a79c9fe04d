import Appeals
import ArgumentParser
import Content
import Core
import Lookup
import Publishing
import References

extension Reference {
  /// What citizens type for the appeals of a registry, for printing receipts and answering by phone.
  struct Track: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "track",
      abstract: "Writes for each registry number what its citizen types, as CSV.",
      discussion: """
        FILE is a CSV with a column ‘reference’ (the registry itself will do), or one number a line. \
        What is written depends on lookup.policy: a tracking number, or the number and its code.
        """)

    @Argument(help: "CSV file with the registry numbers.")
    var file: String

    @OptionGroup var sources: SourceOptions
    @OptionGroup var destination: PrivateDestination

    func run() throws {
      var diagnostics: [Diagnostic] = []
      let (content, site) = try readTrees(&diagnostics)
      let settings = Settings(site, reporting: &diagnostics)?.lookup
      let numbers = try NumberList.read(file, reporting: &diagnostics)
      let rows = try settings.flatMap { try self.rows(numbers, $0, content, &diagnostics) }
      DiagnosticPrinter(trees: [content, site], asJSON: sources.json)
        .print(diagnostics.presented())
      guard let rows, !diagnostics.hasErrors else { throw PortalExit.errorsInSources }
      try destination.write(rows, outside: [sources.content, sources.site])
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

    private func rows(
      _ numbers: [RegistryNumber], _ settings: LookupSettings, _ content: FileTree,
      _ diagnostics: inout [Diagnostic]
    ) throws -> [String]? {
      guard let policy = ReferencePolicy(rawValue: settings.policy.rawValue),
        let grammar = ReferenceGrammar(settings, reporting: &diagnostics)
      else { return nil }
      if !policy.derivesNumbers {
        diagnostics.append(
          Diagnostic(
            .error, "reference.policy", "citizens type the registry's own numbers",
            at: settings.location,
            hint: "print receipts with ‘portal receipt’: there is nothing to derive"))
        return nil
      }
      let secrets = try PrivateFolder(sources, output: destination.site)
        .secrets(settings, content: content, reporting: &diagnostics)
      secrets.check(settings, policy, reporting: &diagnostics)
      let derived = DerivedNumbers(
        numbers, settings, grammar, secrets, reporting: &diagnostics)
      if diagnostics.hasErrors { return nil }
      return derived.map { rows($0, policy) }
    }

    private func rows(_ derived: DerivedNumbers, _ policy: ReferencePolicy) -> [String] {
      let references = derived.references.map(\.text)
      if policy == .referenceWithCode {
        return ["reference,code"] + zip(references, derived.codes).map { "\($0),\($1)" }
      }
      let tracking = derived.tracking
      return ["reference,tracking"] + references.indices.map { "\(references[$0]),\(tracking[$0])" }
    }
  }
}
