import XLModel
import XLRules
public import XLText

extension GuestDevices {
  /// What of the guest cannot be in a text that is UTF-8, such as `JSON`; libxl itself writes such bytes into
  /// JSON as they are.
  public func obstacles(toUTF8 form: String) -> [Diagnostic] {
    func isUTF8(_ bytes: [UInt8]) -> Bool { String(validating: bytes, as: UTF8.self) != nil }
    var found: [Diagnostic] = []
    if let name, !isUTF8(name) {
      found.append(
        UnwritableDevice.diagnostic(
          "the name of the guest is not UTF-8, as \(form) must be",
          at: identityPlace
        )
      )
    }
    let strings = (disks ?? []).map { ("disk", $0.text) } + (nics ?? []).map { ("vif", $0.text) }
    for (kind, string) in strings where !isUTF8(string.bytes) {
      found.append(
        UnwritableDevice.diagnostic(
          "the \(kind) string is not UTF-8, as \(form) must be",
          at: place(ByteRange(0, string.bytes.count), in: string)
        )
      )
    }
    return found
  }
}
