import XLModel
import XLRules
import XLText

/// Every diagnostic of the strings of `disk` and `vif` in a file, with its place in the file.
struct DeviceDiagnostics {
  /// Every diagnostic, at most `RuleLimits.findingsMax` and those of one string more.
  private(set) var all: [Diagnostic] = []
  /// What is wrong with each disk by itself, with places in its string; nil where it was not checked.
  private(set) var ofDisks: [[Diagnostic]?]
  /// The same of each interface.
  private(set) var ofNics: [[Diagnostic]?]
  private let file: RuleSubject
  /// Where mistakes against the grammar are reported, in order and without overlaps.
  ///
  /// What else is wrong in an element there would follow from them.
  private let broken: [ByteRange]

  /// `earlier` is a check of an earlier text with the same options, and where that has the same strings;
  /// the text in both is not checked again.
  init(
    _ file: RuleSubject,
    earlier: (checked: CheckedConfig, same: (disks: ListAlignment, nics: ListAlignment))? = nil,
  ) {
    self.file = file
    broken = Self.merged(file.mistakes)
    ofDisks = Array(repeating: nil, count: file.devices.disks.count)
    ofNics = Array(repeating: nil, count: file.devices.nics.count)
    let (previous, same) = (earlier?.checked.strings, earlier?.same)
    for (index, disk) in file.devices.disks.enumerated()
    where all.count < RuleLimits.findingsMax && !isBroken(disk.range) {
      let known = same?.disks.old(index).flatMap { previous?.disks[$0] }
      let found = known ?? disk.reading.diagnostics
      ofDisks[index] = found
      add(found, disk.text, disk.range)
    }
    for (index, nic) in file.devices.nics.enumerated()
    where all.count < RuleLimits.findingsMax && !isBroken(nic.range) {
      let known = same?.nics.old(index).flatMap { previous?.nics[$0] }
      let found = known ?? CheckedNic(nic.lowering).diagnostics
      ofNics[index] = found
      add(found.compactMap { EmulatedType.inFile($0, file) }, nic.text, nic.range)
    }
  }

  private mutating func add(_ diagnostics: [Diagnostic], _ text: EmbeddedText, _ range: ByteRange) {
    if diagnostics.isEmpty { return }
    let quote = file.text[range].first.flatMap { "\"'".utf8.contains($0) ? $0 : nil }
    all += diagnostics.map { $0.placed(in: text, quote: quote) }
  }

  private static func merged(_ mistakes: [SyntaxMistake]) -> [ByteRange] {
    let ranges = mistakes.filter(\.isInList).map { mistake in
      ByteRange(min(mistake.scope.start, mistake.range.start), max(mistake.scope.end, mistake.range.end))
    }
    var merged: [ByteRange] = []
    for range in ranges.sorted(by: { $0.start < $1.start }) {
      if let last = merged.last, range.start <= last.end {
        merged[merged.count - 1] = ByteRange(last.start, max(last.end, range.end))
      } else {
        merged.append(range)
      }
    }
    return merged
  }

  private func isBroken(_ element: ByteRange) -> Bool {
    let next = (0..<broken.count).end { broken[$0].end <= element.start }
    return next < broken.count && broken[next].start < element.end
  }
}
