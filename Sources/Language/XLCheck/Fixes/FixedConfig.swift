import XLModel
public import XLText

/// A configuration file with the fixes of its diagnostics applied, as far as they make it better.
///
/// Fixes that overlap are applied one round after the other. After each round the text is checked anew: where
/// xl would take it less well than before, where it has more errors, or where fixes that keep the meaning
/// have changed it, the round is halved until the fix is found that did it, and that one is left out.
public struct FixedConfig: Sendable {
  /// The most rounds; fixes that still make new ones then are left as they are.
  public static let roundsMax = 16
  /// The most times that a text is checked while fixes are tried.
  public static let checksMax = 100

  /// The file with its fixes, checked.
  public private(set) var checked: CheckedConfig
  /// How many fixes were applied.
  public private(set) var fixCount = 0
  /// What was changed in all.
  public private(set) var history: EditHistory
  private var checksLeft = Self.checksMax

  /// Applies what is selected; fixes that may change the meaning only where `appliesChangesOfMeaning`.
  public init(
    _ original: CheckedConfig,
    options: CheckOptions,
    selection: RuleSelection,
    appliesChangesOfMeaning: Bool,
  ) {
    checked = original
    history = EditHistory(of: original.text)
    for _ in 0..<Self.roundsMax {
      let fixes = Self.fixes(selection.applied(to: checked.diagnostics), appliesChangesOfMeaning)
      if !apply(fixes, options) { break }
    }
  }

  /// The best fix of each diagnostic that has one of those wanted, in the order of the text.
  private static func fixes(_ diagnostics: [Diagnostic], _ appliesChangesOfMeaning: Bool) -> [Diagnostic.Fix]
  {
    diagnostics.compactMap { diagnostic in
      diagnostic.fixes.first { $0.safety == .safe || appliesChangesOfMeaning }
    }.filter(\.isApplicable).sorted { $0.span.start < $1.span.start }
  }

  /// Applies as many fixes as stand apart and do good; false where none does.
  private mutating func apply(_ fixes: [Diagnostic.Fix], _ options: CheckOptions) -> Bool {
    var candidates = fixes[...]
    while !candidates.isEmpty {
      var chosen = Self.apart(candidates)
      while !chosen.isEmpty, checksLeft > 0 {
        if attempt(chosen, options) { return true }
        if chosen.count == 1 { break }
        chosen = Array(chosen[..<(chosen.count / 2)])
      }
      if checksLeft == 0 { return false }
      // The first one does harm; the others may do good.
      candidates = candidates.dropFirst()
    }
    return false
  }

  /// Fixes that neither overlap nor touch, from the front.
  private static func apart(_ fixes: ArraySlice<Diagnostic.Fix>) -> [Diagnostic.Fix] {
    var chosen: [Diagnostic.Fix] = []
    for fix in fixes {
      if let last = chosen.last, fix.span.start <= last.span.end { continue }
      chosen.append(fix)
    }
    return chosen
  }

  private mutating func attempt(_ fixes: [Diagnostic.Fix], _ options: CheckOptions) -> Bool {
    let edits = fixes.flatMap(\.edits)
    let next = CheckedConfig(checked.text.applying(edits), options: options)
    checksLeft -= 1
    let keepsMeaning = fixes.allSatisfy { $0.safety == .safe }
    guard next.text != checked.text, Self.isBetter(next, than: checked, keepsMeaning) else { return false }
    checked = next
    fixCount += fixes.count
    history.add(edits)
    return true
  }

  private static func isBetter(_ new: CheckedConfig, than old: CheckedConfig, _ keepsMeaning: Bool) -> Bool {
    if badness(new) > badness(old) { return false }
    // What xl refuses it reads no further, so a mended text may show what was hidden before.
    if badness(new) < badness(old) { return true }
    if errorCount(new) > errorCount(old) { return false }
    let wasRead = old.verdict == .accepts || old.verdict == .ignores
    return !keepsMeaning || !wasRead || meaning(of: new) == meaning(of: old)
  }

  /// The domain that xl builds, without what is so by default, and in no order but that of lists.
  private static func meaning(of file: CheckedConfig) -> JSONText {
    sorted(.object(DomainDocument(file.domain.spec).members))
  }

  private static func sorted(_ value: JSONText) -> JSONText {
    switch value {
    case .array(let elements): .array(elements.map(sorted))
    case .object(let members):
      .object(members.sorted { $0.name < $1.name }.map { .init($0.name, sorted($0.value)) })
    default: value
    }
  }

  private static func badness(_ file: CheckedConfig) -> Int {
    switch file.verdict {
    case .accepts: 0
    case .ignores: 1
    case .rejects: 2
    case .dies: 3
    }
  }

  private static func errorCount(_ file: CheckedConfig) -> Int {
    file.diagnostics.count { $0.severity == .error }
  }
}

extension Diagnostic.Fix {
  /// Whether it has edits, and they do not overlap.
  fileprivate var isApplicable: Bool {
    let sorted = edits.sorted { ($0.range.start, $0.range.end) < ($1.range.start, $1.range.end) }
    return !edits.isEmpty && zip(sorted, sorted.dropFirst()).allSatisfy { $0.range.end <= $1.range.start }
  }

  /// From its first edit to its last.
  fileprivate var span: ByteRange {
    ByteRange(edits.map(\.range.start).min() ?? 0, edits.map(\.range.end).max() ?? 0)
  }
}
