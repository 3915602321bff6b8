public import XLModel
import XLRules
public import XLText

/// A disk string, checked: the disk, what xl does with it, and every diagnostic.
///
/// The only entry point from text to diagnostics for disks.
public struct CheckedDisk: Hashable, Sendable {
  /// The text; several words are in it joined by `wordSeparator`.
  @inlinable public var text: SourceText { reading.spec.text }
  /// The disk; xl's own fields where xl accepts, the nearest reading where it does not.
  @inlinable public var spec: DiskSpec { reading.spec }
  /// What `xl` of the release does with the string.
  @inlinable public var verdict: XLVerdict { reading.verdict }
  /// Whether no diagnostic is an error; never true where xl does not accept.
  public var isAcceptable: Bool { !diagnostics.contains { $0.severity == .error } }

  @usableFromInline package let reading: DiskReading

  /// The byte between two words: a blank, as it is typed at a shell.
  public static let wordSeparator = UInt8(ascii: " ")

  /// Checks one disk string.
  public init(_ text: SourceText, options: CheckOptions) {
    reading = DiskLowering.read(text, xen: options.xen)
  }

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
    // Not passed on to another initializer, nor is the one above: that would copy the whole disk.
    reading = DiskLowering.read(SourceText(bytes), words: ranges, xen: options.xen)
  }

  /// A disk of a file that was read before.
  package init(_ disk: ConfigDevices.Disk) { reading = disk.reading }

  /// Every diagnostic, in the order of the text; worded on each access.
  public var diagnostics: [Diagnostic] { reading.diagnostics }
}
