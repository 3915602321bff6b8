import XLModel
import XLText

enum DirectBootWithoutKernel: BuildRule {
  static let code: DiagnosticCode = 3201
  static let page = RulePage(
    .error,
    "An HVM guest has a command line or a ramdisk, but no kernel.",
    why: """
      libxl refuses the guest, even if the value is empty: both are only for the kernel in `kernel`.
      A guest that boots from its disk gets the command line from the bootloader on the disk.
      """,
    bad: """
      name = "web"
      type = "hvm"
      memory = 512
      extra = "console=ttyS0"

      """,
    good: """
      name = "web"
      type = "hvm"
      memory = 512
      kernel = "/boot/vmlinuz"
      cmdline = "console=ttyS0"

      """,
  )

  static func words(for refusal: BuildRefusal, of settings: RefusedSettings) -> RefusalWords {
    let names = WordRow.allQuoted(settings.names)
    return RefusalWords(
      message: "an HVM guest cannot have \(names) without 'kernel'",
      help: "remove \(names) for a guest that boots from a disk, or set 'kernel'"
    )
  }
}
