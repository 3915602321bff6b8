import Foundation
import Testing
import XLTestKit

/// `xlplug script` as authors of scripts use it.
@Suite(.ownThread, .serialized) struct ScriptCommandTests {
  private let files: TestFiles
  private var directory: URL { files.directory }

  init() throws { files = try TestFiles("script") }

  private func xlplug(_ arguments: String...) throws -> CommandResult {
    try runCommand([XLPlugCommand.program.path, "script"] + arguments, directory: directory)
  }

  /// A script that fails many checks fast, and skips those that need a working one.
  private func broken() throws {
    try writeScript("#!/bin/sh\nexit 3\n", to: directory.appendingPathComponent("block-broken").path)
  }

  @Test func writesASkeletonOnce() throws {
    #expect(try xlplug("new", "block", "block-mine").status == 0)
    let path = directory.appendingPathComponent("block-mine").path
    let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    #expect(mode == 0o755)
    let second = try xlplug("new", "vif", "block-mine")
    #expect(second.status == 3)
    #expect(second.errorText.contains("cannot be written: File exists"), "\(second.errorText)")
  }

  @Test func showsOneExecution() throws {
    _ = try xlplug("new", "block", "block-mine")
    let result = try xlplug("run", "block-mine", "add", "remove")
    #expect(result.status == 0, "\(result.errorText)")
    for part in [
      "    XENBUS_PATH=backend/vbd/32700/51712\n", "  + physical-device-path = \"/dev/loop",
      "  - node = \"/dev/loop",
      "  exited with status 0 after ",
    ] {
      #expect(result.text.contains(part), "\(result.text)")
    }
    let failing = try xlplug("run", "block-mine", "add", "--params", "/nowhere.img")
    #expect(failing.status == 1)
    #expect(
      failing.text.contains("  + hotplug-error = \"'/nowhere.img' is not a regular file\"\n"),
      "\(failing.text)"
    )
  }

  @Test func refusesWhatItCannotRun() throws {
    try broken()
    let unknown = try xlplug("run", "block-broken", "online")
    #expect(unknown.status == 2)
    #expect(
      unknown.errorText.contains("unknown command 'online' of a block script; expected one of add, remove")
    )
    #expect(try xlplug("check", "absent").status == 3)
    for words in [
      ["run", "block-broken", "add", "--params", "/a", "--params", "/b"],
      ["run", "block-broken", "online", "--kind", "vif", "--read-only"],
      ["check", "block-broken", "--badge", "--format", "tap"],
      ["check", "block-broken", "--ip", "10.0.0.1"], ["check", "block-broken", "--check", "301"],
      ["check", "block-broken", "--kind", "vif", "--params", "/a"],
    ] {
      let result = try runCommand([XLPlugCommand.program.path, "script"] + words, directory: directory)
      #expect(result.status == 2, "\(words)")
    }
    let mine = directory.appendingPathComponent("mine")
    try copyScript(directory.appendingPathComponent("block-broken"), to: mine)
    let kindless = try xlplug("check", "mine")
    #expect(kindless.status == 2)
    #expect(kindless.errorText.contains("begins with neither 'block' nor 'vif'; add --kind"))
  }

  @Test func givesInterfacesTheKeysAndTheVariablesOfTheSettings() throws {
    // A place whose every directory is root's alone.
    let number = ProcessInfo.processInfo.processIdentifier
    let settings = URL(fileURLWithPath: "/run/xlplug-script-\(number).yaml")
    defer { try? FileManager.default.removeItem(at: settings) }
    try "script-variables: [dhcp]\n".write(to: settings, atomically: true, encoding: .utf8)
    let script = directory.appendingPathComponent("vif-keys")
    let text = """
      #!/bin/sh
      [ "$dhcp" = no ] && [ "$netdev" = lo ] && xenstore-read $XENBUS_PATH/ip

      """
    try writeScript(text, to: script.path)
    let program = [
      "unshare", "--net", "env", "dhcp=no", "XLPLUG_CONFIG=\(settings.path)", XLPlugCommand.program.path,
    ]
    let words = ["script", "run", "vif-keys", "online", "--ip", "192.0.2.7", "--gatewaydev", "lo"]
    let result = try runCommand(program + words, directory: directory)
    #expect(result.status == 0, "\(result.text) \(result.errorText)")
    #expect(result.text.contains("192.0.2.7"), "\(result.text)")
  }

  @Test func failsWhereNothingCanBeChecked() throws {
    try broken()
    let result = try runCommand(
      ["setpriv", "--reuid", "65534", "--regid", "65534", "--clear-groups", XLPlugCommand.program.path]
        + ["script", "check", "--kind", "vif", "block-broken"],
      directory: directory
    )
    #expect(result.status == 3, "\(result.text)")
    #expect(result.text.contains("0 passed, 50 skipped\n"), "\(result.text)")
    let reason = "a namespace cannot be made (Operation not permitted); run the command as root"
    #expect(result.errorText == "error: the script was not checked: \(reason)\n")
    // Some checks of disks need no device, and a script passes them.
    _ = try xlplug("new", "block", "block-mine")
    for (words, expected) in [([], " passed, "), (["--badge"], "-not_checked-lightgrey)")] {
      let disks = try runCommand(
        ["setpriv", "--reuid", "65534", "--regid", "65534", "--clear-groups", XLPlugCommand.program.path]
          + ["script", "check", "block-mine"] + words,
        directory: directory
      )
      #expect(disks.status == 3, "\(disks.text)")
      #expect(disks.text.contains(expected), "\(disks.text)")
      #expect(!disks.text.contains(" failed"), "\(disks.text)")
      #expect(disks.errorText.hasPrefix("error: the script was not checked: loop devices need root;"))
    }
  }

  @Test func printsATable() throws {
    try broken()
    let result = try xlplug("check", "block-broken")
    #expect(result.status == 1)
    for part in [
      "block-broken (block)\n", "  ✓ 101 file-mode\n",
      "  ✗ 131 failure-status\n      found: it exited with status 3;",
      "  - 155 disconnect-after-kill  skipped: requires that check 104 passes\n",
    ] {
      #expect(result.text.contains(part), "\(result.text)")
    }
    let badge = try xlplug("check", "block-broken", "--badge")
    #expect(badge.text.hasPrefix("![xlplug script check: "), "\(badge.text)")
    #expect(badge.text.hasSuffix("_failed-red)\n"), "\(badge.text)")
  }

  @Test func printsTAPThatProveReads() throws {
    try broken()
    let tap = try xlplug("check", "block-broken", "--format", "tap")
    let file = directory.appendingPathComponent("report.tap")
    try Data(tap.text.utf8).write(to: file)
    let prove = try runCommand(["prove", "--exec", "cat", file.path])
    #expect(prove.status == 1, "\(prove.text)")
    let count = tap.text.split(separator: "\n").count { $0.hasPrefix("not ok ") }
    #expect(prove.text.contains("Failed \(count)/"), "\(prove.text)\(prove.errorText)")
    #expect(!prove.text.contains("Parse errors"), "\(prove.text)")
  }

  @Test func printsJUnitThatIsXML() throws {
    try broken()
    let junit = try xlplug("check", "block-broken", "--format", "junit")
    let program = """
      import sys, xml.etree.ElementTree as tree
      suite = tree.fromstring(sys.stdin.read()).find('testsuite')
      cases = suite.findall('testcase')
      assert len(cases) == int(suite.get('tests')) > 40, len(cases)
      times = [case.get('time') for case in cases]
      assert all(len(time.split('.')[1]) == 6 and 'e' not in time for time in times), times
      assert abs(sum(map(float, times)) - float(suite.get('time'))) < 0.001
      for tag, count in (('failure', 'failures'), ('skipped', 'skipped')):
          assert len([case for case in cases if case.find(tag) is not None]) == int(suite.get(count)) > 1, tag
      """
    let read = try runCommand(["python3", "-c", program], input: junit.output)
    #expect(read.status == 0, "\(read.errorText)")
  }

  /// The step of the example's action, with a `sudo` that changes nothing.
  @Test func theActionChecksAScript() throws {
    let program = """
      import sys, yaml
      action = yaml.safe_load(open(sys.argv[1]))
      assert action['runs']['using'] == 'composite'
      inputs = set(action['inputs'])
      for step in action['runs']['steps']:
          used = {value.split('inputs.')[1].split(' ')[0] for value in step['env'].values()}
          assert step['shell'] == 'bash' and used <= inputs, used
      print(action['runs']['steps'][-1]['run'])
      """
    let action = Project.file("examples/github-action/action.yml").path
    let step = try runCommand(try PythonTools.interpreter() + ["-c", program, action])
    try #require(step.status == 0, "\(step.errorText)")
    try broken()
    let folder = XLPlugCommand.program.deletingLastPathComponent().path
    let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
    let result = try runCommand(
      ["bash", "-euo", "pipefail", "-c", "sudo() { \"$@\"; }\n" + step.text],
      adding: [
        "PATH": "\(folder):\(path)", "SCRIPT": "block-broken", "KIND": "block", "PARAMS": "",
        "REPORT": "report.xml",
      ],
      directory: directory
    )
    #expect(result.status == 1, "\(result.errorText)")
    #expect(result.text.contains("✗ 104 connect"), "\(result.text)")
    let report = try String(contentsOf: directory.appendingPathComponent("report.xml"), encoding: .utf8)
    #expect(report.hasSuffix("</testsuites>\n"))
  }

  @Test func theSchemaIsExact() throws {
    try broken()
    let check = DocumentCheck("script-check")
    for (words, statuses) in [
      (["check", "block-broken", "--format", "json"], Int32(1)...1),
      (["check", "block-broken", "--kind", "vif", "--format", "json"], 1...1),
      (["check", "absent", "--format", "json"], 3...3),
    ] {
      let result = try runCommand([XLPlugCommand.program.path, "script"] + words, directory: directory)
      check.add("script-check", words.joined(separator: " "), statuses, result)
    }
    try check.report(except: ["failed."])
  }
}
