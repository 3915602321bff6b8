import XLModel
import XLText

enum NonexistentTarget: HostRule {
  static let code: DiagnosticCode = 5001
  static let page = RulePage(
    .error,
    "The target of a disk does not exist.",
    why: """
      xl opens it when the guest starts, and destroys the incomplete guest on failure.
      The disk is not attached, and the guest does not start.
      Targets with a script or with a backend domain are not checked.
      """,
    subject: .host,
    bad: "disk = [ \"/srv/wbe.img,raw,xvda,w\" ]\n",
    good: "disk = [ \"/srv/web.img,raw,xvda,w\" ]\n",
    fix: .changesMeaning,
    host: HostExample("'/srv/web.img' is an image") { host in
      host.paths[Array("/srv/web.img".utf8)] = HostLook.Path(.file(byteCount: 1 << 30))
      host.paths[Array("/srv/wbe.img".utf8)] = HostLook.Path(.missing(nearest: Array("/srv/web.img".utf8)))
    },
  )

  static func check(_ file: RuleSubject, on host: HostLook) -> [Diagnostic] {
    HostQuestions.targets(of: file, on: host).compactMap { disk, target, place, path in
      guard case .missing(let nearest) = path.kind else { return nil }
      let help = path.kind.nearestHelp ?? HostQuestions.pathHelp(target.value)
      let fixes = nearest.map { name in
        [Diagnostic.Fix("write the similar name", place, name, .changesMeaning)]
      }
      return diagnostic(
        "\(file.quoted(place)) \(path.kind.words(of: target.value))",
        at: place,
        help: help,
        fixes: disk.text.isPlain(target.range) ? fixes ?? [] : [],
      )
    }
  }
}
