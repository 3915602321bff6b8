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
      "this xlplug was built without libxl's headers; build it where libxen-dev is installed"
    case .noSuchLibrary(let expected, let found, let reason):
      found.isEmpty
        ? "there is no \(expected), for which this xlplug was built: \(reason)"
        : "this xlplug was built for \(expected), found \(found.joined(separator: ", ")): "
          + "libxl's structures differ from release to release"
    case .unfit(let soname, let reason):
      "\(soname) does not fit the headers that this xlplug was built with: \(reason)"
    case .noContext(let code, let reason):
      "libxl_ctx_alloc ended with \(code)" + (reason.map { ": \($0)" } ?? "")
    }
  }
}
