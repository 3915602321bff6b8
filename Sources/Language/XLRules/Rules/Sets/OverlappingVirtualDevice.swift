import XLModel
import XLText

enum OverlappingVirtualDevice: FileRule {
  static let code: DiagnosticCode = 4002
  static let page = RulePage(
    .warning,
    "Two vdevs overlap: a disk and its partition, or two names of the same emulated disk.",
    why: """
      If the disk `xvda` has partitions, the guest uses the name `xvda1` for one of them too.
      In an HVM guest `hda` and `xvda` are both the first emulated disk, and QEMU does not start.
      """,
    bad: "disk = [ \"/dev/vg/a,raw,xvda,w\", \"/dev/vg/b,raw,xvda1,w\" ]\n",
    good: "disk = [ \"/dev/vg/a,raw,xvda,w\", \"/dev/vg/b,raw,xvdb,w\" ]\n",
  )

  /// A disk of a guest, whatever its partition.
  private struct Slot: Hashable {
    let family: VirtualDevice.Family
    let disk: Int
  }

  static func check(_ file: RuleSubject) -> [Diagnostic] {
    var wholes: [Slot: ByteRange] = [:]
    var parts: [Slot: ByteRange] = [:]
    var result: [Diagnostic] = []
    for disk in file.devices.disks {
      guard let name = disk.spec.virtualDevice, let device = VirtualDevice(decoding: name.value),
        device.isDocumented, let slot = slot(of: device), let partition = device.partition
      else { continue }
      let place = disk.text.place(name.range)
      if let other = partition == 0 ? parts[slot] : wholes[slot] {
        result.append(told(file, place, other, "one is a partition of the other"))
      } else if file.domain.guest == .hvm, !file.domain.isFragment, let other = twin(of: slot, wholes) {
        result.append(told(file, place, other, "both are the same emulated disk"))
      }
      if partition == 0 { wholes[slot] = wholes[slot] ?? place } else { parts[slot] = parts[slot] ?? place }
    }
    return result
  }

  private static func told(_ file: RuleSubject, _ place: ByteRange, _ other: ByteRange, _ what: String)
    -> Diagnostic
  {
    diagnostic(
      "\(file.quoted(place)) and \(file.quoted(other)) overlap: \(what)",
      at: place,
      help: "use another letter for one of them",
      notes: [Diagnostic.Note("the other disk", at: other)],
    )
  }

  private static func slot(of device: VirtualDevice) -> Slot? {
    guard let disk = device.disk else { return nil }
    return Slot(family: device.family == .numbered ? .xvd : device.family, disk: disk)
  }

  /// The same emulated disk under the other family's name.
  private static func twin(of slot: Slot, _ wholes: [Slot: ByteRange]) -> ByteRange? {
    switch slot.family {
    case .xvd where slot.disk <= VirtualDevice.ideDiskMax: wholes[Slot(family: .ide, disk: slot.disk)]
    case .ide: wholes[Slot(family: .xvd, disk: slot.disk)]
    default: nil
    }
  }
}
