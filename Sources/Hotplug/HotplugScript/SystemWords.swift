internal import CHotplug
internal import Glibc

/// What the C library says about an `errno`, its first letter in lower case.
func systemWords(_ errno: Int32) -> String {
  guard let words = hotplug_error_words(errno) else { return "error \(errno)" }
  let text = String(cString: words)
  return text.prefix(1).lowercased() + text.dropFirst()
}

/// The name of a signal, as `SIGKILL`, or its number.
func signalName(_ number: Int32) -> String {
  guard let name = hotplug_signal_name(number) else { return "signal \(number)" }
  return "SIG" + String(cString: name)
}

/// At most the first `limit` bytes of a file; nil when it cannot be read.
func firstBytes(ofFile path: String, limit: Int) -> [UInt8]? {
  let file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
  guard file >= 0 else { return nil }
  defer { close(file) }
  var bytes: [UInt8] = []
  while bytes.count < limit {
    var block = [UInt8](repeating: 0, count: min(4096, limit - bytes.count))
    let count = read(file, &block, block.count)
    if count < 0 { return nil }
    if count == 0 { break }
    bytes += block.prefix(count)
  }
  return bytes
}

/// What `lstat` or `stat` says of a path, or the `errno`.
func fileStatus(_ path: String, followingLinks: Bool = false) -> Result<stat, SystemError> {
  var status = stat()
  let result = followingLinks ? stat(path, &status) : lstat(path, &status)
  return result == 0 ? .success(status) : .failure(SystemError(errno: errno))
}

/// An `errno` as an error.
struct SystemError: Error {
  let errno: Int32
}
