import XLModel
import XLText

enum BootloaderWithoutDisk: BuildRule {
  static let code: DiagnosticCode = 3219
  static let page = RulePage(
    .error,
    "`bootloader` is set, but the guest has no disk.",
    why: "The bootloader loads the kernel from the first disk; without a disk, libxl refuses the guest.",
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
      message: "'bootloader' loads the kernel from the first disk, but the guest has no disk",
      help: "add 'disk', or set 'kernel' instead of 'bootloader'"
    )
  }
}
