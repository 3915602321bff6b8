import XLModel
import XLSyntax
import XLText

enum UnknownUSBDevice: FileRule {
  static let code: DiagnosticCode = 3042
  static let page = RulePage(
    .warning,
    "`usbdevice` names a device that QEMU does not emulate.",
    why: """
      xl does not check the name, but QEMU refuses it, and the guest does not start.
      `usbdevice` is for emulated devices; `usbdev` is for devices of the host.
      """,
    bad: "type = \"hvm\"\nusbdevice = [ \"tabelt\" ]\n",
    good: "type = \"hvm\"\nusbdevice = [ \"tablet\" ]\n",
    fix: .changesMeaning,
  )

  /// What QEMU's option -usbdevice takes (hw/usb, QEMU 7 to 10).
  private static let known = ["tablet", "mouse", "keyboard", "wacom-tablet", "braille", "ccid", "audio"]

  static func check(_ file: RuleSubject) -> [Diagnostic] {
    guard file.knowsGuest, file.domain.guest == .hvm, file.entry("usbdevice") != nil,
      let index = file.reading.lastIndex(of: "usbdevice".utf8)
    else { return [] }
    let texts =
      file.reading.text(of: index).map { [$0] } ?? file.reading.elements(of: index).compactMap(\.text)
    return texts.compactMap { text in
      let name = text.bytes.prefix { $0 != UInt8(ascii: ":") }
      if text.bytes.isEmpty || known.contains(where: { $0.utf8.elementsEqual(name) }) { return nil }
      let range = text.place(ByteRange(0, text.bytes.count))
      let isHost = name.elementsEqual("host".utf8)
      let near = isHost ? nil : NearestName.of(text.bytes, among: known)
      return diagnostic(
        "unknown USB device '\(VisibleText.quoting(text.bytes))'"
          + (near.map { "; did you mean '\($0)'?" } ?? ""),
        at: range,
        help: isHost
          ? "move it to 'usbdev', such as \"type=hostdev,hostbus=1,hostaddr=2\""
          : "expected \(WordRow.anyQuoted(known))",
        fixes: near.map { file.replacing(range, by: $0, "write '\($0)'", .changesMeaning) } ?? [],
      )
    }
  }
}
