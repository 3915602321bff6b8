import XLModel
import XLText

enum DuplicateInterfaceNumber: FileRule {
  static let code: DiagnosticCode = 4003
  static let page = RulePage(
    .error,
    "Two interfaces have the same number.",
    why: """
      xl accepts the file, but the guest does not start.
      Without `devid`, the number of an interface is its index in the list, from 0.
      """,
    bad: "vif = [ \"devid=1\", \"bridge=xenbr0\" ]\n",
    good: "vif = [ \"devid=0\", \"bridge=xenbr0\" ]\n",
  )

  static func check(_ file: RuleSubject) -> [Diagnostic] {
    var first: [Int32: ByteRange] = [:]
    return file.devices.nics.compactMap { nic in
      guard let other = first[nic.devid] else {
        first[nic.devid] = place(of: nic)
        return nil
      }
      return diagnostic(
        "another interface also has the number \(nic.devid)"
          + (nic.spec.devid == nil ? ", the index of this one in the list" : ""),
        at: place(of: nic),
        help: "give each interface a unique devid, or remove all devids",
        notes: [Diagnostic.Note("the other interface", at: other)],
      )
    }
  }

  private static func place(of nic: ConfigDevices.Nic) -> ByteRange {
    nic.spec.range(of: .devid).map { nic.text.place($0) } ?? nic.range
  }
}
