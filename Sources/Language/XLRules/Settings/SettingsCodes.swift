public import XLText

/// Every code of what xlplug itself reads: settings files and baselines; numbers are never reused.
public enum SettingsCode: UInt16, Hashable, Sendable, CaseIterable {
  /// A settings file that is no YAML, or more of it than is read.
  case unreadableSettings = 9001
  /// A setting that does not exist.
  case unknownSetting = 9002
  /// A setting that stands in the file twice.
  case repeatedSetting = 9003
  /// A list, a mapping or one value where another of them is asked for.
  case misshapenSetting = 9004
  /// A value that is none of those allowed.
  case unknownSettingValue = 9005
  /// A word that names no code, no family and no rule.
  case unknownRule = 9006
  /// A pattern of paths that can match nothing, or whose bracket does not end.
  case unusablePattern = 9007
  /// A line of a baseline that is none.
  case unreadableBaseline = 9008
  /// A problem in a baseline that is there no longer.
  case settledBaseline = 9009
  /// A path in a settings file that leads out of the directory of the file.
  case pathOutside = 9013
  /// A setting in a kind of settings file that it is not taken from.
  case misplacedSetting = 9014
  /// A file `.xlplug.yml`, which is not read.
  case misnamedSettings = 9015

  /// The code as diagnostics carry it.
  public var code: DiagnosticCode { DiagnosticCode(rawValue) }
}
