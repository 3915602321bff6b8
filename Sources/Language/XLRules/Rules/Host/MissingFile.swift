import XLText

enum MissingFile: HostRule {
  static let code: DiagnosticCode = 5005
  static let page = RulePage(
    .error,
    "A kernel, a ramdisk or another file does not exist on the host.",
    why: """
      The guest does not start without the file.
      With a bootloader, the kernel is on the guest's disk, and is not checked.
      """,
    subject: .host,
    bad: "name = \"web\"\ntype = \"pvh\"\nkernel = \"/boot/vmlinux\"\n",
    good: "name = \"web\"\ntype = \"pvh\"\nkernel = \"/boot/vmlinuz\"\n",
    host: HostExample("'/boot/vmlinuz' is a kernel") { host in
      host.paths[Array("/boot/vmlinuz".utf8)] = HostLook.Path(.file(byteCount: 8 << 20))
      host.paths[Array("/boot/vmlinux".utf8)] = HostLook.Path(.missing(nearest: Array("/boot/vmlinuz".utf8)))
    },
  )

  static func check(_ file: RuleSubject, on host: HostLook) -> [Diagnostic] {
    HostQuestions.files(of: file).compactMap { key, text in
      guard let path = host.paths[text.bytes] else { return nil }
      switch path.kind {
      case .file(let byteCount) where byteCount > 0: return nil
      case .blockDevice, .hidden: return nil
      default: break
      }
      let place = text.place(ByteRange(0, text.bytes.count))
      return diagnostic(
        "the \(key) \(file.quoted(place)) \(path.kind.words(of: text.bytes))",
        at: place,
        help: path.kind.nearestHelp ?? HostQuestions.pathHelp(text.bytes),
      )
    }
  }
}
