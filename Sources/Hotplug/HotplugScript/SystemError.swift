internal import CHotplug

/// An `errno` and what the C library says about it.
struct SystemError: Error {
  let errno: Int32

  /// The library's words, their first letter in lower case.
  var words: String {
    guard let words = hotplug_error_words(errno) else { return "error \(errno)" }
    let text = String(cString: words)
    return text.prefix(1).lowercased() + text.dropFirst()
  }
}
