import Core

/// What the status page needs to open records, ready to be written into it.
package struct PublishedLookup: Sendable {
  /// The object that the page carries in `<script id="lookup">`, as JSON, by language.
  package let page: Localized<String>
  /// `lookup/manifest.json` and the like.
  package let files: [SiteFile]
  let bundle: ScriptBundle

  /// - Parameters:
  ///   - files: bytes by path, beside the shards.
  package init(page: Localized<String>, files: [RelativePath: [UInt8]], bundle: ScriptBundle) {
    self.page = page
    self.bundle = bundle
    let script = Array(bundle.text.utf8)
    self.files =
      files.sorted { $0.key < $1.key }.map { path, bytes in SiteFile(path) { bytes } }
      + [SiteFile(bundle.path) { script }]
  }

  var script: (address: String, integrity: String) { ("/\(bundle.path)", bundle.integrity) }
}
