import ArgumentParser
import XLProject
import XLText

/// A time on the command line, as in a settings file.
enum TimeArgument {
  /// The time of a setting that a word means; throws why it is not a time.
  static func read(_ word: String, _ range: TimeLimit.Range) throws -> TimeLimit {
    do throws(TimeLimit.Refusal) {
      return try range.read(word)
    } catch {
      throw ValidationError("\(range.message(error, for: VisibleText(word.utf8).shown)); \(range.help)")
    }
  }

  /// How long a script may run.
  @Sendable static func script(_ word: String) throws -> TimeLimit {
    try read(word, SettingKey.scriptTimes)
  }

  /// How long the guest is awaited.
  @Sendable static func wait(_ word: String) throws -> TimeLimit { try read(word, SettingKey.waitTimes) }
}

extension SettingKey {
  /// What an option's help says about where its value comes from otherwise.
  var presetWords: String { "by default, the value in \(SettingsScope.hostPath), else \(entry.preset)" }
}
