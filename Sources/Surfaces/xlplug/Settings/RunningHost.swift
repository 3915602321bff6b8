import HostFiles
import XLModel

/// The hypervisor that this process runs above.
enum RunningHost {
  /// The nearest release to the hypervisor below this system; nil if absent.
  static var release: XenVersion? {
    func read(_ name: String) -> String? {
      let text = readBytes(Array("/sys/hypervisor/\(name)".utf8), atMost: 64)
      return text.map { String(decoding: $0.prefix { $0 > UInt8(ascii: " ") }, as: UTF8.self) }
    }
    guard read("type") == "xen", let major = read("version/major").flatMap({ Int($0) }),
      let minor = read("version/minor").flatMap({ Int($0) })
    else { return nil }
    if major != 4 { return major < 4 ? .oldest : .newest }
    return XenVersion("4.\(min(max(minor, XenVersion.oldest.minor), XenVersion.newest.minor))")
  }
}
