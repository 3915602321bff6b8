public import XLModel
public import XLText

/// A disk string, checked: the disk, what xl does with it, and every diagnostic.
///
/// The one door from text to diagnostics for disks.
public struct CheckedDisk: Hashable, Sendable {
  /// The text; several words stand in it joined by `wordSeparator`.
  public let text: SourceText
  /// The disk; xl's own fields where xl accepts, the nearest reading where it does not.
  public let spec: DiskSpec
  /// What `xl` of the release does with the string.
  public let verdict: XLVerdict
  /// Whether no diagnostic is an error; never true where xl does not accept.
  public let isAcceptable: Bool

  private let findings: [DiskFinding]
  private let options: CheckOptions

  /// The byte between two words: a blank, as it is typed at a shell.
  public static let wordSeparator = UInt8(ascii: " ")

  /// Checks one disk string.
  public init(_ text: SourceText, options: CheckOptions) { self.init(text, words: [], options) }

  /// Checks the words of `xl block-attach DOMAIN WORD…`, which make one disk together.
  ///
  /// All ranges are offsets into the words joined by `wordSeparator`.
  public init(words: [SourceText], options: CheckOptions) {
    var bytes: [UInt8] = []
    var ranges: [ByteRange] = []
    for (index, word) in words.enumerated() {
      if index > 0 { bytes.append(Self.wordSeparator) }
      ranges.append(ByteRange(bytes.count, bytes.count + word.bytes.count))
      bytes += word.bytes
    }
    self.init(SourceText(bytes), words: ranges, options)
  }

  private init(_ text: SourceText, words: [ByteRange], _ options: CheckOptions) {
    let reading = DiskLowering.read(text, words: words, xen: options.xen)
    self.text = text
    self.options = options
    verdict = reading.verdict
    findings = DiskFinding.all(in: reading, options)
    spec = reading.spec
    isAcceptable = !findings.contains { $0.severity == .error }
  }

  /// Every diagnostic, in the order of the text; worded on each access.
  public var diagnostics: [Diagnostic] {
    if findings.isEmpty { return [] }
    let wording = DiskWording(spec, options, findings)
    return findings.map { wording.diagnostic($0) }
  }
}
