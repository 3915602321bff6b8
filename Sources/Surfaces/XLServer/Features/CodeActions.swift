import XLCheck
import XLModel
import XLRules
import XLSyntax
import XLText

/// Something that a client can have done to a document.
struct CodeAction: Hashable {
  /// The kinds, as LSP names them.
  enum Kind: String, Hashable, CaseIterable {
    /// Fixes the problem of a diagnostic.
    case quickFix = "quickfix"
    /// Says the same in another way.
    case rewrite = "refactor.rewrite"
    /// Applies all fixes that do not change the meaning.
    case fixAll = "source.fixAll.xlplug"

    /// Whether a client that asks for a kind requires this one.
    func isWanted(_ only: [String]?) -> Bool {
      guard let only else { return self != .fixAll }
      return only.contains { $0.isEmpty || rawValue == $0 || rawValue.hasPrefix($0 + ".") }
    }
  }

  /// What it does, as an imperative.
  let title: String
  /// The kind.
  let kind: Kind
  /// The changes; none of one whose changes are made when they are asked for, or that has a command.
  var edits: [TextEdit] = []
  /// The diagnostic that it fixes.
  var diagnostic: Diagnostic?
  /// Whether it is the one to take.
  var isPreferred = false
  /// The code that it explains.
  var explained: DiagnosticCode?
}

/// Finds what can be done at a range of a document.
struct CodeActions {
  /// What was found in a file of a domain; nil of a manifest.
  let analysis: Analysis?
  let diagnostics: [Diagnostic]
  let range: ByteRange

  /// The most diagnostics of a range that actions are made for.
  static let diagnosticsMax = 100
  /// The codes of the grammar.
  private static let syntaxCodes: ClosedRange<UInt16> = 0...999

  private func isTouched(_ other: ByteRange) -> Bool { other.start <= range.end && range.start <= other.end }

  /// The actions, best first.
  func actions(only: [String]?) -> [CodeAction] {
    let here = diagnostics.filter { isTouched($0.range) }.prefix(Self.diagnosticsMax)
    var actions: [CodeAction] = []
    if CodeAction.Kind.quickFix.isWanted(only) {
      actions += here.flatMap { fixes(of: $0) }
      // One comment is enough for all that a line gets of one code.
      var edits: Set<TextEdit> = []
      for action in here.compactMap({ suppression(of: $0) }) where edits.insert(action.edits[0]).inserted {
        actions.append(action)
      }
      var explained: Set<DiagnosticCode> = []
      for diagnostic in here where explained.insert(diagnostic.code).inserted {
        let name = RuleList.rule(diagnostic.code).map { " \($0.name)" } ?? ""
        actions.append(
          CodeAction(
            title: "explain \(diagnostic.code)\(name)",
            kind: .quickFix,
            diagnostic: diagnostic,
            explained: diagnostic.code
          )
        )
      }
    }
    if CodeAction.Kind.rewrite.isWanted(only) { actions += rewrites }
    if CodeAction.Kind.fixAll.isWanted(only), only != nil {
      actions.append(CodeAction(title: "apply all safe fixes", kind: .fixAll))
    }
    return actions
  }

  private func fixes(of diagnostic: Diagnostic) -> [CodeAction] {
    diagnostic.fixes.enumerated().filter { !$0.element.edits.isEmpty }.map { index, fix in
      CodeAction(
        title: fix.title,
        kind: .quickFix,
        edits: fix.edits,
        diagnostic: diagnostic,
        isPreferred: index == 0 && fix.safety == .safe
      )
    }
  }

  /// Suppresses a code on its line; nil where no comment can be there.
  private func suppression(of diagnostic: Diagnostic) -> CodeAction? {
    guard let analysis, let edit = SuppressionEdit(analysis.checked.syntax, diagnostic)?.edit,
      silences(edit, diagnostic, analysis)
    else { return nil }
    return CodeAction(
      title: "ignore \(diagnostic.code) here",
      kind: .quickFix,
      edits: [edit],
      diagnostic: diagnostic
    )
  }

  /// Whether a comment does what it is for.
  ///
  /// In a line that is not a setting, or has carriage returns in it, that has to be tried.
  private func silences(_ edit: TextEdit, _ diagnostic: Diagnostic, _ analysis: Analysis) -> Bool {
    let text = analysis.checked.text
    if !text.bytes.contains(0x0D), !Self.syntaxCodes.contains(diagnostic.code.number) { return true }
    let fixed = CheckedConfig(text.applying([edit]), options: analysis.settings.options)
    func count(_ diagnostics: [Diagnostic]) -> Int { diagnostics.count { $0.code == diagnostic.code } }
    return count(fixed.silencedDiagnostics) > count(analysis.checked.silencedDiagnostics)
      && count(fixed.diagnostics) < count(analysis.checked.diagnostics)
  }

  /// Disks by place rewritten by name, and disks with prefixes without them.
  private var rewrites: [CodeAction] {
    guard let analysis else { return [] }
    let syntax = analysis.checked.syntax
    return analysis.devices.disks.filter { isTouched($0.range) }.compactMap { disk in
      guard disk.reading.verdict == .accepts, let named = disk.spec.namedForm else { return nil }
      let inner = disk.text.place(ByteRange(0, disk.text.bytes.count))
      let isPlain = !named.contains { "\"'\\".utf8.contains($0) || $0 < 0x20 }
      guard isPlain, disk.text.isPlain(ByteRange(0, disk.text.bytes.count)),
        Array(syntax.text[inner]) != named,
        inner.start > disk.range.start
      else { return nil }
      let hasPrefix = disk.spec.prefixRange != nil
      return CodeAction(
        title: hasPrefix ? "write named parameters without prefixes" : "write named parameters",
        kind: .rewrite,
        edits: [TextEdit(inner, named)]
      )
    }
  }

  /// All fixes that do not change the meaning.
  static func everything(_ checked: some CheckedText, _ settings: FileSettings) -> [TextEdit] {
    FixedText(
      checked,
      options: settings.options,
      selection: settings.selection,
      appliesChangesOfMeaning: false
    ).history.edits
  }
}
