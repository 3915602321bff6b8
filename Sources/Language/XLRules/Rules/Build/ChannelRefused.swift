import XLModel
import XLSyntax
import XLText

/// A channel that libxl refuses.
enum ChannelRefused: BuildRule {
  static let code: DiagnosticCode = 3226
  static let page = RulePage(
    .error,
    "A channel has no name, or the release is Xen 4.17 and the channel the first one.",
    why: """
      A program in the guest finds a channel by its name, and libxl refuses a channel without one.
      xl of Xen 4.17 numbers channels from 0, which is the number of the guest's console, so it starts no \
      guest that has a channel.
      Later releases do not, nor do the newest of 4.18, 4.19 and 4.20.
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
        message: "Xen 4.17 gives the first channel the number of the guest's console, and refuses it",
        help: "remove 'channel', or use a later release of Xen"
      )
    }
    return RefusalWords(
      message: "the channel has no 'name'",
      help: "add name=…, such as name=org.example.agent"
    )
  }
}
