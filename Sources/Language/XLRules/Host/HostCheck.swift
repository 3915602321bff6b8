public import XLText

/// Finds what a machine lacks for a file.
public enum HostCheck {
  /// What has to be checked.
  public static func questions(_ file: RuleSubject) -> HostQuestions { HostQuestions(file) }

  /// What is wrong, in the order of the text; what comments suppress is left out.
  public static func diagnostics(_ file: RuleSubject, on host: HostLook) -> [Diagnostic] {
    let found = RuleList.host.flatMap { $0.check(file, on: host) }
    return file.suppression.parted(found).kept.sorted {
      ($0.range.start, $0.code) < ($1.range.start, $1.code)
    }
  }
}
