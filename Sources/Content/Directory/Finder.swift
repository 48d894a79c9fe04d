import Core
import LocatedYAML

/// `directory/finder.yaml`: who should I write to? A path from a matter through its place to a body
/// and a channel, so that an appeal goes to the right body first.
package struct Finder: Sendable {
  /// A way to reach a body, explained on a page.
  package struct Channel: Sendable {
    package let id: String
    package let name: Localized<String>
    package let page: Settings.PageName
  }

  /// What the matter is about.
  package struct Topic: Sendable {
    /// Also the end of the address of its page.
    package let id: String
    package let name: Localized<String>
    /// Examples that readers know the topic by.
    package let examples: Localized<String>
    package let cases: [Case]
  }

  /// Where the matter belongs.
  package struct Case: Sendable {
    package let id: String
    package let situation: Localized<String>
    package let body: Settings.PageName
    /// Ids of channels, the best first.
    package let channels: [String]
    /// Where to turn when this does not help.
    package let next: [Settings.PageName]
    /// A contact of `contacts.yaml`, once one is verified.
    package let contact: String?
  }

  package let channels: [Channel]
  package let topics: [Topic]

  package func channel(_ id: String) -> Channel? { channels.first { $0.id == id } }

  /// Every page that the finder names.
  var namedPages: [Settings.PageName] {
    channels.map(\.page) + topics.flatMap(\.cases).flatMap { [$0.body] + $0.next }
  }
}

extension Finder {
  /// Reads the file; `nil` where there is none, or after errors were reported.
  static func read(
    _ content: FileTree, contacts: [Contact], reporting diagnostics: inout [Diagnostic]
  ) -> Finder? {
    guard let path = RelativePath("directory/finder.yaml"), content[path] != nil,
      let text = content.text(path, reporting: &diagnostics),
      let root = YAMLValue.parse(text, path: content.displayed(path), reporting: &diagnostics),
      var keys = root.mapping(reporting: &diagnostics)
    else { return nil }
    let channels = keys.required("channels", reporting: &diagnostics) { value, diagnostics in
      unique(value, "channel", id: \Channel.id, &diagnostics) { Channel($0, reporting: &$1) }
    }
    let known = Names(
      channels: channels?.map(\.id) ?? [], contacts: contacts.map(\.id))
    let topics = keys.required("topics", reporting: &diagnostics) { value, diagnostics in
      unique(value, "topic", id: \Topic.id, &diagnostics) {
        Topic($0, known, reporting: &$1)
      }
    }
    keys.finish(reporting: &diagnostics)
    guard let channels, let topics else { return nil }
    return Finder(channels: channels, topics: topics)
  }

  /// What cases may name.
  struct Names {
    let channels: [String]
    let contacts: [String]
  }

  /// A list of things with ids, none of them twice.
  static func unique<Value>(
    _ list: YAMLValue, _ kind: String, id: KeyPath<Value, String>,
    _ diagnostics: inout [Diagnostic], _ read: (YAMLValue, inout [Diagnostic]) -> Value?
  ) -> [Value]? {
    var seen: Set<String> = []
    return list.list(reporting: &diagnostics) { element, diagnostics in
      guard let value = read(element, &diagnostics) else { return nil }
      let name = value[keyPath: id]
      if !seen.insert(name).inserted {
        diagnostics.append(
          Diagnostic(
            .error, "directory.duplicate", "a second \(kind) has the id ‘\(name)’",
            at: element.location, hint: "give it another id"))
      }
      return value
    }
  }
}
