import XLModel
import XLText

enum DuplicateVirtualDevice: FileRule {
  static let code: DiagnosticCode = 4001
  static let page = RulePage(
    .error,
    "Two disks have the same vdev.",
    why: """
      xl accepts the file, but the guest does not start.
      `xvda` and its number `51712` are the same vdev.
      """,
    bad: "disk = [ \"/dev/vg/a,raw,xvda,w\", \"/dev/vg/b,raw,xvda,w\" ]\n",
    good: "disk = [ \"/dev/vg/a,raw,xvda,w\", \"/dev/vg/b,raw,xvdb,w\" ]\n",
  )

  static func check(_ file: RuleSubject) -> [Diagnostic] {
    var first: [Int32: ByteRange] = [:]
    return file.devices.disks.compactMap { disk in
      guard let name = disk.spec.virtualDevice, let device = VirtualDevice(decoding: name.value) else {
        return nil
      }
      let place = disk.text.place(name.range)
      guard let other = first[device.number] else {
        first[device.number] = place
        return nil
      }
      let isSame = file.text[place].elementsEqual(file.text[other])
      return diagnostic(
        "\(file.quoted(place)) is also the vdev of another disk"
          + (isSame ? "" : " (\(file.quoted(other)))"),
        at: place,
        help: "give each disk a unique vdev",
        notes: [Diagnostic.Note("the other disk", at: other)],
      )
    }
  }
}
