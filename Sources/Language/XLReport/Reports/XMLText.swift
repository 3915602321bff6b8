import XLText

/// Text in XML.
package enum XMLText {
  /// A text in which no character is markup.
  package static func escaped(_ text: String) -> String {
    text.spelling(["&": "&amp;", "<": "&lt;", ">": "&gt;", "\"": "&quot;", "'": "&apos;"])
  }
}
