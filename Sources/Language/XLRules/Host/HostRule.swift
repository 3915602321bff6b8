import XLText

/// A rule about a file on a machine; it checks facts, and at nothing else.
protocol HostRule: Rule {
  /// Finds what the rule is about, in any order.
  static func check(_ file: RuleSubject, on host: HostLook) -> [Diagnostic]
}

extension HostLook.Kind {
  /// What a missing or unfit path is, after its name.
  var words: String {
    switch self {
    case .file(let byteCount): "is a file of \(byteCount) bytes"
    case .blockDevice: "is a block device"
    case .directory: "is a directory"
    case .other(let name): "is \(name)"
    case .missing: "does not exist on this host"
    case .hidden(let reason): "cannot be checked: \(reason)"
    }
  }

  /// The same of a path as it is written: a relative one is seen from a directory.
  func words(of path: [UInt8]) -> String {
    if case .missing = self, path.first != UInt8(ascii: "/") {
      return "does not exist in the current directory"
    }
    return words
  }

  /// The fix of a path that is not there.
  var nearestHelp: String? {
    guard case .missing(let nearest?) = self else { return nil }
    return "the directory contains '\(VisibleText.quoting(nearest))'"
  }
}
