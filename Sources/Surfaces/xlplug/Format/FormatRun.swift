import Glibc
import XLFormat
import XLProject
import XLSyntax
import XLText

/// One run of fmt: finds the files, formats them on all processors, and reports them in their order.
struct FormatRun {
  /// What happens to a text that is not in the style.
  enum Action: Sendable {
    /// It is replaced.
    case writes
    /// Its name is printed.
    case showsNames
    /// The difference is printed.
    case showsDifferences
  }

  private struct Result: Sendable {
    /// What is printed.
    var words: [UInt8] = []
    /// Whether the text was not in the style.
    var changes = false
    var fault: LintFault?
  }

  let action: Action
  let usesColour: Bool
  /// What could not be read or written.
  private(set) var faults: [LintFault] = []
  /// Whether something was not changed that is not in the style.
  private(set) var wouldChange = false

  /// Formats standard input to standard output.
  mutating func filter(shownAs name: [UInt8]) throws(LintFault) {
    let text = try FileContents.read(STDIN_FILENO, name, ConfigLimits.byteCountMax).text
    let formatted = FormattedConfig(ConfigSyntax(text))
    var output = Output()
    if action == .writes {
      output.bytes = formatted.text.bytes
    } else if !formatted.isUnchanged {
      output.bytes = words(formatted, name)
      wouldChange = true
    }
    output.flush()
  }

  /// Formats files, and those in directories.
  mutating func format(_ paths: [[UInt8]], _ options: LintFiles) throws(LintFault) {
    let files = try find(paths, options)
    let run = self
    let results = Workers.map(files.count, threads: options.threadCount) { index in
      run.result(files[index])
    }
    var output = Output()
    for result in results {
      output.bytes += result.words
      output.flushIfFull()
      if let fault = result.fault { faults.append(fault) }
      if result.changes, action != .writes { wouldChange = true }
    }
    output.flush()
  }

  private mutating func find(_ paths: [[UInt8]], _ options: LintFiles) throws(LintFault) -> [FileWalk.Found] {
    var line = LintSettingsSource.CommandLine()
    line.respectsGitignore = options.respectsGitignore
    let source = try LintSettingsSource(line, file: nil, isOff: false)
    var walk = options.walk(source)
    for path in paths { walk.add(path) }
    faults += walk.faults + source.faults
    var git = GitIgnore()
    return walk.files.filter { found in
      // Manifests are YAML, which has formatters of its own.
      if found.name == .ofManifest { return false }
      if found.isNamed { return true }
      if !source.settings(for: FilePath.directory(found.absolute)).respectsGitignore { return true }
      return !git.ignores(found.absolute)
    }
  }

  private func result(_ found: FileWalk.Found) -> Result {
    var result = Result()
    do throws(LintFault) {
      let contents = try found.read()
      let isOther =
        !found.isNamed && DomainFileSniff.objection(to: contents.text, name: found.name) != nil
      if isOther { return result }
      let formatted = FormattedConfig(ConfigSyntax(contents.text))
      if formatted.isUnchanged { return result }
      if action == .writes {
        try FileReplacement.replace(found.path, readAs: contents.status, by: formatted.text.bytes)
      }
      result.changes = true
      result.words = words(formatted, found.path)
    } catch {
      result.fault = error
    }
    return result
  }

  /// What is printed about a text that is not in the style.
  private func words(_ formatted: FormattedConfig, _ path: [UInt8]) -> [UInt8] {
    switch action {
    case .writes: return Array("formatted \(VisibleText(path).shown)\n".utf8)
    case .showsNames: return path + [0x0A]
    case .showsDifferences:
      let difference = UnifiedDiff(formatted.syntax.text, formatted.edits)
      return difference.rendered(old: path, new: path, colour: usesColour)
    }
  }
}
