public import XLText

/// How much was checked, and how much was found.
public struct ReportSummary: Hashable, Sendable {
  /// How many texts were checked.
  public var fileCount = 0
  /// How many of them have a diagnostic.
  public var affectedFileCount = 0
  /// How many errors there are.
  public var errorCount = 0
  /// How many warnings there are.
  public var warningCount = 0
  /// How many notes there are.
  public var noteCount = 0
  /// How many diagnostics have a safe fix.
  public var safelyFixableCount = 0
  /// How many others have an unsafe fix.
  public var unsafelyFixableCount = 0
  /// How many fixes were applied.
  public var fixedCount = 0
  /// How many diagnostics were left out because the baseline knows them.
  public var knownCount = 0
  /// Why files or directories could not be checked, in words.
  public var faults: [String] = []
  /// How often each code was found.
  public var codes: [DiagnosticCode: Int] = [:]

  /// Nothing yet.
  public init() {}

  /// How many diagnostics there are.
  public var diagnosticCount: Int { errorCount + warningCount + noteCount }

  /// Adds what was found in one text; fixes are counted only where lint would apply them.
  public mutating func add(_ diagnostics: [Diagnostic], countsFixes: Bool = true) {
    fileCount += 1
    if !diagnostics.isEmpty { affectedFileCount += 1 }
    for diagnostic in diagnostics {
      switch diagnostic.severity {
      case .error: errorCount += 1
      case .warning: warningCount += 1
      case .note: noteCount += 1
      }
      codes[diagnostic.code, default: 0] += 1
      guard countsFixes else { continue }
      switch diagnostic.offeredFix?.safety {
      case .safe: safelyFixableCount += 1
      case .changesMeaning: unsafelyFixableCount += 1
      case nil: break
      }
    }
  }

  /// The summary as a sentence without its end: `2 errors and 1 warning in 1 of 3 files`.
  public var sentence: String {
    let found = [(errorCount, "error"), (warningCount, "warning"), (noteCount, "note")].filter { $0.0 > 0 }
      .map { Self.counted($0.0, $0.1) }
    let files = Self.counted(fileCount, "file")
    if found.isEmpty { return "nothing found in \(files)" }
    return "\(WordRow.all(found)) in " + (fileCount > 1 ? "\(affectedFileCount) of \(files)" : files)
  }

  /// How many diagnostics a further run could fix: `2 fixable with --fix, 3 more with --fix --unsafe`.
  ///
  /// Nil if no diagnostic has a fix.
  public var fixableClause: String? {
    switch (safelyFixableCount, unsafelyFixableCount) {
    case (0, 0): nil
    case (0, let risky): "\(risky) fixable with --fix --unsafe"
    case (let safe, 0): "\(safe) fixable with --fix"
    case (let safe, let risky): "\(safe) fixable with --fix, \(risky) more with --fix --unsafe"
    }
  }

  /// How many fixes a run that applies them has left; they are no longer counted as fixable.
  public mutating func takeRefused(appliesChangesOfMeaning: Bool) -> Int {
    let refused = safelyFixableCount + (appliesChangesOfMeaning ? unsafelyFixableCount : 0)
    safelyFixableCount = 0
    if appliesChangesOfMeaning { unsafelyFixableCount = 0 }
    return refused
  }

  /// A number with its noun: `1 file`, `2 files`.
  public static func counted(_ count: Int, _ noun: String, _ nouns: String? = nil) -> String {
    count == 1 ? "1 \(noun)" : "\(count) \(nouns ?? noun + "s")"
  }
}
