import Testing
import XLCheck
import XLModel
import XLProject
import XLReport
import XLRules
import XLTestKit
import XLText

/// Settings files: what they say, and each mistake with its place.
@Suite struct SettingsFileTests {
  private static func problems(_ text: String) -> String {
    let file = SettingsFile(SourceText(text))
    return TextRendering(path: ".xlplug.yaml").rendered(file.diagnostics, of: file.text)
  }

  @Test func everySettingIsRead() throws {
    let file = SettingsFile(
      SourceText(
        """
        # größe
        xen: 4.17
        rules:
          XL0001: warning
          XL1: note
          StrayBytes: off
        select: [all]
        ignore: XL2
        scripts:
          - scripts
          - /etc/xen/scripts
        exclude: ["old/**", "*.bak"]
        respect-gitignore: yes
        baseline: known.xlplug
        """
      )
    )
    #expect(file.diagnostics.isEmpty, "\(file.diagnostics)")
    let settings = file.settings
    #expect(settings.xen == .release(.oldest))
    #expect(settings.selection.levels.map(\.level) == [.warning, .note, .off])
    #expect(settings.selection.select == [.all])
    #expect(settings.scripts == ["scripts", "/etc/xen/scripts"].map { Array($0.utf8) })
    #expect(settings.exclude?.count == 2)
    #expect(settings.respectsGitignore == true)
    #expect(settings.baseline == Array("known.xlplug".utf8))
  }

  @Test(arguments: ["", "\n", "# nothing\n", "---\n", "xen:\n", "{}", "rules: ~\n"])
  func nothingSaysNothing(_ text: String) {
    let file = SettingsFile(SourceText(text))
    #expect(file.diagnostics.isEmpty && file.settings == Settings())
  }

  @Test func mistakesHavePlacesAndWords() {
    Expect(
      """
      .xlplug.yaml:1:1: error[XL9002]: unknown setting 'xn'; did you mean 'xen'?
        |
      1 | xn: 4.17
        | ^^
        = unsafe fix: write 'xen'
      1 - xn: 4.17
      1 + xen: 4.17

      .xlplug.yaml:2:1: error[XL9002]: unknown setting 'größe'
        |
      2 | größe: 1
        | ^^^^^
        = help: the settings are xen, scripts, host-processors, host-nodes, known-keys, rules, select, ignore, exclude, respect-gitignore, baseline

      .xlplug.yaml:3:6: error[XL9004]: 'xen' is a list; expected a single value
        |
      3 | xen: [4.17]
        |      ^^^^^^
        = help: write it as in 'xen: 4.17'

      .xlplug.yaml:4:1: error[XL9003]: 'xen' is set twice in the file; the first value is used
        |
      4 | xen: 4.17
        | ^^^
        |
      3 | xen: [4.17]
        | --- the first setting is here
        = help: merge the two settings

      .xlplug.yaml:5:17: error[XL9005]: unknown level 'fatal'
        |
      5 | rules: {XL0001: fatal, XL0001: eror, NoRule: off, StrayByte: off, [a]: off}
        |                 ^^^^^
        = help: expected off, note, warning or error

      .xlplug.yaml:5:24: error[XL9003]: 'XL0001' is set twice in 'rules'; the first value is used
        |
      5 | rules: {XL0001: fatal, XL0001: eror, NoRule: off, StrayByte: off, [a]: off}
        |         ------         ^^^^^^
        |         the first setting is here
        = help: merge the two settings

      .xlplug.yaml:5:38: warning[XL9006]: unknown rule 'NoRule'
        |
      5 | rules: {XL0001: fatal, XL0001: eror, NoRule: off, StrayByte: off, [a]: off}
        |                                      ^^^^^^
        = help: write a code (XL3001), a family (XL3 or keys), a rule name (UnknownConfigKey) or 'all'

      .xlplug.yaml:5:51: warning[XL9006]: unknown rule 'StrayByte'; did you mean 'StrayBytes'?
        |
      5 | rules: {XL0001: fatal, XL0001: eror, NoRule: off, StrayByte: off, [a]: off}
        |                                                   ^^^^^^^^^
        = unsafe fix: write 'StrayBytes'
      5 - rules: {XL0001: fatal, XL0001: eror, NoRule: off, StrayByte: off, [a]: off}
      5 + rules: {XL0001: fatal, XL0001: eror, NoRule: off, StrayBytes: off, [a]: off}

      .xlplug.yaml:5:67: error[XL9004]: a rule is a list; expected a single value
        |
      5 | rules: {XL0001: fatal, XL0001: eror, NoRule: off, StrayByte: off, [a]: off}
        |                                                                   ^^^
        = help: write it as in 'XL3001'

      .xlplug.yaml:6:9: error[XL9004]: 'select' is a mapping; expected a list
        |
      6 | select: {a: b}
        |         ^^^^^^
        = help: write 'select: [XL3001]'

      .xlplug.yaml:7:10: warning[XL9006]: unknown code 'XL99'
        |
      7 | ignore: [XL99, ""]
        |          ^^^^
        = help: write a code (XL3001), a family (XL3 or keys), a rule name (UnknownConfigKey) or 'all'

      .xlplug.yaml:7:16: error[XL9004]: a rule is empty; expected a single value
        |
      7 | ignore: [XL99, ""]
        |                ^^
        = help: write it as in 'XL3001'

      .xlplug.yaml:8:11: error[XL9007]: the pattern 'a[' matches no path
        |
      8 | exclude: ["a[", ""]
        |           ^^^^
        = help: write a path with '/'; '*' matches a part of a name, and '**' any directories

      .xlplug.yaml:8:17: error[XL9004]: an element of 'exclude' is empty; expected a single value
        |
      8 | exclude: ["a[", ""]
        |                 ^^
        = help: write it as in 'exclude: [old/**]'

      .xlplug.yaml:9:20: error[XL9005]: 'maybe' is not a valid value; expected true or false
        |
      9 | respect-gitignore: maybe
        |                    ^^^^^
        = help: write 'respect-gitignore: true' or 'respect-gitignore: false'

      .xlplug.yaml:10:11: error[XL9004]: 'baseline' is a list; expected a single value
         |
      10 | baseline: [a]
         |           ^^^
         = help: write it as in 'baseline: known.xlplug'

      .xlplug.yaml:11:11: error[XL9004]: an element of 'scripts' is a list; expected a single value
         |
      11 | scripts: [[a]]
         |           ^^^
         = help: write it as in 'scripts: [/etc/xen/scripts]'


      """
    ).check(
      Self.problems(
        """
        xn: 4.17
        größe: 1
        xen: [4.17]
        xen: 4.17
        rules: {XL0001: fatal, XL0001: eror, NoRule: off, StrayByte: off, [a]: off}
        select: {a: b}
        ignore: [XL99, ""]
        exclude: ["a[", ""]
        respect-gitignore: maybe
        baseline: [a]
        scripts: [[a]]
        """
      )
    )
  }

  @Test func filesThatAreNoSettings() {
    Expect(
      """
      .xlplug.yaml:1:1: error[XL9004]: the file is not a mapping; expected names with values
        |
      1 | - a
        | ^^^
      2 | - b
        | ^^^
        = help: write lines such as 'xen: 4.17'

      .xlplug.yaml:2:6: error[XL9001]: did not find expected ',' or ']' (while parsing a flow sequence)
        |
      2 | rules: off
        |      ^
        |
      1 | xen: [4.17
        |      - while parsing a flow sequence, from here

      .xlplug.yaml:1:2: error[XL9001]: control characters are not allowed
        |
      1 | a\\x01
        |  ^^^^

      .xlplug.yaml:1:1: error[XL9001]: anchors and aliases are not supported; write the value instead
        |
      1 | &a x: 1
        | ^^^^


      """
    ).check(["- a\n- b\n", "xen: [4.17\nrules: off\n", "a\u{1}", "&a x: 1"].map(Self.problems).joined())
  }

  @Test func aMistakeSpoilsOnlyItself() {
    let file = SettingsFile(SourceText("xen: 9.9\nignore: [XL1, Nothing]\nbaseline: b\n"))
    #expect(file.settings.xen == nil)
    #expect(file.settings.selection.ignore.count == 1)
    #expect(file.settings.baseline == Array("b".utf8))
    #expect(
      file.diagnostics.map(\.code) == [UnknownSettingValue.code, UnknownRule.code]
    )
  }
}
