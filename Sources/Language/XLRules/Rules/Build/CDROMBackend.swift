import XLModel
import XLText

enum CDROMBackend: BuildRule {
  static let code: DiagnosticCode = 3225
  static let page = RulePage(
    .error,
    "A CD-ROM drive of an HVM guest has a script, or before Xen 4.19 the backend `phy`.",
    why: """
      libxl refuses the guest: the backend of its CD-ROM drives is `qdisk`, and `qdisk` runs no script.
      Since Xen 4.19 libxl also accepts `backendtype=phy`, with or without a script.
      """,
    bad: """
      name = "web"
      type = "hvm"
      memory = 512
      disk = ["format=raw,vdev=hdc,devtype=cdrom,script=block-mine,target=iso"]

      """,
    good: """
      name = "web"
      type = "hvm"
      memory = 512
      disk = ["format=raw,vdev=hdc,devtype=cdrom,target=/srv/cd.iso"]

      """,
  )

  static func words(for refusal: BuildRefusal, of settings: RefusedSettings) -> RefusalWords {
    if refusal.reason == .scriptOfCDROM {
      return RefusalWords(
        message: "the CD-ROM drive of an HVM guest cannot have a script: its backend is 'qdisk'",
        help: "remove 'script', and set the target to an image or a drive"
      )
    }
    return RefusalWords(
      message: "the backend 'phy' cannot serve a CD-ROM drive of an HVM guest; expected 'qdisk'",
      help: "remove backendtype=phy, or write backendtype=qdisk"
    )
  }
}
