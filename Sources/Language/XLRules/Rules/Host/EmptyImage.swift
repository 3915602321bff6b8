import XLModel
import XLText

enum EmptyImage: HostRule {
  static let code: DiagnosticCode = 5003
  static let page = RulePage(
    .warning,
    "An image is an empty file.",
    why: "A raw image is as large as its file, so the guest sees a disk without sectors.",
    subject: .host,
    bad: "disk = [ \"/srv/new.img,raw,xvda,w\" ]\n",
    good: "disk = [ \"/srv/web.img,raw,xvda,w\" ]\n",
    host: HostExample("'/srv/web.img' is an image, and '/srv/new.img' an empty file") { host in
      host.paths[Array("/srv/web.img".utf8)] = HostLook.Path(.file(byteCount: 1 << 30))
      host.paths[Array("/srv/new.img".utf8)] = HostLook.Path(.file(byteCount: 0))
    },
  )

  static func check(_ file: RuleSubject, on host: HostLook) -> [Diagnostic] {
    HostQuestions.targets(of: file, on: host).compactMap { disk, target, place, path in
      guard case .file(byteCount: 0) = path.kind else { return nil }
      return diagnostic(
        "\(file.quoted(place)) is an empty file",
        at: place,
        help: "set its size, for example with truncate -s 10G FILE",
      )
    }
  }
}
