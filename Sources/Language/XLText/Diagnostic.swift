/// One thing that is wrong or doubtful in a text: where, what was found, what was expected, the fix.
public struct Diagnostic: Hashable, Sendable {
  /// How bad it is; only `error` makes a text refused.
  public enum Severity: String, CaseIterable, Hashable, Sendable {
    /// The text is refused.
    case error
    /// The text is taken, but probably does not mean what was intended.
    case warning
    /// Worth knowing; nothing is wrong.
    case note
  }

  /// A further place or fact that explains the main message.
  public struct Note: Hashable, Sendable {
    /// The words; lower case, no full stop.
    public var message: String
    /// The place, where there is one.
    public var range: ByteRange?
    /// The place in another text, where there is one.
    public var elsewhere: OtherPlace?

    /// A note with a place or without.
    @inlinable
    public init(_ message: String, at range: ByteRange? = nil) {
      self.message = message
      self.range = range
    }

    /// A note on a place in another text.
    @inlinable
    public init(_ message: String, elsewhere: OtherPlace) {
      self.message = message
      self.elsewhere = elsewhere
    }
  }

  /// A place in another text than that of the diagnostic.
  public struct OtherPlace: Hashable, Sendable {
    /// The other text's path, as it was given.
    public var path: String
    /// The line, from 1.
    public var line: Int
    /// The character in the line, from 1.
    public var column: Int

    /// A place.
    @inlinable
    public init(path: String, line: Int, column: Int) {
      self.path = path
      self.line = line
      self.column = column
    }
  }

  /// A change to the text that fixes it.
  public struct Fix: Hashable, Sendable {
    /// Whether applying the fix can change what the text means.
    public enum Safety: String, Hashable, Sendable {
      /// The meaning stays.
      case safe
      /// The meaning may change; a person should look.
      case changesMeaning
    }

    /// What the fix does, as an imperative: `insert the empty format field`.
    public var title: String
    /// The edits, which do not overlap.
    public var edits: [TextEdit]
    /// Whether the meaning stays.
    public var safety: Safety

    /// A fix made of edits.
    @inlinable
    public init(_ title: String, edits: [TextEdit], safety: Safety) {
      self.title = title
      self.edits = edits
      self.safety = safety
    }

    /// A fix that replaces one place.
    package init(_ title: String, _ range: ByteRange, _ replacement: String, _ safety: Safety) {
      self.init(title, edits: [TextEdit(range, replacement)], safety: safety)
    }

    /// A fix that replaces one place by bytes.
    package init(_ title: String, _ range: ByteRange, _ replacement: [UInt8], _ safety: Safety) {
      self.init(title, edits: [TextEdit(range, replacement)], safety: safety)
    }
  }

  /// The stable code.
  public var code: DiagnosticCode
  /// How bad it is.
  public var severity: Severity
  /// What was found and what was expected; lower case, no full stop, user text in single quotes.
  public var message: String
  /// The place.
  public var range: ByteRange
  /// The fix, as a sentence without full stop; nil where the message says it.
  public var help: String?
  /// Further places and facts.
  public var notes: [Note]
  /// Changes that fix it, best first.
  public var fixes: [Fix]

  /// A diagnostic; help, notes and fixes are optional.
  @inlinable
  public init(
    _ code: DiagnosticCode,
    _ severity: Severity,
    _ message: String,
    at range: ByteRange,
    help: String? = nil,
    notes: [Note] = [],
    fixes: [Fix] = [],
  ) {
    self.code = code
    self.severity = severity
    self.message = message
    self.range = range
    self.help = help
    self.notes = notes
    self.fixes = fixes
  }
}

extension Diagnostic {
  /// The fix that is shown and counted: the first one that keeps the meaning, else the first one.
  public var offeredFix: Fix? { fixes.first { $0.safety == .safe } ?? fixes.first }
}
