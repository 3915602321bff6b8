import XLText

/// What one run of lint is asked to do, with everything that the command line leaves open decided.
struct LintRequest: Sendable {
  /// What happens to the fixes of diagnostics.
  enum Fixing: Hashable, Sendable {
    /// Nothing: they are shown.
    case none
    /// They are written into the files.
    case writes
    /// The difference they would make is printed.
    case shows
  }

  /// The files and directories; `-` is standard input.
  var paths: [[UInt8]] = []
  /// What standard input is called.
  var inputName: [UInt8]?
  /// What happens to fixes.
  var fixing = Fixing.none
  /// Whether fixes that may change the meaning are taken too.
  var appliesChangesOfMeaning = false
  /// Whether everything that was found becomes the baseline.
  var writesBaseline = false
  /// The least severity that makes the run exit with status 1.
  var failsOn = Diagnostic.Severity.warning
  /// Whether what was found makes no difference to how the run ends.
  var exitsZero = false
  /// Whether every file of a directory is checked.
  var takesAll = false
  /// Whether what a walk leaves out is left out even where an argument names it.
  var excludesNamed = false
  /// Whether it is reported which files were left out, and why.
  var isVerbose = false
  /// Whether nothing is printed but what was found.
  var isQuiet = false
  /// Whether the codes are counted at the end.
  var countsCodes = false
  /// How many threads check files.
  var threadCount = Workers.processorCount
}
