import XLModel
import XLSyntax
import XLText

/// A CD-ROM drive with a backend or a script that libxl refuses.
enum CDROMBackend: BuildRule {
  static let code: DiagnosticCode = 3225
  static let page = RulePage(
    .error,
    "A CD-ROM drive of an hvm guest has a script, or before Xen 4.19 the backend `phy`.",
    why: """
      The device model serves the CD-ROM drives of hvm guests, so their backend is `qdisk`, which runs \
      no script.
      Since Xen 4.19 libxl takes `backendtype=phy` too, with which a script is possible.
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
        message: "the CD-ROM drive of an hvm guest cannot have a script: its backend is 'qdisk'",
        help: "remove 'script' and give the path of an image or drive"
      )
    }
    return RefusalWords(
      message: "the backend 'phy' cannot serve a CD-ROM drive of an hvm guest; expected 'qdisk'",
      help: "remove backendtype=phy, or write backendtype=qdisk"
    )
  }
}
