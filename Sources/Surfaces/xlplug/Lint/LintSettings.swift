import XLCheck
import XLRules

/// What counts for one file: the command line over the settings of its project.
struct LintSettings: Sendable {
  /// What the check depends on besides the text.
  var options: CheckOptions
  /// Which codes are reported.
  var selection: RuleSelection
  /// Who checks this machine; nil where no process is asked to.
  var host: HostSurveyor?
  /// The absolute path of the baseline.
  var baseline: [UInt8]?
  /// The directory that the baseline must be in; nil where the command line names it.
  var baselineRoot: [UInt8]?
  /// Whether git is asked.
  var respectsGitignore: Bool
}
