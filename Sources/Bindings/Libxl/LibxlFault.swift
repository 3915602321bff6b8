/// Why libxl cannot be asked.
public enum LibxlFault: Error, Hashable, Sendable {
  /// This program was built where libxl's headers were absent.
  case builtWithoutHeaders
  /// There is no library of the headers' version; `found` has the sonames that are there.
  case noSuchLibrary(expected: String, found: [String], reason: String)
  /// The library of the right name does not fit the headers.
  case unfit(soname: String, reason: String)
  /// A context was refused: its error's name, and the last error in the log.
  case noContext(code: String, reason: String?)
}

extension LibxlFault: CustomStringConvertible {
  /// One line, with the versions.
  public var description: String {
    switch self {
    case .builtWithoutHeaders:
      "this xlplug was built without libxl's headers; install libxen-dev, and build it again"
    case .noSuchLibrary(let expected, let found, let reason):
      found.isEmpty
        ? "this xlplug was built for \(expected), but it is not installed: \(reason)"
        : "this xlplug was built for \(expected), found \(found.joined(separator: ", ")): "
          + "libxl's structures differ between releases"
    case .unfit(let soname, let reason):
      "\(soname) does not match the headers that this xlplug was built with: \(reason)"
    case .noContext(let code, let reason):
      "libxl_ctx_alloc failed with \(code)" + (reason.map { ": \($0)" } ?? "")
    }
  }
}
