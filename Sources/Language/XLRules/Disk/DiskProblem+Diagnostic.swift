import XLModel
import XLSyntax
import XLText

extension DiskProblem {
  /// The diagnostic of the rule that this is about.
  func diagnostic(_ disk: DiskReading) -> Diagnostic {
    switch self {
    case .unknownValue(of: let key, let range): key.diagnostic(disk, at: range)
    case .forgottenFormat(let range): ForgottenFormat.diagnostic(disk, at: range)
    case .repeated(let word, let range, let first):
      RepeatedParameter.diagnostic(disk, word, at: range, first: first)
    case .overridden(_, let range, let first): OverriddenParameter.diagnostic(disk, at: range, first: first)
    case .unknownKey(let name, let whole): UnknownDiskParameter.diagnostic(disk, name: name, whole: whole)
    case .flagWithValue(let word, let name, let whole):
      DiskFlagWithValue.diagnostic(disk, word, name: name, whole: whole)
    case .strayEquals(let sign, let whole): StrayEquals.diagnostic(disk, at: sign, whole: whole)
    case .droppedEquals(let range): DroppedEquals.diagnostic(disk, at: range)
    case .tooManyPositionals(let range): TooManyPositionals.diagnostic(disk, at: range)
    case .unknownPrefix(let range, let whole): UnknownPrefix.diagnostic(disk, at: range, whole: whole)
    case .deprecatedPrefix(let range): DeprecatedPrefix.diagnostic(disk, at: range)
    case .ignoredPrefix(let range): IgnoredPrefix.diagnostic(disk, at: range)
    case .missingVirtualDevice(let range): MissingVirtualDevice.diagnostic(disk, at: range)
    case .missingTarget(let range): MissingDiskTarget.diagnostic(disk, at: range)
    case .swallowed(let range, let whole, let isFatal):
      SwallowedDiskParameter.diagnostic(disk, at: range, whole: whole, isFatal: isFatal)
    case .tooNew(let word, let range): FlagTooNew.diagnostic(disk, word, at: range)
    case .edgeBlank(let word, let range, let value):
      EdgeBlank.diagnostic(disk, word, at: range, value: value)
    case .overlong(let range): OverlongParameter.diagnostic(disk, at: range)
    case .scannerExit(let range): ScannerExit.diagnostic(disk, at: range)
    case .nul(let range): NULInDiskString.diagnostic(disk, at: range)
    case .tooMany(let range):
      .uncheckedRest(ofStringAt: range, problemsMax: DiskLowering.problemsMax)
    case .emptyVirtualDevice(let range): EmptyDiskVirtualDevice.diagnostic(disk, at: range)
    case .undocumentedVirtualDevice(let range): VirtualDeviceName(disk.spec.text, at: range).diagnosticInDisk
    }
  }
}

extension DiskProblem.Choice {
  /// The diagnostic of a value that the key does not take.
  fileprivate func diagnostic(_ disk: DiskReading, at range: ByteRange) -> Diagnostic {
    switch self {
    case .format: UnknownFormat.diagnostic(disk, at: range)
    case .access: UnknownAccess.diagnostic(disk, at: range)
    case .backendtype: UnknownBackendType.diagnostic(disk, at: range)
    case .specification: UnknownSpecification.diagnostic(disk, at: range)
    case .devtype: UnknownDeviceType.diagnostic(disk, at: range)
    case .coloPort: UnreadablePort.diagnostic(disk, at: range)
    }
  }
}

extension Rule {
  /// A value that is not one of a few words; `habits` are words of other tools with the one for each.
  static func unknownValue(
    _ kind: String,
    at range: ByteRange,
    of disk: DiskReading,
    _ allowed: [String],
    _ habits: [(String, String)] = [],
  ) -> Diagnostic {
    if range.isEmpty {
      return diagnostic("no \(kind) after '='; expected \(WordRow.any(allowed))", at: range)
    }
    let bare = disk.trimmed(range)
    let expected = "expected \(WordRow.any(allowed))"
    if bare.count < range.count, allowed.contains(disk.text(bare)) {
      return diagnostic(
        "white space is part of the \(kind) \(disk.quoted(range)); \(expected)",
        at: range,
        help: "remove the white space",
        fixes: [disk.replace("remove the white space", range, with: disk.text(bare))],
      )
    }
    guard let near = disk.nearest(bare, allowed, habits) else {
      return diagnostic("unknown \(kind) \(disk.quoted(range)); \(expected)", at: range)
    }
    return diagnostic(
      "unknown \(kind) \(disk.quoted(range)); did you mean '\(near)'?",
      at: range,
      help: expected,
      fixes: [disk.replace("write '\(near)'", range, with: near)],
    )
  }
}
