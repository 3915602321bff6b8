import XLText

/// A rule about a file on a machine; it looks at facts, and at nothing else.
protocol HostRule: Rule {
  /// Finds what the rule is about, in any order.
  static func check(_ file: RuleSubject, on host: HostLook) -> [Diagnostic]
}

extension HostLook.Kind {
  /// What a missing or unfit path is, behind its name.
  var words: String {
    switch self {
    case .file(let byteCount): "is a file of \(byteCount) bytes"
    case .blockDevice: "is a block device"
    case .directory: "is a directory"
    case .other(let name): "is \(name)"
    case .missing: "does not exist on this machine"
    case .hidden(let reason): "cannot be looked at: \(reason)"
    }
  }

  /// The same of a path as it is written: a relative one is seen from a directory.
  func words(of path: [UInt8]) -> String {
    if case .missing = self, path.first != UInt8(ascii: "/") {
      return "does not exist in the current directory"
    }
    return words
  }

  /// The way out of a path that is not there.
  var nearestHelp: String? {
    if case .missing(let nearest?) = self { "beside it is '\(VisibleText.quoting(nearest))'" } else { nil }
  }
}
