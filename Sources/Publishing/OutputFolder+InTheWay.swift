import Core

extension OutputFolder {
  /// The files of earlier builds that stand where a folder is needed, or lie in a folder that becomes
  /// a file: the only ones that go before everything is written.
  static func inTheWay(
    of claimed: PathList, among files: PathList
  ) -> [RelativePath] {
    let folders = claimed.folders
    PathList.merge(folders, claimed) { folder, file in
      precondition(folder == nil || file == nil, "a file is claimed as a folder too")
    }
    let others = files.subtracting(claimed)
    return (0..<others.count).map { others[$0] }.filter {
      folders.contains($0) || $0.ancestors.contains(where: claimed.contains)
    }
  }
}
