import Content
import HTML

/// Says that the page is a copy from the reader's own device. Hidden; the service worker shows it and
/// puts the day in, because the build cannot know it.
struct SavedCopyNotice {
  func write(_ words: MessageCatalog, into html: inout HTMLWriter) {
    let text = words(.savedCopy, ["date": "{date}"])
    html.element(.p, [.class("demonstration"), .id("saved"), .flag("hidden")], text: text)
  }
}
