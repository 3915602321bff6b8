import XLCheck
import XLModel
import XLRules
import XLSyntax
import XLText

/// A few words shown inside the text, which are not part of it.
struct Hint: Hashable {
  /// The words.
  let label: String
  /// In front of what they are, or after.
  let offset: Int
  /// Whether they name what follows; else they say what the text before means.
  let isName: Bool

  /// The hints of the disks that a range touches.
  static func all(_ analysis: Analysis, in window: ByteRange) -> [Hint] {
    let disks = analysis.devices.disks.filter {
      $0.range.start <= window.end && window.start <= $0.range.end
    }
    return disks.flatMap { hints(of: $0, analysis.settings.options.xen) }.sorted { $0.offset < $1.offset }
  }

  private static func hints(of disk: ConfigDevices.Disk, _ xen: XenVersion) -> [Hint] {
    var hints: [Hint] = []
    for token in disk.syntax(xen).tokens {
      let place = disk.text.place(token.content)
      if token.kind == .positional, let word = DeviceHover.positional(token.content, disk.spec) {
        hints.append(Hint(label: "\(word.spelling):", offset: place.start, isName: true))
      }
      if token.kind == .prefix, let word = token.word, word.role == .scriptPrefix {
        let end = disk.text.place(token.range).end
        hints.append(Hint(label: "script=block-\(word.spelling)", offset: end, isName: false))
      }
    }
    if let range = disk.spec.virtualDeviceRange, let device = disk.virtualDevice, !range.isEmpty {
      hints.append(Hint(label: "\(device.number)", offset: disk.text.place(range).end, isName: false))
    }
    return hints
  }
}

/// A path that can be opened.
struct FileLink: Hashable {
  /// Where it is.
  let range: ByteRange
  /// The path.
  let path: [UInt8]

  /// The absolute paths that a file names: kernels, firmware, images, scripts.
  static func all(_ analysis: Analysis) -> [FileLink] {
    let reading = analysis.checked.reading
    var links: [FileLink] = []
    func add(_ bytes: [UInt8], _ range: ByteRange) {
      if bytes.first == UInt8(ascii: "/"), !bytes.contains(0) {
        links.append(FileLink(range: range, path: bytes))
      }
    }
    for key in HostQuestions.fileKeys {
      guard let index = reading.lastIndex(of: key.utf8), let text = reading.text(of: index) else { continue }
      add(text.bytes, text.place(ByteRange(0, text.bytes.count)))
    }
    for disk in analysis.devices.disks {
      if disk.spec.script == nil, let target = disk.spec.target {
        add(target.value, disk.text.place(target.range))
      }
      if disk.spec.scriptPrefix == nil, let script = disk.spec.script {
        add(script.value, disk.text.place(script.range))
      }
    }
    for nic in analysis.devices.nics {
      if let script = nic.spec.script { add(script.value, nic.text.place(script.range)) }
    }
    return links.sorted { $0.range.start < $1.range.start }
  }
}

/// A line of words above a part of a file.
struct Lens: Hashable {
  /// The words.
  let title: String
  /// The part.
  let range: ByteRange

  /// The lens of the guest: what it has, what xl makes of it, and how many files it serves.
  static func all(_ analysis: Analysis, fileName: ArraySlice<UInt8>, serves count: Int) -> [Lens] {
    let checked = analysis.checked
    let guest = Outline(checked: checked).guest(fileName: fileName)
    func counted(_ count: Int, _ one: String, _ many: String) -> String {
      "\(count) \(count == 1 ? one : many)"
    }
    var words = [
      counted(analysis.devices.disks.count, "disk", "disks"),
      counted(analysis.devices.nics.count, "interface", "interfaces"),
    ]
    words.append("xl \(analysis.settings.options.xen) \(checked.verdict.words)")
    if count > 0 { words.append("serves \(counted(count, "file", "files"))") }
    return [Lens(title: words.joined(separator: ", "), range: guest.selection)]
  }
}
