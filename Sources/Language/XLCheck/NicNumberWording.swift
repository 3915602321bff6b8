import XLModel
import XLRules
import XLSyntax
import XLText

// MARK: - Rate

extension NicWording {
  func rate(_ problem: NicProblem) -> Diagnostic {
    let range = problem.range
    switch problem.kind {
    case .rate(let refusal): return refusedRate(problem, refusal)
    case .octalRate:
      let digits = syntax.text[range].prefix(while: { $0 == UInt8(ascii: "0") })
      return Diagnostic(
        OctalRate.code,
        .warning,
        "the leading zero makes xl read the number in \(quoted(range)) in base 8",
        at: range,
        help: "write the number without it",
        fixes: fix("remove the zero", ByteRange(range.start, range.start + digits.count), "")
      )
    case .intervalWithoutUnit:
      return Diagnostic(
        IntervalWithoutUnit.code,
        .warning,
        "the interval \(quoted(range)) has no unit, so xl counts seconds; the manual says microseconds",
        at: range,
        help: "write the unit: \(VisibleText.quoting(syntax.text[range]))s, or ms, or us",
        fixes: fix("write 's'", ByteRange(range.end, range.end), "s", .safe)
      )
    case .zeroRate:
      return Diagnostic(
        ZeroRate.code,
        .warning,
        "\(quoted(range)) rounds down to 0 bytes in each interval",
        at: range,
        help: "raise the rate or lengthen the interval, as in 1B/s@1s"
      )
    default:
      return Diagnostic(
        RateAfterOverflow.code,
        .error,
        "xl \(xen) refuses this rate because a number before it did not fit",
        at: range,
        help: "fix the address before it; the rate is correct"
      )
    }
  }

  private func refusedRate(_ problem: NicProblem, _ refusal: Rate.Refusal) -> Diagnostic {
    let range = problem.range
    let value = problem.parameter.map { ByteRange($0.start + "rate=".utf8.count, $0.end) } ?? range
    let repaired = RateRepair.repaired(syntax.text[value])
    let fixes = repaired.map { fix("write \($0)", value, $0) } ?? []
    let meant = repaired.map { "did you mean '\($0)'?" }
    let number = "1 to \(Rate.numberMax)"
    switch refusal {
    case .missingAmount:
      return Diagnostic(
        MalformedRate.code,
        .error,
        range.isEmpty ? "'rate' is empty; expected a rate" : "\(quoted(range)) has no amount before the '@'",
        at: range,
        help: Self.rateShape
      )
    case .malformedAmount:
      return Diagnostic(
        MalformedRate.code,
        .error,
        "\(quoted(range)) is no rate\(RateRepair.complaint(about: syntax.text[range]))",
        at: range,
        help: meant ?? Self.rateShape,
        notes: meant == nil ? [] : [Diagnostic.Note(Self.rateShape)],
        fixes: fixes
      )
    case .amountOutOfRange:
      return Diagnostic(
        RateOutOfRange.code,
        .error,
        "the rate \(quoted(range)) is out of range; expected a number from \(number)",
        at: range,
        help: meant,
        notes: Self.octalNote(syntax.text[range]),
        fixes: fixes
      )
    case .productOutOfRange:
      return Diagnostic(
        RateOutOfRange.code,
        .error,
        "the rate \(quoted(range)) is out of range",
        at: range,
        help: "bytes in a second times microseconds of the interval must fit in 64 bits; lower one of them"
      )
    case .malformedInterval, .intervalOutOfRange: return refusedInterval(range, refusal, meant, fixes)
    }
  }

  private func refusedInterval(
    _ range: ByteRange,
    _ refusal: Rate.Refusal,
    _ meant: String?,
    _ fixes: [Diagnostic.Fix],
  ) -> Diagnostic {
    if case .malformedInterval = refusal {
      return Diagnostic(
        MalformedInterval.code,
        .error,
        "\(quoted(range)) is no interval",
        at: range,
        help: meant ?? Self.rateShape,
        fixes: fixes
      )
    }
    return Diagnostic(
      IntervalOutOfRange.code,
      .error,
      "the interval \(quoted(range)) is out of range; expected 1us to \(UInt32.max)us",
      at: range,
      help: meant,
      notes: Self.octalNote(syntax.text[range]),
      fixes: fixes
    )
  }

  private static func octalNote(_ bytes: ArraySlice<UInt8>) -> [Diagnostic.Note] {
    guard bytes.first == UInt8(ascii: "0"), bytes.contains(where: { (0x31...0x39).contains($0) }) else {
      return []
    }
    return [
      Diagnostic.Note("the leading zero makes xl read the number in base 8, where 8 and 9 are no digits")
    ]
  }

  private static let rateShape =
    "a rate is a number, 'G', 'M', 'K' or nothing, 'B' or 'b', and '/s'; then maybe '@' and an interval: "
    + "10Mb/s@50ms"
}

// MARK: - Numbers

extension NicWording {
  func number(_ problem: NicProblem) -> Diagnostic {
    let range = problem.range
    switch problem.kind {
    case .malformedNumber:
      return Diagnostic(
        MalformedNumber.code,
        .error,
        range.isEmpty
          ? "'\(name(problem))' is empty; expected a number"
          : "\(quoted(range)) is not a number that '\(name(problem))' can have; expected \(limits(problem))",
        at: range,
        notes: [Diagnostic.Note("xl \(xen) stops at it")]
      )
    case .trailingNumber:
      let digits = ByteRange((problem.parameter?.start ?? 0) + name(problem).utf8.count + 1, range.start)
      return Diagnostic(
        TrailingNumber.code,
        .error,
        "\(quoted(range)) behind the number is dropped by xl, which reads \(quoted(digits))",
        at: range,
        help: "write a plain decimal number",
        fixes: fix("remove it", range, "")
      )
    case .wrappedNumber:
      return Diagnostic(
        WrappedNumber.code,
        .error,
        "\(quoted(range)) is out of range; expected \(limits(problem))",
        at: range,
        notes: [Diagnostic.Note("xl \(xen) cuts it to 32 bits without a check")]
      )
    case .oddNumber:
      return Diagnostic(
        OddNumber.code,
        .warning,
        "\(quoted(range)) is an odd way to write a number; xl reads it in base 10",
        at: range,
        help: "write digits only, without a leading zero"
      )
    default:
      return Diagnostic(
        MtuOutOfRange.code,
        .error,
        "an mtu of \(VisibleText.quoting(syntax.text[range])) cannot be set; expected \(limits(problem))",
        at: range,
        help: "1500 is the default, 9000 is usual for jumbo frames"
      )
    }
  }

  private func limits(_ problem: NicProblem) -> String {
    problem.key == .mtu ? "\(NicLints.mtuMin) to \(NicLints.mtuMax)" : "0 to \(Int32.max)"
  }
}
