import XLModel
import XLSyntax
import XLText

/// A bootloader without a disk to load from.
enum BootloaderWithoutDisk: BuildRule {
  static let code: DiagnosticCode = 3219
  static let page = RulePage(
    .error,
    "A bootloader is set, and the guest has no disk to load the kernel from.",
    why: """
      libxl runs the bootloader on the first disk of the guest, and refuses a guest without one.
      """,
    bad: """
      name = "web"
      memory = 512
      bootloader = "pygrub"

      """,
    good: """
      name = "web"
      memory = 512
      bootloader = "pygrub"
      disk = ["/srv/web.img,raw,xvda,w"]

      """,
  )

  static func words(for refusal: BuildRefusal, of settings: RefusedSettings) -> RefusalWords {
    RefusalWords(
      message: "'bootloader' loads the kernel from the first disk, and the guest has none",
      help: "add 'disk', or set 'kernel' instead of 'bootloader'"
    )
  }
}
