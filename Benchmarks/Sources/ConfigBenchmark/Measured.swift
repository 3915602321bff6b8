import Foundation
import XLCheck
import XLFormat
import XLModel
import XLSyntax
import XLText

/// What can be done to a text, and what it costs.
enum Measured {
  /// Nanoseconds of some work.
  static func nanoseconds(_ work: () -> Void) -> Double {
    let time = ContinuousClock().measure(work)
    return Double(time.components.seconds) * 1e9 + Double(time.components.attoseconds) / 1e9
  }

  /// Does one thing to a text; the number keeps the work from being left out.
  @inline(never)
  static func work(_ what: String, _ text: SourceText) -> Int {
    switch what {
    case "tree": ConfigSyntax(text).tokenCount
    case "read": ConfigReading(ConfigSyntax(text)).entries.count
    case "format": FormattedConfig(ConfigSyntax(text)).text.bytes.count
    default: CheckedConfig(text, options: CheckOptions()).diagnostics.count
    }
  }

  /// The bytes of memory that this process has, and the most that it has had since the last call.
  static func memory() -> (now: Int, most: Int) {
    let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
    // 5 makes the kernel begin anew with the peak: proc(5).
    try? "5".write(toFile: "/proc/self/clear_refs", atomically: false, encoding: .utf8)
    func kibibytes(_ name: String) -> Int {
      let line = status.split(separator: "\n").first { $0.hasPrefix(name + ":") } ?? ""
      return Int(line.filter(\.isNumber)) ?? 0
    }
    return (kibibytes("VmRSS") << 10, kibibytes("VmHWM") << 10)
  }
}
