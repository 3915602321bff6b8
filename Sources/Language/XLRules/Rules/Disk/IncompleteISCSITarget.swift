import XLModel
import XLText

enum IncompleteISCSITarget: DiskRule {
  static let code: DiagnosticCode = 1041
  static let page = RulePage(
    .warning,
    "A target for `block-iscsi` has no `iqn=` or no `portal=`.",
    why: "The attach fails, and xl reports no reason: Xen's `block-iscsi` requires both.",
    subject: .disk,
    bad: "vdev=xvda,script=block-iscsi,target=iqn.2001-05.com.example:disk",
    good: "vdev=xvda,script=block-iscsi,target=iqn=iqn.2001-05.com.example:disk,portal=10.0.0.1:3260",
  )
  static let trait = DiskTrait.script

  static func check(_ disk: DiskReading) -> Diagnostic? {
    guard disk.scriptFile == "block-iscsi", let target = disk.spec.target, !target.value.isEmpty else {
      return nil
    }
    let words = target.value.split(separator: UInt8(ascii: ","))
    let missing = ["iqn=", "portal="].filter { key in
      !words.contains { $0.starts(with: key.utf8) && $0.count > key.utf8.count }
    }
    if missing.isEmpty { return nil }
    return diagnostic(
      "the target \(disk.quoted(target.range)) has no \(missing.joined(separator: " and ")); "
        + "Xen's block-iscsi requires it",
      at: target.range,
      help: "write target=iqn=NAME,portal=ADDRESS:PORT",
    )
  }
}
