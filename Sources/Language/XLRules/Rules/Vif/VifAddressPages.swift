import XLModel
import XLText

/// What is said of addresses and rates in vif strings.
enum VifAddressPages {
  static let all: [RulePage] = [
    RulePage(
      NicCode.malformedMAC.code,
      "MalformedMAC",
      .error,
      "An octet that is none.",
      why: """
        An address is six octets in hexadecimal with colons between them; xl prints one line and goes on \
        without.
        """,
      subject: .vif,
      bad: "mac=00163e000001",
      good: "mac=00:16:3e:00:00:01",
      fix: .changesMeaning,
    ),
    RulePage(
      NicCode.shortMAC.code,
      "ShortMAC",
      .error,
      "Fewer than six octets.",
      why: """
        xl reads on behind the end of the text for the octets that are missing.
        """,
      subject: .vif,
      bad: "mac=00:16:3e:00:00",
      good: "mac=00:16:3e:00:00:01",
    ),
    RulePage(
      NicCode.trailingMAC.code,
      "TrailingMAC",
      .error,
      "Text behind the sixth octet.",
      why: """
        xl reads six octets and silently ignores the rest, other parameters included.
        """,
      subject: .vif,
      bad: "mac=00:16:3e:00:00:01:02",
      good: "mac=00:16:3e:00:00:01",
      fix: .changesMeaning,
    ),
    RulePage(
      NicCode.oddMAC.code,
      "OddMAC",
      .warning,
      "An odd spelling of an address.",
      why: """
        xl takes any separator and odd digits; other programs that read the same file do not.
        """,
      subject: .vif,
      bad: "mac=00-16-3e-00-00-01",
      good: "mac=00:16:3e:00:00:01",
      fix: .safe,
    ),
    RulePage(
      NicCode.multicastMAC.code,
      "MulticastMAC",
      .error,
      "A group address.",
      why: """
        The lowest bit of the first octet marks the address of a group, which no interface can have.
        """,
      subject: .vif,
      bad: "mac=01:00:5e:00:00:01",
      good: "mac=00:16:3e:00:00:01",
    ),
    RulePage(
      NicCode.zeroMAC.code,
      "ZeroMAC",
      .warning,
      "Six zeros.",
      why: """
        libxl takes six zeros for no address and makes one up at each start.
        """,
      subject: .vif,
      bad: "mac=00:00:00:00:00:00",
      good: "mac=00:16:3e:00:00:01",
    ),
    RulePage(
      NicCode.malformedRate.code,
      "MalformedRate",
      .error,
      "A rate that is none.",
      why: """
        A rate is a number with a unit: `10Mb/s`, `1GB/s`, and maybe `@20ms`.
        """,
      subject: .vif,
      bad: "rate=10mb/s",
      good: "rate=10Mb/s",
      fix: .changesMeaning,
    ),
    RulePage(
      NicCode.rateOutOfRange.code,
      "RateOutOfRange",
      .error,
      "A rate that is out of range.",
      why: """
        The rate is counted in 64 bits of bytes in an interval.
        """,
      subject: .vif,
      bad: "rate=0B/s",
      good: "rate=10Mb/s",
    ),
    RulePage(
      NicCode.malformedInterval.code,
      "MalformedInterval",
      .error,
      "An interval that is none.",
      why: """
        An interval is a number with `us`, `ms` or `s`.
        """,
      subject: .vif,
      bad: "rate=1MB/s@1h",
      good: "rate=1MB/s@20ms",
    ),
    RulePage(
      NicCode.intervalOutOfRange.code,
      "IntervalOutOfRange",
      .error,
      "An interval that is out of range.",
      why: """
        An interval of nothing, or of more than 32 bits of microseconds, cannot be kept.
        """,
      subject: .vif,
      bad: "rate=1MB/s@0us",
      good: "rate=1MB/s@20ms",
    ),
    RulePage(
      NicCode.octalRate.code,
      "OctalRate",
      .warning,
      "A number with a leading zero in a rate.",
      why: """
        A leading zero makes a number octal for C: 010 is 8.
        """,
      subject: .vif,
      bad: "rate=010MB/s",
      good: "rate=10MB/s",
      fix: .changesMeaning,
    ),
    RulePage(
      NicCode.intervalWithoutUnit.code,
      "IntervalWithoutUnit",
      .warning,
      "An interval that counts seconds.",
      why: """
        An interval without a unit counts seconds, although the manual says microseconds.
        """,
      subject: .vif,
      bad: "rate=1MB/s@20",
      good: "rate=1MB/s@20ms",
      fix: .safe,
    ),
    RulePage(
      NicCode.zeroRate.code,
      "ZeroRate",
      .warning,
      "A rate of no byte an interval.",
      why: """
        The rate is rounded down to whole bytes in an interval; none at all means no limit.
        """,
      subject: .vif,
      bad: "rate=1B/s",
      good: "rate=1KB/s",
    ),
    RulePage(
      NicCode.rateAfterOverflow.code,
      "RateAfterOverflow",
      .error,
      "A good rate that xl refuses.",
      why: """
        xl takes an earlier overflow for one of the rate, because C's `errno` stays.
        """,
      subject: .vif,
      bad: "mac=ffffffffffffffffffff,rate=10Mb/s",
      good: "mac=00:16:3e:00:00:01,rate=10Mb/s",
    ),
  ]
}
