import XLModel
import XLText

enum ChannelRefused: BuildRule {
  static let code: DiagnosticCode = 3226
  static let page = RulePage(
    .error,
    "A channel has no name, or the release of Xen does not support channels.",
    why: """
      libxl refuses a channel without a name, because a program in the guest finds a channel by its name.
      In Xen 4.17, and in the first releases of 4.18 to 4.20, the first channel has the number of the \
      guest's console, so no guest with a channel starts.
      """,
    bad: """
      name = "web"
      type = "hvm"
      memory = 512
      channel = ["connection=pty"]

      """,
    good: """
      name = "web"
      type = "hvm"
      memory = 512
      channel = ["connection=pty,name=org.example.agent"]

      """,
  )

  static func words(for refusal: BuildRefusal, of settings: RefusedSettings) -> RefusalWords {
    if refusal.reason == .channelNumber {
      return RefusalWords(
        message: "Xen \(settings.file.xen) cannot start a guest with a channel: its number is the console's",
        help: "remove 'channel', or use a later release of Xen"
      )
    }
    return RefusalWords(
      message: "the channel has no 'name'",
      help: "add name=…, such as name=org.example.agent"
    )
  }
}
