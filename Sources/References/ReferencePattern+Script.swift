import Core

/// A pattern as the status page's script wants it: compiled, so that the script, which every citizen
/// downloads, need not know the pattern language.
extension ReferencePattern {
  package var scriptJSON: String {
    var members = [
      ("expression", JSONText.quoted(expression)), ("spelling", JSONText.quoted(spelling)),
    ]
    if let check { members.append(("check", JSONText.quoted(check.rawValue))) }
    if let digitCount { members.append(("digits", String(digitCount))) }
    return JSONText.object(members)
  }

  /// With the pattern of the access code that is typed beside it.
  package func scriptJSON(accessCode: ReferencePattern?) -> String {
    guard let accessCode else { return scriptJSON }
    return scriptJSON.dropLast() + ",\"code\":" + accessCode.scriptJSON + "}"
  }
}
