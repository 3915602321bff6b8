import XLModel
import XLSyntax
import XLText

/// Passthrough that the guest cannot have.
enum PassthroughConflict: BuildRule {
  static let code: DiagnosticCode = 3206
  static let page = RulePage(
    .error,
    "A guest has devices, or a mode of `passthrough`, that libxl refuses for it.",
    why: """
      libxl passes no devices through to pvh guests on x86, and none where `passthrough` is `disabled`.
      `passthrough = "share_pt"` shares page tables, which only guests with hardware assisted paging have.
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
      return RefusalWords(message: "devices cannot be passed through", help: "remove them")
    }
    let names = WordRow.allQuoted(settings.names)
    switch conflict {
    case .ofPVH:
      return RefusalWords(
        message: "a pvh guest cannot have \(names): libxl passes no devices through to it",
        help: "remove \(names), or use type = \"hvm\""
      )
    case .disabled:
      let devices = settings.others(than: "passthrough")
      return RefusalWords(
        message: "'passthrough' is disabled, and \(devices) lists devices",
        help: "remove 'passthrough', or remove \(devices)"
      )
    case .sharedOfPV:
      return RefusalWords(
        message: "'share_pt' is not possible for a pv guest, which has no page tables to share",
        help: "write passthrough = \"sync_pt\", or remove it"
      )
    case .sharedWithoutHAP:
      return RefusalWords(
        message: "'share_pt' needs hardware assisted paging, and 'hap' is 0",
        help: "remove 'hap', or write passthrough = \"sync_pt\""
      )
    }
  }
}
