import XLModel
import XLRules
import XLText

/// The words for a name of a virtual device that is not a documented one.
struct VirtualDeviceWording {
  let text: SourceText
  let range: ByteRange
  let device: VirtualDevice?

  /// What is wrong with it.
  var diagnostic: Diagnostic {
    if let device { return odd(device) }
    if let (limit, way) = limit {
      return Diagnostic(
        VirtualDeviceOutOfRange.code,
        .error,
        "\(quoted) does not exist; \(limit)",
        at: range,
        help: way
      )
    }
    let nearest = nearest
    return Diagnostic(
      UnknownVirtualDevice.code,
      .error,
      nearest.map { "\(quoted) is no virtual device; did you mean '\($0)'?" }
        ?? "\(quoted) is no virtual device",
      at: range,
      help: Self.shape,
      fixes: fixes(nearest)
    )
  }

  private var quoted: String { "'\(VisibleText.quoting(text[range]))'" }
  private var word: String { String(decoding: text[range], as: UTF8.self) }

  private static let shape =
    "names are xvda, hda or sda with other letters and maybe a partition: xvdb, xvda1"

  private func fixes(_ name: String?) -> [Diagnostic.Fix] {
    guard let name else { return [] }
    return [
      Diagnostic.Fix("write '\(name)'", edits: [TextEdit(range, name)], safety: .changesMeaning)
    ]
  }

  /// A name that the decoder takes all the same.
  private func odd(_ device: VirtualDevice) -> Diagnostic {
    if range.isEmpty {
      return Diagnostic(
        EmptyVirtualDeviceName.code,
        .error,
        "an empty name stands for device number 0, which no guest has",
        at: range,
        help: Self.shape
      )
    }
    let isReal = device.number >= 0 && (device.partition ?? 0) >= 0
    let name = isReal ? VirtualDevice.name(of: device.number) : nil
    let number = "libxl reads it as device number \(device.number)"
    return Diagnostic(
      OddVirtualDevice.code,
      name == nil || (device.disk ?? 0) < 0 ? .error : .warning,
      "\(quoted) is no documented name; \(number)",
      at: range,
      help: name.map { "write '\($0)' for that device" } ?? Self.shape,
      fixes: fixes(name)
    )
  }

  /// A name of the right shape whose disk or partition is too high: what the limit is, and the way out.
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
        return ("partitions count from 1, without a leading zero", "leave the number out for the whole disk")
      }
      let name = String(decoding: bytes.dropLast(digits.count), as: UTF8.self)
      if VirtualDevice(decoding: name.utf8) == nil {
        let way =
          prefix == "xvd"
          ? "use an earlier letter" : "use xvd names, which have \(VirtualDevice.xvdDiskMax + 1)"
        return ("the last of its \(disks + 1) disks is \(last)", way)
      }
      return (
        "a disk '\(name)' has partitions 1 to \(partitions)", "use a lower partition, or the whole disk"
      )
    }
    return nil
  }

  /// The documented name that was most likely meant.
  private var nearest: String? {
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
