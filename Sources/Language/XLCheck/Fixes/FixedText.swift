import XLModel
public import XLRules
public import XLText

/// A text with the fixes of its diagnostics applied, as far as they make it better.
///
/// Fixes that overlap are applied one round after the other. After each round the text is checked again:
/// where xl would take it less well than before, where it has more errors, or where safe fixes have changed
/// the domain, the round is halved until the fix is found that did it. That fix is refused, and the
/// diagnostic that offers it says why.
public struct FixedText<Checked: CheckedText>: Sendable {
  /// The text with its fixes, checked.
  public private(set) var checked: Checked
  /// How many fixes were applied.
  public private(set) var fixCount = 0
  /// All changes together.
  public private(set) var history: EditHistory
  private var checksLeft = FixLimits.checksMax
  private let options: CheckOptions
  private let appliesChangesOfMeaning: Bool
  /// Why each fix of the last round was not applied.
  private var refusals: [Diagnostic.Fix: FixRefusal] = [:]

  /// Applies the fixes of selected codes, and only with `appliesChangesOfMeaning` those that are unsafe.
  ///
  /// `elsewhere` finds what depends on more than the file, such as the machine.
  public init(
    _ original: Checked,
    options: CheckOptions,
    selection: RuleSelection,
    appliesChangesOfMeaning: Bool,
    elsewhere: (Checked) -> [Diagnostic] = { _ in [] },
  ) {
    checked = original
    self.options = options
    self.appliesChangesOfMeaning = appliesChangesOfMeaning
    history = EditHistory(of: original.text)
    for _ in 0..<FixLimits.roundsMax {
      let found = selection.applied(to: checked.diagnostics + elsewhere(checked))
      if !apply(found.compactMap(wanted).filter(\.isApplicable).sorted { $0.span.start < $1.span.start }) {
        break
      }
    }
  }

  /// The fix of a diagnostic that is to be applied; nil where it has none of those requested.
  private func wanted(_ diagnostic: Diagnostic) -> Diagnostic.Fix? {
    diagnostic.offeredFix.flatMap { $0.safety == .safe || appliesChangesOfMeaning ? $0 : nil }
  }

  /// Diagnostics of the result, each with a note that says why its fix was not applied.
  ///
  /// A fix that was taken for safe and is not becomes an unsafe one.
  public func withRefusals(_ diagnostics: [Diagnostic]) -> [Diagnostic] {
    diagnostics.map { diagnostic in
      guard let fix = wanted(diagnostic) else { return diagnostic }
      let refusal = fix.isApplicable ? refusals[fix] ?? .tooMany : .overlap
      var diagnostic = diagnostic
      diagnostic.notes.append(Diagnostic.Note(refusal.message))
      if refusal == .otherDomain {
        let demoted = Diagnostic.Fix(fix.title, edits: fix.edits, safety: .changesMeaning)
        diagnostic.fixes = diagnostic.fixes.map { $0 == fix ? demoted : $0 }
      }
      return diagnostic
    }
  }

  /// Applies as many fixes as are apart and do good; false where none does.
  private mutating func apply(_ fixes: [Diagnostic.Fix]) -> Bool {
    refusals = [:]
    var candidates = fixes[...]
    while !candidates.isEmpty {
      var chosen = Self.apart(candidates)
      while !chosen.isEmpty, checksLeft > 0 {
        guard let refusal = attempt(chosen) else { return true }
        if chosen.count == 1 { refusals[chosen[0]] = refusal }
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

  /// Applies fixes together, unless that makes the file worse.
  private mutating func attempt(_ fixes: [Diagnostic.Fix]) -> FixRefusal? {
    let edits = fixes.flatMap(\.edits)
    let next = Checked(checked.text.applying(edits), options: options)
    checksLeft -= 1
    if next.text == checked.text { return .noChange }
    if let refusal = objection(to: next) { return refusal }
    checked = next
    fixCount += fixes.count
    history.add(edits)
    return nil
  }

  private func objection(to new: Checked) -> FixRefusal? {
    if new.verdict > checked.verdict { return .worseForXL }
    // What xl refuses it reads no further, so a fixed text may show what was hidden before.
    if new.verdict < checked.verdict { return nil }
    if Self.errorCount(new) > Self.errorCount(checked) { return .moreErrors }
    let wasRead = checked.verdict == .accepts || checked.verdict == .ignores
    if appliesChangesOfMeaning || !wasRead { return nil }
    return new.meaning == checked.meaning ? nil : .otherDomain
  }

  private static func errorCount(_ file: Checked) -> Int {
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
