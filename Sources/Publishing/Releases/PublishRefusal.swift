import Core
import Glibc

/// Why nothing was published or rolled back. The live site is as it was.
package enum PublishRefusal: Error, Hashable, Sendable, CustomStringConvertible {
  case notAFolder(String)
  /// Not empty and without the publisher's mark; the first few names.
  case foreignFiles(folder: String, names: [String], count: Int)
  /// Another process holds the lock; its id when it has written it.
  case busy(folder: String, process: Int?)
  /// The mark, or `current`, is not what this tool puts there.
  case foreignPlace(String)
  /// The folder holds no site that could be published as it is.
  case siteDiffers(folder: String, [Finding])
  case factsMalformed(folder: String, ReleaseFacts.Fault)
  case guarded([GuardReason])
  case releaseDamaged(ContentHash, [Finding])
  case ledgerDamaged(ContentHash, [Finding])
  /// The ledger was signed so far, and no key was given.
  case keyNeeded(VerifierKey?)
  case unknownRelease(String)
  case ambiguousRelease(String)
  case nothingLive(String)
  case nothingToRollBackTo

  package var description: String {
    switch self {
    case .notAFolder(let path): "\(path) is not a folder\nhint: name another folder"
    case .foreignFiles(let folder, let names, let count):
      """
      \(folder) is not empty and bears no mark of a publisher: \(listed(names, of: count))
      hint: name an empty folder
      """
    case .busy(let folder, let process):
      """
      another publisher\(process.map { ", process \($0)," } ?? "") is at work in \(folder)
      hint: wait until it has ended
      """
    case .foreignPlace(let path):
      "\(path) was not made by this tool\nhint: move it away, or name another folder"
    case .unknownRelease(let text):
      "there is no release \(text)\nhint: ‘portal releases’ lists them"
    case .ambiguousRelease(let text):
      "more than one release begins with \(text)\nhint: give more digits"
    case .nothingLive(let folder): "nothing is published in \(folder)\nhint: publish a site first"
    case .nothingToRollBackTo:
      "no release that was live before is kept\nhint: ‘portal releases’ lists those that are"
    case .siteDiffers, .factsMalformed, .guarded, .releaseDamaged, .ledgerDamaged, .keyNeeded:
      descriptionOfFault
    }
  }

  private var descriptionOfFault: String {
    switch self {
    case .siteDiffers(let folder, let findings):
      """
      \(folder) is not a site as it was built: \(listed(findings))
      hint: build it again
      """
    case .factsMalformed(let folder, let fault): "\(folder)/\(fault)\nhint: build the site again"
    case .guarded(let reasons):
      reasons.map { "refused: \($0) [\($0.kind.rawValue)]" }.joined(separator: "\n")
        + "\nhint: if this is meant, add --accept '<word in brackets>: <reason for the public>'"
    case .releaseDamaged(let id, let findings):
      "release \(id) is damaged: \(listed(findings))\nhint: choose another release"
    case .ledgerDamaged(let id, let findings):
      """
      the ledger of release \(id) is damaged: \(listed(findings))
      hint: put back ledger/ of that release from a copy of the site
      """
    case .keyNeeded(let key):
      """
      the ledger is signed\(key.map { " with \($0)" } ?? ""), so this entry must be, too
      hint: name the file of the key
      """
    default: ""
    }
  }
}

private func listed(_ findings: [Finding]) -> String {
  listed(findings.prefix(5).map(\.description), of: findings.count)
}

private func listed(_ names: [String], of count: Int) -> String {
  let others = count > names.count ? " and \(count - names.count) more" : ""
  return names.joined(separator: ", ") + others
}

/// The machine failed while publishing. Whatever happened, the live site is wholly the old or
/// wholly the new one, and the next run clears up.
package struct PublishInterruption: Error, CustomStringConvertible {
  package let failure: FileFailure
  /// Whether the switch had been made.
  package let isSwitched: Bool

  package var description: String {
    """
    \(failure)
    \(isSwitched ? PublishInterruption.switched : "the live site is as it was")
    hint: \(hint)
    """
  }

  private static let switched =
    "the site was switched, but is perhaps not safe from a loss of power yet"

  private var hint: String {
    switch failure.code {
    case ENOSPC, EDQUOT: "make room on the disk and run the command again"
    case EACCES, EPERM, EROFS: "run the command as the owner of the folder"
    default: "run the command again; if it fails again, look at the disk"
    }
  }
}
