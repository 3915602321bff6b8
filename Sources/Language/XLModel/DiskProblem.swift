public import XLSyntax
public import XLText

/// What is wrong or doubtful in the text of a disk string.
///
/// Places and values only; the rules in XLRules have the words. What libxl or a script does with a disk that
/// was read is found by a `DiskRule` there.
public enum DiskProblem: Hashable, Sendable {
  /// The value of this key is not valid.
  case unknownValue(of: Choice, ByteRange)
  /// What is used as the format is the name of a device or an access mode.
  case forgottenFormat(ByteRange)
  /// The second value of a key, or of a key and a prefix, that may be set once; and the first.
  case repeated(DiskWord, ByteRange, first: ByteRange)
  /// A later value of a key or flag silently replaces an earlier, different one.
  case overridden(DiskWord, ByteRange, first: ByteRange)
  /// A key that does not exist: its name, and the whole with `=` and value.
  case unknownKey(ByteRange, whole: ByteRange)
  /// A flag with `=`: its name, and the whole.
  case flagWithValue(DiskWord, ByteRange, whole: ByteRange)
  /// An `=` inside of a positional parameter: the sign, and the whole parameter.
  case strayEquals(ByteRange, whole: ByteRange)
  /// An `=` at the very end, which xl drops.
  case droppedEquals(ByteRange)
  /// A positional parameter after the last that exists.
  case tooManyPositionals(ByteRange)
  /// A word with a colon that xl takes for a prefix: the prefix, and the whole parameter.
  case unknownPrefix(ByteRange, whole: ByteRange)
  /// A run of deprecated prefixes of which at least one has a meaning.
  case deprecatedPrefix(ByteRange)
  /// A run of deprecated prefixes without a meaning.
  case ignoredPrefix(ByteRange)
  /// No virtual device is named; the place is the end of the text.
  case missingVirtualDevice(ByteRange)
  /// No target is named; the place is the start of the text.
  case missingTarget(ByteRange)
  /// `target=` took parameters after it: the swallowed part, and the whole from `target=`.
  case swallowed(ByteRange, whole: ByteRange, isFatal: Bool)
  /// A flag of a later release.
  case tooNew(DiskWord, ByteRange)
  /// White space at the start or end of a value belongs to the value.
  case edgeBlank(DiskWord, ByteRange, value: ByteRange)
  /// A piece for which xl's scanner overruns its memory.
  case overlong(ByteRange)
  /// An `=` followed by a newline, at which xl's scanner ends the process.
  case scannerExit(ByteRange)
  /// A NUL byte, at which a C string ends.
  case nul(ByteRange)
  /// More problems than are reported; the first of those that are not.
  case tooMany(ByteRange)

  /// The virtual device is the empty text.
  case emptyVirtualDevice(ByteRange)
  /// The name of the virtual device is not a documented one.
  case undocumentedVirtualDevice(ByteRange)

  /// The keys whose values are not any text.
  public enum Choice: Hashable, Sendable {
    /// The key of this spelling.
    case format, access, backendtype, specification, devtype
    /// The port for COLO, a number.
    case coloPort
  }

  /// The place where the caret goes.
  public var range: ByteRange {
    switch self {
    case .unknownValue(_, let range), .forgottenFormat(let range), .repeated(_, let range, _),
      .overridden(_, let range, _), .unknownKey(let range, _), .flagWithValue(_, let range, _),
      .strayEquals(let range, _), .droppedEquals(let range), .tooManyPositionals(let range),
      .unknownPrefix(let range, _), .deprecatedPrefix(let range), .ignoredPrefix(let range),
      .missingVirtualDevice(let range), .missingTarget(let range), .swallowed(let range, _, _),
      .tooNew(_, let range), .edgeBlank(_, let range, _), .overlong(let range), .scannerExit(let range),
      .nul(let range), .tooMany(let range), .emptyVirtualDevice(let range),
      .undocumentedVirtualDevice(let range):
      range
    }
  }
}
