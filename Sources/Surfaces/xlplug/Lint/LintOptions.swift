import ArgumentParser
import XLReport
import XLRules
import XLText

/// Which problems lint searches for.
struct LintChoice: ParsableArguments {
  @Option(help: ArgumentHelp("The Xen release to follow.", valueName: "release"))
  var xen: ReleaseArgument?

  @Option(
    help: ArgumentHelp(
      "Report these rules only: codes, families (XL3 or keys), names or 'all', separated by commas.",
      valueName: "rules"
    ),
    completion: .custom(RuleCompletion.rules),
    transform: RuleListArgument.init
  )
  var select: [RuleListArgument] = []

  @Option(
    help: ArgumentHelp("Do not report these rules.", valueName: "rules"),
    completion: .custom(RuleCompletion.rules),
    transform: RuleListArgument.init
  )
  var ignore: [RuleListArgument] = []

  @Option(
    help: ArgumentHelp(
      "Read settings from this file instead of the nearest .xlplug.yaml; 'none' reads none.",
      valueName: "file"
    ),
    completion: .file()
  )
  var settings: ArgumentBytes?

  @Option(
    help: ArgumentHelp("Do not report the entries of this baseline.", valueName: "file"),
    completion: .file()
  )
  var baseline: ArgumentBytes?

  @Flag(help: "Also check the files, bridges, scripts and domains of this host.")
  var host = false

  /// The settings of every directory, with these over them.
  func source(_ files: LintFiles) throws -> LintSettingsSource {
    var line = LintSettingsSource.CommandLine()
    line.xen = xen?.xen
    line.select = select.flatMap(\.patterns)
    line.ignore = ignore.flatMap(\.patterns)
    line.baseline = baseline?.bytes
    line.looksAtHost = host
    line.respectsGitignore = files.respectsGitignore
    let isOff = settings?.bytes == Array("none".utf8)
    do throws(LintFault) {
      return try LintSettingsSource(line, file: isOff ? nil : settings?.bytes, isOff: isOff)
    } catch {
      Output.complain(error: error.description)
      throw Exit.usage.code
    }
  }
}

/// Which files lint checks.
struct LintFiles: ParsableArguments {
  @Flag(help: "Check all files of a directory, with any name.")
  var allFiles = false

  @Flag(exclusivity: .chooseLast)
  var gitignore: GitignoreChoice?

  @Flag(help: "Skip excluded files even if they are named.")
  var forceExclude = false

  @Option(
    help: ArgumentHelp(
      "The path to use for standard input in reports and in the search for settings.",
      valueName: "path"
    ),
    completion: .file()
  )
  var stdinName: ArgumentBytes?

  @Option(
    help: ArgumentHelp("The number of threads; by default, one per processor.", valueName: "count")
  )
  var jobs: Int?

  func validate() throws {
    if let jobs, !(1...Workers.threadsMax).contains(jobs) {
      throw ValidationError("'--jobs' takes 1 to \(Workers.threadsMax)")
    }
  }

  /// Whether files that git ignores are skipped; nil where the settings say.
  var respectsGitignore: Bool? { gitignore.map { $0 == .respectGitignore } }

  /// How many threads check files.
  var threadCount: Int { jobs ?? Workers.processorCount }

  /// What standard input is called.
  var inputName: [UInt8] { stdinName?.bytes ?? Array("<stdin>".utf8) }

  /// A walk that takes these files, with the settings of each directory.
  func walk(_ source: LintSettingsSource) -> FileWalk {
    var walk = FileWalk()
    (walk.takesAll, walk.excludesNamed) = (allFiles, forceExclude)
    walk.settings = { source.file(for: $0) }
    return walk
  }
}

/// The flags about what git ignores.
enum GitignoreChoice: EnumerableFlag {
  case respectGitignore, noRespectGitignore

  static func help(for value: Self) -> ArgumentHelp? {
    switch value {
    case .respectGitignore: "Skip the files that git ignores."
    case .noRespectGitignore: "Do not skip the files that git ignores."
    }
  }
}

/// What lint does about what it finds.
struct LintActions: ParsableArguments, Sendable {
  /// What happens to the fixes of diagnostics.
  enum Fixing: Hashable, Sendable {
    /// Nothing: they are shown.
    case none
    /// They are written into the files.
    case writes
    /// The difference they would make is printed.
    case shows
  }

  @Flag(help: "Write safe fixes to the files; for standard input, to standard output.")
  var fix = false

  @Flag(help: "With --fix or --diff, include fixes that may change the meaning.")
  var unsafe = false

  @Flag(help: "Print the changes of --fix as a unified diff.")
  var diff = false

  @Flag(help: "Write all problems to the baseline, and exit with status 0.")
  var writeBaseline = false

  /// What happens to fixes.
  var fixing: Fixing { diff ? .shows : fix ? .writes : .none }
}

/// How lint says what it found.
struct LintOutput: ParsableArguments {
  @Option(help: ArgumentHelp("The format of the report.", valueName: "format"))
  var outputFormat = WordArgument(ReportFormat.full)

  @Option(help: ArgumentHelp("The lowest severity that sets exit status 1.", valueName: "severity"))
  var failOn = WordArgument(Diagnostic.Severity.warning)

  @Flag(help: "Exit with status 0 even if problems are found.")
  var exitZero = false

  @Flag(help: "Print the number of problems of each code.")
  var statistics = false

  @Flag(name: .shortAndLong, help: "Print only problems.")
  var quiet = false

  @Flag(name: .shortAndLong, help: "Print the skipped files, with reasons.")
  var verbose = false

  @Option(help: ColorOptions.help)
  var color: ColourChoice = .auto
}

/// Rules on the command line: words with commas between them.
struct RuleListArgument {
  let patterns: [RulePattern]

  /// The rules of an argument; a word that names none is refused with the nearest name.
  init(_ argument: String) throws {
    patterns = try argument.split(separator: ",").map { word in
      let (pattern, refusal) = RulePattern.parsed(String(word))
      if let pattern { return pattern }
      let reason = refusal?.message(for: VisibleText(word.utf8).shown) ?? ""
      throw ValidationError(([reason] + [refusal?.help].compactMap { $0 }).joined(separator: "; "))
    }
    if patterns.isEmpty { throw ValidationError("expected a rule; \(RulePattern.Refusal.help)") }
  }
}

/// One of the words that a value of another module can be.
struct WordArgument<Value: RawRepresentable<String> & CaseIterable & Sendable>: ExpressibleByArgument {
  let value: Value

  init(_ value: Value) { self.value = value }

  init?(argument: String) {
    guard let value = Value(rawValue: argument) else { return nil }
    self.value = value
  }

  var defaultValueDescription: String { value.rawValue }
  static var allValueStrings: [String] { Value.allCases.map(\.rawValue) }
  static var defaultCompletionKind: CompletionKind { .list(allValueStrings) }
}
