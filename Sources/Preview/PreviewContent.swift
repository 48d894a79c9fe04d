import Core
import Hosting

/// What there is to show: a site, or what keeps it from being one.
package enum PreviewContent: Sendable {
  case site(PreviewedSite)
  case problems([PreviewProblem])
}

/// A site in memory, whose files are made when they are asked for.
package struct PreviewedSite: Sendable {
  package let headers: HeaderTable
  /// - Returns: `nil` for a file that the site does not have; problems for one that must not be shown.
  package let file: @Sendable (RelativePath) -> Result<[UInt8], PreviewProblems>?

  package init(
    headers: HeaderTable,
    file: @escaping @Sendable (RelativePath) -> Result<[UInt8], PreviewProblems>?
  ) {
    self.headers = headers
    self.file = file
  }
}

package struct PreviewProblems: Error, Sendable {
  package let problems: [PreviewProblem]

  package init(_ problems: [PreviewProblem]) { self.problems = problems }
}

/// A problem with the lines of its source that show it.
package struct PreviewProblem: Sendable {
  package let diagnostic: Diagnostic
  /// The source line and a line with a caret; empty where there is nothing to show.
  package let excerpt: [String]

  package init(_ diagnostic: Diagnostic, excerpt: [String] = []) {
    self.diagnostic = diagnostic
    self.excerpt = excerpt
  }
}

/// The sources of a preview: how to tell that they changed, and how to read them.
package struct PreviewSources: Sendable {
  /// The same number as long as no source file changes.
  package let stamp: @Sendable () -> UInt64
  package let content: @Sendable () -> PreviewContent

  package init(
    stamp: @escaping @Sendable () -> UInt64, content: @escaping @Sendable () -> PreviewContent
  ) {
    self.stamp = stamp
    self.content = content
  }
}
