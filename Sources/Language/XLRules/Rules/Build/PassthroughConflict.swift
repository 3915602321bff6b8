import XLModel
import XLText

enum PassthroughConflict: BuildRule {
  static let code: DiagnosticCode = 3206
  static let page = RulePage(
    .error,
    "The guest does not support passthrough, or not this mode of `passthrough`.",
    why: """
      libxl refuses passthrough devices for PVH guests on x86, and if `passthrough` is `disabled`.
      `passthrough = "share_pt"` requires hardware assisted paging.
      """,
    bad: """
      name = "web"
      type = "pvh"
      kernel = "/boot/vmlinuz"
      memory = 512
      pci = ["01:00.0"]

      """,
    good: """
      name = "web"
      type = "hvm"
      memory = 512
      pci = ["01:00.0"]

      """,
  )

  static func words(for refusal: BuildRefusal, of settings: RefusedSettings) -> RefusalWords {
    guard case .passthrough(let conflict) = refusal.reason else {
      return RefusalWords(message: "this guest does not support passthrough", help: "remove the devices")
    }
    let names = WordRow.allQuoted(settings.names)
    switch conflict {
    case .ofPVH:
      return RefusalWords(
        message: "a PVH guest cannot have \(names): libxl supports no passthrough for it",
        help: "remove \(names), or use type = \"hvm\""
      )
    case .disabled:
      let devices = settings.others(than: "passthrough")
      return RefusalWords(
        message: "'passthrough' is disabled, but \(devices) lists devices",
        help: "remove 'passthrough', or remove \(devices)"
      )
    case .sharedOfPV:
      return RefusalWords(
        message: "a PV guest cannot use 'share_pt': it has no page tables to share",
        help: "write passthrough = \"sync_pt\", or remove it"
      )
    case .sharedWithoutHAP:
      return RefusalWords(
        message: "'share_pt' requires hardware assisted paging, but 'hap' is 0",
        help: "remove 'hap', or write passthrough = \"sync_pt\""
      )
    }
  }
}
