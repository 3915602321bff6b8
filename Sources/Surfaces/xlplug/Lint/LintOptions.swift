import ArgumentParser
import XLCheck
import XLRules
import XLText

/// Which problems lint looks for.
struct LintChoice: ParsableArguments {
  @Option(help: ArgumentHelp("The release whose xl is imitated.", valueName: "release"))
  var xen: ReleaseArgument?

  @Option(
    help: ArgumentHelp(
      "Report these only: codes, families (XL3), names, 'all'; commas between.",
      valueName: "rules"
    ),
    transform: RuleListArgument.init
  )
  var select: [RuleListArgument] = []

  @Option(help: ArgumentHelp("Do not report these.", valueName: "rules"), transform: RuleListArgument.init)
  var ignore: [RuleListArgument] = []

  @Option(
    help: ArgumentHelp(
      "Read settings from this file, or from none, instead of the nearest .xlplug.yaml.",
      valueName: "file|none"
    )
  )
  var settings: ArgumentBytes?

  @Option(help: ArgumentHelp("Do not report the problems that this file knows.", valueName: "file"))
  var baseline: ArgumentBytes?

  @Flag(help: "Look at this machine, too: files, bridges, scripts, domains that the files name.")
  var host = false

  /// The settings of every directory, with these over them.
  func source(_ files: LintFiles) throws -> LintSettingsSource {
    var line = LintSettingsSource.CommandLine()
    line.xen = xen?.xen
    line.select = select.flatMap(\.patterns)
    line.ignore = ignore.flatMap(\.patterns)
    line.baseline = baseline?.bytes
    line.looksAtHost = host
    line.respectsGitignore = files.respectGitignore
    let isOff = settings?.bytes == Array("none".utf8)
    do throws(LintFault) {
      return try LintSettingsSource(line, file: isOff ? nil : settings?.bytes, isOff: isOff)
    } catch {
      Output.complain(error.description)
      throw Exit.usage.code
    }
  }
}

/// Which files lint looks at.
struct LintFiles: ParsableArguments {
  @Flag(help: "Look at every file of a directory, whatever it is called.")
  var allFiles = false

  @Flag(inversion: .prefixedNo, help: "Leave out what git ignores.")
  var respectGitignore: Bool?

  @Flag(help: "Leave out what a walk would leave out, even where it is named.")
  var forceExclude = false

  @Option(
    help: ArgumentHelp(
      "What standard input is called, and where its settings are looked for.",
      valueName: "path"
    )
  )
  var stdinName: ArgumentBytes?

  @Option(help: ArgumentHelp("How many threads; one for each processor by default.", valueName: "count"))
  var jobs: Int?
}

/// What lint does about what it finds.
struct LintActions: ParsableArguments {
  @Flag(help: "Write fixes that keep the meaning into the files; of standard input to standard output.")
  var fix = false

  @Flag(help: "With --fix or --diff: take fixes that may change the meaning, too.")
  var unsafe = false

  @Flag(help: "Print what --fix would change, and change nothing.")
  var diff = false

  @Flag(help: "Write everything that is found into the baseline, and end with 0.")
  var writeBaseline = false
}

/// How lint says what it found.
struct LintOutput: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "How it is written.",
      valueName: ReportFormat.allCases.map(\.rawValue).joined(separator: "|")
    )
  )
  var outputFormat = WordArgument(ReportFormat.full)

  @Option(
    help: ArgumentHelp("The least severity that makes the exit status 1.", valueName: "error|warning|note")
  )
  var failOn = WordArgument(Diagnostic.Severity.warning)

  @Flag(help: "End with 0 whatever is found.")
  var exitZero = false

  @Flag(help: "Count how often each code is found.")
  var statistics = false

  @Flag(name: .shortAndLong, help: "Print nothing but what is found.")
  var quiet = false

  @Flag(name: .shortAndLong, help: "Say which files are left out, and why.")
  var verbose = false

  @Option(help: ArgumentHelp("When to use colours.", valueName: "auto|always|never"))
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
    if patterns.isEmpty { throw ValidationError("no rule is named; \(RulePattern.Refusal.help)") }
  }
}

/// One of the words that a value of another module can be.
struct WordArgument<Value: RawRepresentable<String> & Sendable>: ExpressibleByArgument {
  let value: Value

  init(_ value: Value) { self.value = value }

  init?(argument: String) {
    guard let value = Value(rawValue: argument) else { return nil }
    self.value = value
  }

  var defaultValueDescription: String { value.rawValue }
}
