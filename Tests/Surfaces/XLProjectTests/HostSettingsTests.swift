import Testing
import XLCheck
import XLModel
import XLProject
import XLReport
import XLTestKit
import XLText

/// The files of a host and of a user: what may be in them, and times.
@Suite struct HostSettingsTests {
  private static func file(_ text: String, _ scope: SettingsScope) -> SettingsFile {
    SettingsFile(SourceText(text), scope: scope)
  }

  private static func problems(_ text: String, _ scope: SettingsScope) -> String {
    let file = file(text, scope)
    return TextRendering(path: "xlplug.yaml").rendered(file.diagnostics, of: file.text)
  }

  @Test func everySettingOfAHostIsRead() {
    let file = Self.file(
      """
      xen: auto
      engine: native
      scripts: /opt/scripts
      script-timeout: 2m
      script-variables: [CEPH_ARGS, dhcp]
      wait: 0
      allow-sharing: yes
      rules: {XL1017: off}
      select: all
      ignore: [XL4]
      respect-gitignore: on
      """,
      .host
    )
    #expect(file.diagnostics.isEmpty, "\(file.diagnostics)")
    let settings = file.settings
    #expect(settings.xen == .running && settings.engine == .native)
    #expect(settings.xen?.release(running: .oldest) == .oldest)
    #expect(settings.xen?.release(running: nil) == .newest)
    #expect(settings.scripts == [Array("/opt/scripts".utf8)])
    #expect(settings.scriptTimeout?.seconds == 120 && settings.wait?.seconds == 0)
    #expect(settings.allowsSharing == true && settings.respectsGitignore == true)
    #expect(settings.sources[.wait]?.shown == "0s")
    #expect(settings.scriptVariables == ["CEPH_ARGS", "dhcp"])
    #expect(settings.sources.count == 11)
  }

  /// What is done as root to devices is no project's and no user's to say.
  @Test func aSettingInAWrongFileIsRefused() {
    for scope in SettingsScope.allCases {
      for key in SettingKey.allCases {
        let file = Self.file("\(key.rawValue): \(key.entry.example)\n", scope)
        let isTaken = key.entry.scopes.contains(scope)
        #expect(file.diagnostics.isEmpty == isTaken, "\(key) in \(scope): \(file.diagnostics)")
        #expect((file.settings.sources[key] != nil) == isTaken)
        if key.entry.users == .devices { #expect(isTaken == (scope == .host)) }
      }
    }
    Expect(
      """
      xlplug.yaml:1:1: error[XL9014]: the setting 'engine' is not allowed in this file
        |
      1 | engine: native
        | ^^^^^^
        = help: set it in /etc/xlplug.yaml

      xlplug.yaml:2:11: error[XL9013]: the baseline '../x' is outside of the directory of this file
        |
      2 | baseline: ../x
        |           ^^^^
        = help: write a path below this directory; '--baseline FILE' accepts any file


      """
    ).check(Self.problems("engine: native\nbaseline: ../x\n", .project))
  }

  @Test func mistakesOfAHostHavePlacesAndWords() {
    Expect(
      """
      xlplug.yaml:1:9: error[XL9005]: unknown engine 'nativ'; did you mean 'native'?
        |
      1 | engine: nativ
        |         ^^^^^
        = help: expected libxl or native
        = unsafe fix: write 'native'
      1 - engine: nativ
      1 + engine: native

      xlplug.yaml:2:7: error[XL9005]: '-1' is out of range
        |
      2 | wait: -1
        |       ^^
        = help: write a time from 0s to 24h, in seconds or with a unit: 500ms, 30s, 2m, 1h

      xlplug.yaml:3:17: error[XL9005]: '0' is out of range
        |
      3 | script-timeout: 0
        |                 ^
        = help: write a time above 0s, up to 24h, in seconds or with a unit: 500ms, 30s, 2m, 1h

      xlplug.yaml:4:10: error[XL9005]: 'rel' is not an absolute path
        |
      4 | scripts: rel
        |          ^^^
        = help: write a path that begins with '/'

      xlplug.yaml:5:16: error[XL9005]: '2' is not a valid value; expected true or false
        |
      5 | allow-sharing: 2
        |                ^
        = help: write 'allow-sharing: true' or 'allow-sharing: false'


      """
    ).check(
      Self.problems("engine: nativ\nwait: -1\nscript-timeout: 0\nscripts: rel\nallow-sharing: 2\n", .host)
    )
  }

  @Test(arguments: ["PATH", "XENBUS_PATH", "script", "2B", "A-B", "'A B'", "\"A=b\""])
  func aVariableThatNoScriptCanBeGiven(_ name: String) {
    let file = Self.file("script-variables: [\(name)]\n", .host)
    #expect(file.diagnostics.count == 1 && file.settings.scriptVariables == nil, "\(file.diagnostics)")
  }

  /// Values of a file that counts more hide those of one that counts less; lists are not joined.
  @Test func theNearerFileCounts() {
    let project = Self.file("ignore: [XL1]\nscripts: [s]\n", .project).settings
    let host = Self.file("ignore: [XL2]\nxen: 4.17\nscripts: [/h]\n", .host).settings
    let both = project.resolved(in: Array("/p".utf8)).over(host)
    #expect(both.ignore == project.ignore && both.xen == .release(.oldest))
    #expect(both.scripts == [Array("/p/s".utf8)])
  }

  @Test(arguments: [
    ("30", 30.0), ("30s", 30), ("2m", 120), ("1h", 3600), ("500ms", 0.5), ("1.5s", 1.5), ("0.25h", 900),
    ("24h", 86_400), ("86400", 86_400), ("0", 0),
  ])
  func timesAreRead(_ text: String, _ seconds: Double) throws {
    #expect(try SettingKey.waitTimes.read(text).seconds == seconds)
  }

  @Test(arguments: [
    "", "s", "abc", "1e999", "1 s", "0x10", "1.s", ".5s", "1.2.3", "1d", "inf", "nan", "+1", "--1", "١s",
    String(repeating: "1", count: 40),
  ])
  func whatIsNoTimeIsRefused(_ text: String) {
    #expect(throws: TimeLimit.Refusal.notATime) { try SettingKey.waitTimes.read(text) }
  }

  @Test(arguments: ["-1", "-0.5ms", "86401", "25h", "99999999999999999999h"])
  func whatIsOutOfRangeIsRefused(_ text: String) {
    #expect(throws: TimeLimit.Refusal.outOfRange) { try SettingKey.waitTimes.read(text) }
  }

  @Test func timesAreWrittenAsTheyAreRead() {
    let texts = [0, 0.5, 1.5, 30, 90, 120, 3600, 5400, 86_400].map { TimeLimit(seconds: $0).description }
    #expect(texts == ["0s", "500ms", "1500ms", "30s", "90s", "2m", "1h", "90m", "24h"])
    #expect(throws: TimeLimit.Refusal.outOfRange) { try SettingKey.scriptTimes.read("0") }
  }
}
