import Core
import Glibc

/// The machine refused a file operation: which, on what, and what the system says.
package struct FileFailure: Error, CustomStringConvertible {
  package let operation: String
  package let path: String
  package let code: Int32

  /// Takes the system's error of this moment.
  init(_ operation: String, _ path: String) {
    self.init(operation, path, code: errno)
  }

  init(_ operation: String, _ path: String, code: Int32) {
    self.operation = operation
    self.path = path
    self.code = code
  }

  /// The way out, where the system's error says enough to name one.
  package var hint: String? {
    switch code {
    case ENOSPC, EDQUOT: "make room on the disk and run the command again"
    case EACCES, EPERM: "allow this user to use the file, or run the command as its owner"
    case EROFS: "name a folder on a disk that can be written to"
    case ENOENT where operation == "create": "make its folder first"
    case ENOENT: "check the path: it is read from the folder where the command runs"
    case EISDIR, ENOTDIR: "name a file, in a folder"
    case EAGAIN: "run the command again: the file changed while it was read"
    default: nil
    }
  }

  package var description: String {
    "cannot \(operation) \(path): \(String(cString: strerror(code)))"
  }
}

/// The output folder cannot be used as it is; nothing in it was touched.
package enum OutputRefusal: Error, CustomStringConvertible {
  /// Files that no build of this tool wrote; the first few names.
  case foreignFiles(folder: String, names: [String], count: Int)
  case notAFolder(String)
  /// Another build is writing into it.
  case busy(String)

  package var description: String {
    switch self {
    case .foreignFiles(let folder, let names, let count):
      let others = count > names.count ? " and \(count - names.count) more" : ""
      return """
        \(folder) holds files that portal did not write: \(names.joined(separator: ", "))\(others)
        hint: name another folder with --output, or move those files away
        """
    case .notAFolder(let path):
      return "\(path) is not a folder\nhint: name another folder with --output"
    case .busy(let path):
      return """
        another build is writing into \(path)
        hint: wait until it ends, or name another folder with --output
        """
    }
  }
}
