import XLModel
import XLText

enum UnfitTarget: HostRule {
  static let code: DiagnosticCode = 5002
  static let page = RulePage(
    .error,
    "The target of a disk is neither a file nor a block device.",
    why: """
      A backend serves only files and block devices, so the disk does not work.
      Xen's `block` script still reports it as connected.
      """,
    subject: .host,
    bad: "disk = [ \"/srv,raw,xvda,w\" ]\n",
    good: "disk = [ \"/srv/web.img,raw,xvda,w\" ]\n",
    host: HostExample("'/srv/web.img' is an image") { host in
      host.paths[Array("/srv/web.img".utf8)] = HostLook.Path(.file(byteCount: 1 << 30))
      host.paths[Array("/srv".utf8)] = HostLook.Path(.directory)
    },
  )

  static func check(_ file: RuleSubject, on host: HostLook) -> [Diagnostic] {
    HostQuestions.targets(of: file, on: host).compactMap { disk, target, place, path in
      switch path.kind {
      case .directory, .other: break
      default: return nil
      }
      return diagnostic(
        "\(file.quoted(place)) \(path.kind.words); expected a file or a block device",
        at: place,
        help: "write the path of an image or a block device",
      )
    }
  }
}
