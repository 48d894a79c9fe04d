import Glibc
import Publishing

/// How the process ends.
enum PortalExit: Int32, Error {
  case success = 0
  case errorsInSources = 1
  case wrongUsage = 2
  case machineFailed = 3
}

/// The disk, a port or a library refused; the description says what and what to do.
struct MachineFailure: Error, CustomStringConvertible {
  let description: String

  init(_ error: any Error) {
    let hint = (error as? FileFailure)?.hint
    description = String(describing: error) + (hint.map { "\nhint: \($0)" } ?? "")
  }

  init(_ description: String) { self.description = description }
}

func leave(with code: PortalExit) -> Never {
  exit(code.rawValue)
}
