/// HTML in one spelling, to compare what two writers say rather than how they break lines.
///
/// Taken away, and nothing else:
/// * line ends right before and right behind the tags of blocks, where they mean nothing (each
///   writer has its own habit); those inside `pre` and beside tags of inline elements stay;
/// * the slash of empty elements (`<br />`);
/// * the `id` of headings, which CommonMark does not have;
/// * `&quot;` in text and `&#x27;` in attributes, which are the plain quotation marks there.
func canonical(_ html: String) -> String {
  var result = ""
  var isBehindBlockTag = true
  var rest = Substring(html)
  while !rest.isEmpty {
    if rest.first == "<", let end = rest.firstIndex(of: ">") {
      let tag = canonicalTag(rest[...end])
      let isBlock = isBlockTag(tag)
      if isBlock { while result.last == "\n" { result.removeLast() } }
      result += tag
      isBehindBlockTag = isBlock
      rest = rest[rest.index(after: end)...]
    } else {
      let end = rest.firstIndex(of: "<") ?? rest.endIndex
      var text = rest[..<end].replacing("&quot;", with: "\"")
      if isBehindBlockTag { text = text.drop { $0 == "\n" } }
      result += text
      if !text.isEmpty { isBehindBlockTag = false }
      rest = rest[end...]
    }
  }
  while result.last == "\n" { result.removeLast() }
  return result
}

private func canonicalTag(_ tag: Substring) -> String {
  var tag = tag.replacing(" />", with: ">").replacing("&#x27;", with: "'")
  if let name = tag.dropFirst().first, name == "h", tag.dropFirst(2).first?.isNumber == true,
    let id = tag.firstRange(of: " id=\"")
  {
    let end = tag[id.upperBound...].firstIndex(of: "\"") ?? tag.endIndex
    tag = tag[..<id.lowerBound] + tag[tag.index(after: end)...]
  }
  return String(tag)
}

private func isBlockTag(_ tag: String) -> Bool {
  let name = tag.drop { $0 == "<" || $0 == "/" }.prefix { $0.isLetter || $0.isNumber }
  return [
    "p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "blockquote", "pre", "hr", "div",
    "table", "thead", "tbody", "tr", "details",
  ].contains(String(name))
}
