import Glibc
import XLProject
import XLReport
import XLRules
import XLText

/// One run of lint: finds the files, checks them on all processors, prints what was found in their order.
struct LintRun {
  /// The options and the paths.
  let command: LintCommand
  let source: LintSettingsSource
  let writer: any ReportWriter
  private(set) var faults: [LintFault] = []
  private(set) var summary = ReportSummary()
  /// How many symbolic links a walk came by and did not follow.
  private(set) var unfollowedCount = 0

  /// A text with what is reported of it; its places are searched for only when it is written.
  private typealias Reported = (path: [UInt8], text: SourceText, diagnostics: [Diagnostic])

  /// Runs, and says how the process ends.
  mutating func run() throws(LintFault) -> Exit {
    let tasks = try tasks()
    let progress = LintProgress(tasks.count, isQuiet: command.output.quiet)
    let actions = command.actions
    var results = Workers.map(tasks.count, threads: command.files.threadCount) { index in
      defer { progress.advance() }
      return tasks[index].result(actions)
    }
    progress.finish()
    compare(&results)
    tell(results)
    if command.actions.writeBaseline { return try writeBaseline(results) }
    let reports = reports(of: results)
    print(reports, results)
    return ending(results)
  }

  // MARK: - Finding

  private mutating func tasks() throws(LintFault) -> [LintTask] {
    var walk = command.files.walk(source)
    var tasks: [LintTask] = []
    for path in command.paths.isEmpty ? [Array(".".utf8)] : command.paths.map(\.bytes) {
      if path == Array("-".utf8) {
        let name = command.files.inputName
        let absolute = FilePath.absolute(name)
        let settings = source.settings(for: FilePath.directory(absolute))
        tasks.append(LintTask(source: .input(path: name, absolute: absolute), settings: settings))
        continue
      }
      let first = walk.files.count
      walk.add(path)
      for found in walk.files[first...] {
        let settings = source.settings(for: FilePath.directory(found.absolute))
        tasks.append(LintTask(source: .file(found), settings: settings))
      }
    }
    faults += walk.faults + source.faults
    unfollowedCount = walk.unfollowedCount
    return withoutIgnored(tasks)
  }

  private func withoutIgnored(_ tasks: [LintTask]) -> [LintTask] {
    var git = GitIgnore()
    return tasks.filter { task in
      guard case .file(let found) = task.source, !found.isNamed || command.files.allFiles,
        task.settings.respectsGitignore
      else { return true }
      return !git.ignores(found.absolute)
    }
  }

  /// Adds what is found by comparing the files with one another.
  private func compare(_ results: inout [LintResult]) {
    let checked = results.indices.filter { index in
      results[index].checked != nil && !DomainFileSniff.isExample(FilePath.name(results[index].absolute))
    }
    // One number for each guest, as a manifest has several.
    let guests = checked.flatMap { index in results[index].checked?.summaries.map { (index, $0) } ?? [] }
    let across = CrossFileCheck(guests.map(\.1)).diagnostics.sorted { $0.key < $1.key }
    let found = Dictionary(grouping: across) { guests[$0.key].0 }
    for (index, found) in found {
      // What two guests of one manifest both have is reported by the manifest.
      let ofOthers = found.flatMap(\.value).filter { $0.notes.contains { $0.elsewhere != nil } }
      results[index].add(ofOthers)
    }
  }

  // MARK: - Reporting

  /// Reports skipped files on standard error, where that is requested.
  private mutating func tell(_ results: [LintResult]) {
    var looked = 0
    for result in results {
      switch result.outcome {
      case .checked: looked += 1
      case .skipped(let reason):
        if command.output.verbose {
          Output.complain("skipped '\(VisibleText(FilePath.shown(result.absolute)).shown)': \(reason)")
        }
      case .unread(let fault): faults.append(fault)
      }
      if let fault = result.fault { faults.append(fault) }
      summary.fixedCount += command.actions.fixing == .writes ? result.fixCount : 0
    }
    if looked == 0, faults.isEmpty, !command.output.quiet {
      let links =
        unfollowedCount == 0
        ? "" : "; \(ReportSummary.counted(unfollowedCount, "symbolic link")) not followed"
      Output.complain(
        "warning: no domain configuration file found; name a file, or use --all-files" + links
      )
    }
  }

  /// Everything to report, in order: settings files, the files, baselines.
  private mutating func reports(of results: [LintResult]) -> [Reported] {
    let settings: [Reported] = source.reports.map {
      (FilePath.shown($0.path), $0.text, $0.diagnostics)
    }
    var baselines = LintBaselines()
    var files: [Reported] = []
    for result in results {
      guard let checked = result.checked else { continue }
      files.append((result.path, checked.text, baselines.filtered(result, checked)))
    }
    faults += baselines.faults
    summary.knownCount = baselines.knownCount
    let others: [Reported] = baselines.reports.map { ($0.path, $0.places.text, $0.diagnostics) }
    let reports = settings + files + others
    for report in settings + others { summary.add(report.diagnostics, countsFixes: false) }
    for report in files { summary.add(report.diagnostics) }
    summary.faults = faults.map(\.description)
    return reports
  }

  private func print(_ reports: [Reported], _ results: [LintResult]) {
    var output = Output()
    let showsText = command.actions.fixing == .writes && command.paths.contains(where: \.isStandardInput)
    if command.actions.fixing == .shows {
      for result in results { output.bytes += shownDifference(result.difference) }
    } else if showsText {
      for result in results where result.path == command.files.inputName {
        output.bytes += result.checked?.text.bytes ?? []
      }
      output.flush()
      output = Output(STDERR_FILENO)
      append(reports, to: &output)
    } else {
      append(reports, to: &output)
    }
    output.flush()
    for fault in faults { Output.complain(error: fault.description) }
    let format = command.output.outputFormat.value
    let isSaid = format.isForPeople && !command.output.quiet && summary.fileCount > 0
    let end = command.actions.fixing == .shows || showsText ? STDERR_FILENO : STDOUT_FILENO
    if isSaid { closingWords(to: end) }
    if command.output.statistics, format.isForPeople { print(statistics, to: end) }
  }

  private func append(_ reports: [Reported], to output: inout Output) {
    output.bytes += writer.head
    let writer = writer
    let pieces = Workers.map(reports.count, threads: reports.count > 8 ? command.files.threadCount : 1) {
      writer.piece(FileReport(path: reports[$0].path, reports[$0].text, reports[$0].diagnostics))
    }
    var isFirst = true
    for piece in pieces where !piece.isEmpty {
      if !isFirst { output.bytes += writer.separator }
      isFirst = false
      output.bytes += piece
      output.flushIfFull()
    }
    output.bytes += writer.end(summary)
  }

  /// A difference as it is; on a terminal without controls.
  private func shownDifference(_ difference: [UInt8]) -> [UInt8] {
    if isatty(STDOUT_FILENO) != 1 { return difference }
    return difference.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map {
      Array(VisibleText($0).shown.utf8)
    }.joined(separator: [UInt8(ascii: "\n")]).map { $0 }
  }

  private func closingWords(to descriptor: Int32) {
    var words = summary.sentence
    if summary.fixedCount > 0 {
      words += "; \(ReportSummary.counted(summary.fixedCount, "fix", "fixes")) written"
    }
    var left = summary
    if command.actions.fixing == .writes {
      // What could be applied has been, so what is left was refused.
      let refused = left.takeRefused(appliesChangesOfMeaning: command.actions.unsafe)
      if refused > 0 { words += "; \(ReportSummary.counted(refused, "fix", "fixes")) not applied" }
    }
    if let clause = left.fixableClause { words += "; \(clause)" }
    if summary.knownCount > 0 { words += "; \(summary.knownCount) more in the baseline" }
    print([words], to: descriptor)
  }

  private func print(_ lines: [String], to descriptor: Int32) {
    var output = Output(descriptor)
    for line in lines { output.append(line + "\n") }
    output.flush()
  }

  /// How often each code was found, the most frequent first.
  private var statistics: [String] {
    let width = summary.codes.values.map { String($0).utf8.count }.max() ?? 0
    return summary.codes.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { code, count in
      let number = String(count)
      let name = RuleList.rule(code).map { " \($0.name)" } ?? ""
      return String(repeating: " ", count: width - number.utf8.count + 2) + "\(number) \(code)\(name)"
    }
  }

  // MARK: - The end

  private mutating func writeBaseline(_ results: [LintResult]) throws(LintFault) -> Exit {
    let paths = Set(results.compactMap(\.settings.baseline))
    for path in paths.sorted(by: { $0.lexicographicallyPrecedes($1) }) {
      let count = try LintBaselines.write(results, to: path)
      if !command.output.quiet {
        let words = ReportSummary.counted(count, "problem")
        Output.print("wrote \(words) to '\(VisibleText(FilePath.shown(path)).shown)'")
      }
    }
    if paths.isEmpty {
      Output.complain(
        error: "no baseline; use --baseline FILE, or set 'baseline' in \(SettingsScope.projectName)"
      )
    }
    for fault in faults { Output.complain(error: fault.description) }
    return faults.isEmpty && !paths.isEmpty ? .clean : .usage
  }

  private func ending(_ results: [LintResult]) -> Exit {
    if !faults.isEmpty { return .usage }
    if command.output.exitZero { return .clean }
    if command.actions.fixing == .shows, results.contains(where: { !$0.difference.isEmpty }) {
      return .inputHasErrors
    }
    let counts: [Diagnostic.Severity: Int] = [
      .error: summary.errorCount, .warning: summary.errorCount + summary.warningCount,
      .note: summary.diagnosticCount,
    ]
    return counts[command.output.failOn.value, default: 0] > 0 ? .inputHasErrors : .clean
  }
}
