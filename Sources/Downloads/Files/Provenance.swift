import Core

/// Whose numbers these are and what may be done with them; the same for all tables of a site.
package struct Provenance: Sendable {
  package struct Licence: Sendable {
    /// The identifier in the SPDX licence list, such as `CC-BY-4.0`.
    package let identifier: String
    package let title: String
    /// Its text: `https://…`.
    package let address: String

    package init(identifier: String, title: String, address: String) {
      self.identifier = identifier
      self.title = title
      self.address = address
    }
  }

  package let publisher: Localized<String>
  /// What the numbers were counted from.
  package let source: Localized<String>
  package let licence: Licence
  /// Where the site is served, with its last slash: `https://portal.example/`.
  package let site: String
  /// The folder of the files, with its last slash: `https://portal.example/data/`.
  package let folder: String
  /// The page with the office's contacts.
  package let contactPage: String

  package init(
    publisher: Localized<String>, source: Localized<String>, licence: Licence, site: String,
    folder: String, contactPage: String
  ) {
    precondition(site.hasSuffix("/") && folder.hasSuffix("/"), "a slash is missing")
    self.publisher = publisher
    self.source = source
    self.licence = licence
    self.site = site
    self.folder = folder
    self.contactPage = contactPage
  }
}
