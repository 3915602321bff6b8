package import XLModel
package import XLText

/// The name of a virtual device in a text, for the rules about those that are not documented.
package struct VirtualDeviceName {
  let text: SourceText
  let range: ByteRange
  /// The device; nil where libxl refuses the name.
  package let device: VirtualDevice?

  /// The name in a range of a text.
  package init(_ text: SourceText, at range: ByteRange) {
    (self.text, self.range) = (text, range)
    device = VirtualDevice(decoding: text[range])
  }

  /// What is wrong with a name that is not documented.
  package var diagnostic: Diagnostic {
    if let device {
      return range.isEmpty
        ? EmptyVirtualDeviceName.diagnostic(self) : OddVirtualDevice.diagnostic(self, device)
    }
    return limit.map { VirtualDeviceOutOfRange.diagnostic(self, limit: $0, help: $1) }
      ?? UnknownVirtualDevice.diagnostic(self)
  }

  /// The same in a disk string, where an access mode may be in the wrong place.
  var diagnosticInDisk: Diagnostic {
    var diagnostic = diagnostic
    if DiskHabits.isAccess(text[range]) {
      let note = "an access mode comes after the vdev: target,format,vdev,access"
      diagnostic.notes.append(Diagnostic.Note(note, at: range))
    }
    return diagnostic
  }

  var quoted: String { "'\(VisibleText.quoting(text[range]))'" }
  private var word: String { String(decoding: text[range], as: UTF8.self) }

  static let shape = "expected xvda, hda or sda, with any letter and an optional partition: xvdb, xvda1"

  func fixes(_ name: String?) -> [Diagnostic.Fix] {
    guard let name else { return [] }
    return [Diagnostic.Fix("write '\(name)'", range, name, .changesMeaning)]
  }

  /// A name of the right shape whose disk or partition is too high: what the limit is, and the fix.
  private var limit: (String, String)? {
    let bytes = Array(text[range])
    for (prefix, disks, last, partitions) in [
      ("xvd", VirtualDevice.xvdDiskMax, "xvdbgqcv", VirtualDevice.xvdPartitionMax),
      ("hd", VirtualDevice.ideDiskMax, "hdd", VirtualDevice.idePartitionMax),
      ("sd", VirtualDevice.scsiDiskMax, "sdp", VirtualDevice.scsiPartitionMax),
    ] where bytes.starts(with: prefix.utf8) {
      let letters = bytes.dropFirst(prefix.utf8.count).prefix { (0x61...0x7A).contains($0) }
      let digits = bytes.dropFirst(prefix.utf8.count + letters.count)
      guard !letters.isEmpty, digits.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
      if digits.first == UInt8(ascii: "0") {
        return ("partitions count from 1, without a leading zero", "remove the number to use the entire disk")
      }
      let name = String(decoding: bytes.dropLast(digits.count), as: UTF8.self)
      if VirtualDevice(decoding: name.utf8) == nil {
        let way =
          prefix == "xvd"
          ? "use an earlier letter" : "use xvd names, which have \(VirtualDevice.xvdDiskMax + 1)"
        return ("the last of its \(disks + 1) disks is \(last)", way)
      }
      return (
        "a disk '\(name)' has partitions 1 to \(partitions)", "use a lower partition, or the entire disk"
      )
    }
    return nil
  }

  /// The documented name that was most likely meant.
  var nearest: String? {
    let trimmed = word.filter { $0.isASCII && !$0.isWhitespace }.lowercased()
    var stem = Substring(trimmed)
    for lead in ["/dev/", "ioemu:", "phy:"] where stem.hasPrefix(lead) { stem = stem.dropFirst(lead.count) }
    for tail in [":cdrom", ":disk"] where stem.hasSuffix(tail) { stem = stem.dropLast(tail.count) }
    var candidates = [String(stem)]
    if stem.hasPrefix("vd") || stem.hasPrefix("xd") { candidates.append("xvd" + stem.dropFirst(2)) }
    if stem.hasPrefix("nvme"), let disk = Int(stem.dropFirst(4).prefix(while: \.isNumber)), disk < 26 {
      candidates.append("xvd" + VirtualDevice.letters(ofDisk: disk))
    }
    if stem.hasPrefix("sr") || stem.hasPrefix("cd") || stem.hasPrefix("scd") { candidates.append("hdc") }
    if stem.hasPrefix("d"), let disk = Int(stem.dropFirst()) { candidates.append("d\(disk)p0") }
    if stem.hasPrefix("xvd"), let disk = Int(stem.dropFirst(3)), (0..<26).contains(disk) {
      candidates.append("xvd" + VirtualDevice.letters(ofDisk: disk))
    }
    return candidates.first { VirtualDevice(decoding: $0.utf8)?.isDocumented == true && $0 != word }
  }
}
