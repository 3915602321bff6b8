import HotplugScript

/// Why the settings file of the host or of the user is not used.
enum SettingsFault: Error, Hashable, Sendable, CustomStringConvertible {
  /// It cannot be read.
  case unreadable(LintFault)
  /// Somebody but root could have written it.
  case untrusted(ScriptFault)
  /// Its path, as the environment gives it, is not absolute.
  case relative(String)
  /// It has mistakes, which were reported.
  case mistakes(path: String)

  var description: String {
    switch self {
    case .unreadable(let fault): "\(fault)"
    case .untrusted(let fault): "\(fault)"
    case .relative(let path): "\(GeneralSettings.variable) is '\(path)'; expected an absolute path or 'none'"
    case .mistakes(let path):
      "the settings in '\(path)' have errors, so no device is changed; fix them, or set "
        + "\(GeneralSettings.variable)=none to ignore the file"
    }
  }
}
