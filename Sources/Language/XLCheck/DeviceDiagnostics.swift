import XLModel
import XLRules
import XLText

/// Every diagnostic of the strings of `disk` and `vif` in a file, with its place in the file.
enum DeviceDiagnostics {
  static func all(_ devices: ConfigDevices, _ file: RuleSubject, _ options: CheckOptions) -> [Diagnostic] {
    var result: [Diagnostic] = []
    for disk in devices.disks where !isBroken(disk.range, file) {
      let found = CheckedDisk(disk.reading, options: options).diagnostics
      result += found.map { $0.placed(in: disk.text, quote: quote(of: disk.range, file.text)) }
    }
    for nic in devices.nics where !isBroken(nic.range, file) {
      let found = CheckedNic(nic.syntax, nic.lowering, options).diagnostics
      let quote = quote(of: nic.range, file.text)
      result += found.compactMap { forGuest($0, file) }.map { $0.placed(in: nic.text, quote: quote) }
    }
    return result
  }

  /// Whether a mistake against the grammar is told of the element; what else is wrong would follow from it.
  private static func isBroken(_ element: ByteRange, _ file: RuleSubject) -> Bool {
    file.mistakes.contains { mistake in
      mistake.isInList && (element.touches(mistake.scope) || element.touches(mistake.range))
    }
  }

  /// The quote that a string begins with; nil of a bare number.
  private static func quote(of range: ByteRange, _ text: SourceText) -> UInt8? {
    text[range].first.flatMap { "\"'".utf8.contains($0) ? $0 : nil }
  }

  /// What is said of an emulated card depends on the guest, which a string alone does not tell.
  private static func forGuest(_ diagnostic: Diagnostic, _ file: RuleSubject) -> Diagnostic? {
    guard diagnostic.code == NicCode.emulatedType.code, !file.domain.isFragment else { return diagnostic }
    if file.domain.guest == .hvm { return nil }
    var result = diagnostic
    result.severity = .error
    result.message = "'type=ioemu' is for HVM guests, and this guest is \(file.domain.guest)"
    result.help = "write type=vif, or leave it out"
    return result
  }
}

extension ByteRange {
  /// Whether two ranges share a byte.
  fileprivate func touches(_ other: ByteRange) -> Bool { start < other.end && other.start < end }
}
