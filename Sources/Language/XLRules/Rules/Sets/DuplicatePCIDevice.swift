import XLModel
import XLSyntax
import XLText

enum DuplicatePCIDevice: FileRule {
  static let code: DiagnosticCode = 4012
  static let page = RulePage(
    .error,
    "A PCI device is listed twice.",
    why: """
      The guest does not start: xl accepts the list, but libxl cannot assign a device twice.
      Without a PCI domain the domain is 0.
      """,
    bad: "pci = [ \"01:00.0\", \"0000:01:00.0\" ]\n",
    good: "pci = [ \"01:00.0\", \"01:00.1\" ]\n",
  )

  static func check(_ file: RuleSubject) -> [Diagnostic] {
    guard file.entry("pci") != nil, let index = file.reading.lastIndex(of: "pci".utf8) else { return [] }
    var first: [[UInt64]: ByteRange] = [:]
    return file.reading.elements(of: index).compactMap { element in
      guard let text = element.text, let address = address(of: text.bytes) else { return nil }
      guard let earlier = first[address] else {
        first[address] = element.range
        return nil
      }
      return diagnostic(
        "\(file.shownValue(element.range)) is already in the list",
        at: element.range,
        help: "remove one of them",
        notes: [Diagnostic.Note("the same device", at: earlier)],
      )
    }
  }

  /// Domain, bus, device and function of an entry; nil where it has no plain address.
  static func address(of entry: [UInt8]) -> [UInt64]? {
    var parts = entry.split(separator: UInt8(ascii: ","))[...]
    if let option = parts.first(where: { $0.starts(with: "bdf=".utf8) }) { parts = [option.dropFirst(4)] }
    guard let head = parts.first?.split(separator: UInt8(ascii: "@")).first else { return nil }
    let pieces = head.split(omittingEmptySubsequences: false) { ":.".utf8.contains($0) }
    let numbers = pieces.compactMap { UInt64(String(decoding: $0, as: UTF8.self), radix: 16) }
    guard numbers.count == pieces.count, (3...4).contains(numbers.count) else { return nil }
    return numbers.count == 3 ? [0] + numbers : numbers
  }
}
