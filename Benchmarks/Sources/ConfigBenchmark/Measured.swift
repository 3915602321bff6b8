import Glibc
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

  /// The most bytes of memory that this process has had.
  static var peakByteCount: Int {
    var usage = rusage()
    getrusage(RUSAGE_SELF, &usage)
    return usage.ru_maxrss << 10
  }
}
