public import XLReport
import XLRules
public import XLText

/// Problems that are known and not reported: a line each, `XL3001 0123456789abcdef path`.
///
/// Paths are relative to the directory of the file, or absolute; a backslash, a line feed and a carriage
/// return in them are written `\\`, `\n` and `\r`. Lines that begin with `#` are remarks.
public struct Baseline: Hashable, Sendable {
  /// A problem that is known.
  public struct Entry: Hashable, Sendable {
    /// The path of its file.
    public let path: [UInt8]
    /// The problem.
    public let print: ProblemFingerprint

    /// A problem of a file.
    public init(path: [UInt8], _ print: ProblemFingerprint) {
      self.path = path
      self.print = print
    }
  }

  private static let head = "# xlplug: baseline, written by 'xlplug lint --write-baseline'\n"

  /// The text.
  public let text: SourceText
  /// What is known, each with its line.
  public let entries: [Entry: ByteRange]
  /// What is wrong with the text.
  public let diagnostics: [Diagnostic]

  /// Reads a baseline.
  public init(_ text: SourceText) {
    self.text = text
    var entries: [Entry: ByteRange] = [:]
    var diagnostics: [Diagnostic] = []
    let lines = PlaceIndex(text)
    for number in 1...lines.lines.count {
      let range = lines.range(ofLine: number)
      if range.isEmpty || text.bytes[range.start] == UInt8(ascii: "#") { continue }
      if let entry = Self.entry(text[range]) {
        entries[entry] = range
      } else {
        diagnostics.append(
          Diagnostic(
            UnreadableBaseline.code,
            .error,
            "'\(VisibleText.quoting(text[range]))' is not a valid baseline entry",
            at: range,
            help:
              "expected a code, a digest of 16 digits and a path; --write-baseline rewrites the file"
          )
        )
      }
    }
    self.entries = entries
    self.diagnostics = diagnostics
  }

  /// Whether a file is a baseline, or empty, so that another may be written instead.
  public var isReplaceable: Bool {
    text.bytes.isEmpty || text.bytes.starts(with: "# xlplug:".utf8)
      || diagnostics.isEmpty && !entries.isEmpty
  }

  private static func entry(_ line: ArraySlice<UInt8>) -> Entry? {
    let parts = line.split(separator: UInt8(ascii: " "), maxSplits: 2, omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0].starts(with: "XL".utf8), parts[0].count == 6, parts[1].count == 16,
      let number = UInt16(String(decoding: parts[0].dropFirst(2), as: UTF8.self)), number <= 9999,
      let digest = UInt64(String(decoding: parts[1], as: UTF8.self), radix: 16), !parts[2].isEmpty
    else { return nil }
    return Entry(path: unescaped(parts[2]), ProblemFingerprint(code: DiagnosticCode(number), digest: digest))
  }

  /// The name of a file in a baseline, where both are absolute paths.
  public static func name(_ path: [UInt8], in baseline: [UInt8]) -> [UInt8] {
    FilePath.relative(path, to: FilePath.directory(baseline)) ?? path
  }

  /// The diagnostics of a file that has a name here, each with its entry where it is known.
  public func matched(_ report: FileReport, name: [UInt8]) -> [(diagnostic: Diagnostic, known: Entry?)] {
    zip(report.diagnostics, ProblemFingerprint.all(report)).map { diagnostic, print in
      let entry = Entry(path: name, print)
      return (diagnostic, entries[entry] == nil ? nil : entry)
    }
  }

  /// The remarks about problems of the files that were checked which are there no longer.
  public func settled(seen: Set<Entry>, in paths: Set<[UInt8]>) -> [Diagnostic] {
    entries.filter { paths.contains($0.key.path) && !seen.contains($0.key) }.map { entry, range in
      Diagnostic(
        SettledBaseline.code,
        .note,
        "the problem of this entry in '\(VisibleText.quoting(entry.path))' no longer exists",
        at: range,
        help: "remove the line, or rewrite the file with --write-baseline"
      )
    }.sorted { $0.range.start < $1.range.start }
  }

  /// The text of a baseline that knows problems; the same for the same problems in any order.
  public static func text(of entries: some Sequence<Entry>) -> [UInt8] {
    let lines = Set(entries).map { entry in
      Array("\(entry.print.code) \(ProblemFingerprint.hex(entry.print.digest)) ".utf8) + escaped(entry.path)
    }
    // By path first, so that the history of a file stays together.
    let sorted = lines.sorted { ($0[24...] + $0[..<24]).lexicographicallyPrecedes($1[24...] + $1[..<24]) }
    return Array(head.utf8) + sorted.flatMap { $0 + [UInt8(ascii: "\n")] }
  }

  private static func escaped(_ path: [UInt8]) -> [UInt8] {
    path.flatMap { byte -> [UInt8] in
      switch byte {
      case UInt8(ascii: "\\"): Array("\\\\".utf8)
      case UInt8(ascii: "\n"): Array("\\n".utf8)
      case UInt8(ascii: "\r"): Array("\\r".utf8)
      default: [byte]
      }
    }
  }

  private static func unescaped(_ path: ArraySlice<UInt8>) -> [UInt8] {
    var bytes: [UInt8] = []
    var rest = path
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "\\"), let next = rest.popFirst() else {
        bytes.append(byte)
        continue
      }
      bytes.append(next == UInt8(ascii: "n") ? 0x0A : next == UInt8(ascii: "r") ? 0x0D : next)
    }
    return bytes
  }
}
