import Core

extension OutputFolder {
  struct State: ~Copyable {
    /// Keeps other builds out.
    var lock: Descriptor?
    /// What earlier builds left.
    var before = Ownership()
    /// Files this build may write.
    var claimed = PathList.empty
    /// What is known of each.
    var files: [ClaimedFile] = []
    /// How many files the list names.
    var listed = 0
    /// Every file that the build left, when it has ended.
    var left = PathList.empty
    var folders: Set<String> = []
    /// Of the files that may be left as they are.
    var kept = LeftFiles()
    var summary = Summary()
    var failure: FileFailure?
  }

  struct ClaimedFile: BitwiseCopyable {
    /// Whether an earlier build left it.
    var wasThere = false
    var isWritten = false
    /// Whether it was left as it was, without a look into it.
    var isKept = false
    /// Of what was written.
    var digest = ContentHash.zero
    /// Of a file that was written or looked into, as it was then: whoever changes it later is found out.
    var status: FileStatus?
  }
}
