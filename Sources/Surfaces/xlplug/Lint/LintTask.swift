import Glibc
import XLCheck
import XLManifest
import XLProject
import XLRules
import XLSyntax
import XLText

/// One file on its way through lint, in whatever thread: read, judged, checked, fixed.
struct LintTask: Sendable {
  /// Where the text comes from.
  enum Source: Sendable {
    /// A file that was found.
    case file(FileWalk.Found)
    /// Standard input under a name.
    case input(path: [UInt8], absolute: [UInt8])
  }

  let source: Source
  let settings: LintSettings

  private var path: [UInt8] {
    switch source {
    case .file(let found): found.path
    case .input(let path, _): path
    }
  }

  /// Whether it is a manifest; everything else is a configuration file.
  private var isManifest: Bool {
    switch source {
    case .file(let found): found.name == .ofManifest
    case .input(let path, _): ManifestFile.isYAML(FilePath.name(path))
    }
  }

  private var absolute: [UInt8] {
    switch source {
    case .file(let found): found.absolute
    case .input(_, let absolute): absolute
    }
  }

  /// Checks the file as the options ask.
  func result(_ actions: LintActions) -> LintResult {
    do throws(LintFault) {
      let contents = try read()
      if case .file(let found) = source, !found.isNamed,
        let objection = DomainFileSniff.objection(to: contents.text, name: found.name)
      {
        return result(.skipped(objection))
      }
      return isManifest
        ? checked(contents, actions, as: CheckedManifest.self)
        : checked(contents, actions, as: CheckedConfig.self)
    } catch {
      return result(.unread(error))
    }
  }

  private func read() throws(LintFault) -> FileContents {
    switch source {
    case .file(let found): try found.read()
    case .input(let path, _): try FileContents.read(STDIN_FILENO, path, ConfigLimits.byteCountMax)
    }
  }

  private func checked<File: CheckedText>(
    _ contents: FileContents,
    _ actions: LintActions,
    as kind: File.Type,
  ) -> LintResult {
    let file = File(contents.text, options: settings.options)
    if actions.fixing == .none || file.diagnostics.isEmpty && settings.host == nil {
      return result(outcome(file))
    }
    let fixed = FixedText(
      file,
      options: settings.options,
      selection: settings.selection,
      appliesChangesOfMeaning: actions.unsafe,
      elsewhere: onHost,
    )
    var result = result(outcome(fixed.checked, fixed))
    result.fixCount = fixed.fixCount
    if actions.fixing == .shows {
      result.outcome = outcome(file)
      let difference = UnifiedDiff(contents.text, fixed.history.edits)
      result.difference = difference.rendered(old: path, new: path)
    } else if fixed.fixCount > 0, case .file = source {
      do throws(LintFault) {
        try FileReplacement.replace(path, readAs: contents.status, by: fixed.checked.text.bytes)
      } catch {
        result.fault = error
        result.fixCount = 0
        result.outcome = outcome(file)
      }
    }
    return result
  }

  private func result(_ outcome: LintResult.Outcome) -> LintResult {
    LintResult(path: path, absolute: absolute, settings: settings, outcome: outcome)
  }

  /// What this machine lacks for a file; nothing where no process asks.
  private func onHost(_ file: some CheckedText) -> [Diagnostic] {
    guard let host = settings.host else { return [] }
    return file.hostDiagnostics(xen: settings.options.xen) { host.look($0) }
  }

  /// The result of a check; of a file with fixes with the reasons for those that were refused.
  private func outcome<File: CheckedText>(_ file: File, _ fixed: FixedText<File>? = nil) -> LintResult.Outcome
  {
    var found = file.diagnostics
    if settings.host != nil {
      found += onHost(file)
      found.sort { ($0.range.start, $0.code) < ($1.range.start, $1.code) }
    }
    let selected = settings.selection.applied(to: found)
    return .checked(
      LintResult.Checked(
        text: file.text,
        diagnostics: fixed?.withRefusals(selected) ?? selected,
        summaries: file.summaries(path: VisibleText(path).shown)
      )
    )
  }
}
