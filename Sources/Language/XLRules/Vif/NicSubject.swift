package import XLModel
import XLSyntax
package import XLText

/// What rules about vif strings read: the string and the release, and what their messages share.
package struct NicSubject {
  /// The string.
  let syntax: VifSyntax
  /// The Xen release to follow.
  let xen: XenVersion
  private let problems: [NicProblem]

  /// A string as it was read for a release.
  package init(_ lowering: NicLowering) {
    (syntax, xen, problems) = (lowering.syntax, lowering.xen, lowering.problems)
  }

  /// Every diagnostic, in the order of the text.
  package var diagnostics: [Diagnostic] {
    problems.map { $0.diagnostic(self) }.sorted { ($0.range.start, $0.code) < ($1.range.start, $1.code) }
  }

  // MARK: Words

  /// The user's text in single quotes, safe to print; the middle of a long one is left out.
  func quoted(_ range: ByteRange) -> String { "'\(shown(range))'" }

  /// The user's text, safe to print; the middle of a long one is left out.
  func shown(_ range: ByteRange) -> String { VisibleText.quoting(syntax.text[range]) }

  /// The address in a range as xl writes it; nil if xl reads no address there.
  func canonicalMAC(_ range: ByteRange) -> String? {
    MACAddress.reading(Array(syntax.text[range]).span).map { $0.value.description }
  }

  /// What xl does when it reports an error and the text is an element of a list in a file, or a word of a
  /// command.
  var consequence: Diagnostic.Note {
    switch syntax.form {
    case .configuration:
      Diagnostic.Note("xl \(xen) prints a warning and ignores it")
    case .words: Diagnostic.Note("xl \(xen) network-attach stops here")
    }
  }

  // MARK: Fixes

  /// An edit of one place, as a fix.
  func fix(
    _ title: String,
    _ range: ByteRange,
    _ replacement: String,
    _ safety: Diagnostic.Fix.Safety = .changesMeaning
  ) -> [Diagnostic.Fix] {
    [Diagnostic.Fix(title, range, replacement, safety)]
  }

  /// A fix that takes a parameter away, with the separator after it or before it.
  func removal(_ title: String, _ parameter: ByteRange, _ safety: Diagnostic.Fix.Safety) -> [Diagnostic.Fix] {
    var (start, end) = (parameter.start, parameter.end)
    let tokens = syntax.tokens
    let next = token(startingAtOrAfter: end)
    if next < tokens.count, tokens[next].kind == .separator, tokens[next].range.start == end {
      end = tokens[next].range.end
    } else {
      // Blanks may be between the separator and the parameter.
      var before = token(startingAtOrAfter: start) - 1
      while before >= 0, tokens[before].kind == .space { before -= 1 }
      if before >= 0, tokens[before].kind == .separator { start = tokens[before].range.start }
    }
    return fix(title, ByteRange(start, end), "", safety)
  }

  /// The number of the first token that starts at an offset or later.
  private func token(startingAtOrAfter offset: Int) -> Int {
    (0..<syntax.tokens.count).end { syntax.tokens[$0].range.start < offset }
  }
}
