import XLSyntax
import XLText

/// What xl makes of a value where it asks for a number: C's `strtol` with base 0 of the whole text.
///
/// xlu: tools/libs/util/libxlu_cfg.c xlu_cfg_get_long, Xen 4.17 to 4.23.
public struct KeyNumber: Hashable, Sendable {
  /// The number; nil where xl reads none.
  public let value: Int64?
  /// What is wrong; nil where nothing is.
  public let problem: DomainProblem.Kind?

  private init(_ value: Int64?, _ problem: DomainProblem.Kind?) {
    self.value = value
    self.problem = problem
  }

  /// The number that an entry of a file gives.
  public init(_ reading: ConfigReading, entry index: Int) {
    let entry = reading.entries[index]
    if entry.value.kind == .list {
      self.init(nil, .listForValue)
    } else if entry.setting.isAppending {
      self.init(nil, .appendedNumber)
    } else {
      self.init(entry.value.text?.bytes ?? [])
    }
  }

  /// The number that a text gives.
  public init(_ bytes: [UInt8]) {
    let number = CNumber(bytes.span, from: 0, base: 0)
    let largest = UInt64(Int64.max) + (number.isNegative ? 1 : 0)
    if bytes.isEmpty || number.end != bytes.count {
      self.init(nil, .notANumber)
    } else if number.overflows || number.magnitude > largest {
      self.init(nil, .numberTooLarge)
    } else {
      self.init(number.signed, nil)
    }
  }
}
