import Foundation
import Testing
import XLTestKit

/// The built command, run as people and programs run it.
@Suite struct ParseCommandTests {
  private func shown(_ arguments: String..., input: String = "") throws -> String {
    let result = try XLPlugCommand.run(arguments, input: Data(input.utf8))
    return "$ xlplug \(arguments.joined(separator: " "))\n\(result.text)\(result.errorText)= \(result.status)"
  }

  @Test func forPeople() throws {
    Expect(
      """
      $ xlplug parse disk /a.img,xvda,rw
      disk:1:8: error[XL1001]: missing format field: expected a format, found the vdev 'xvda'
        |
      1 | /a.img,xvda,rw
        |        ^^^^
        = help: insert an empty field before it, or one of raw, qcow, qcow2, vhd, qed or empty
        = fix: insert the empty format field: /a.img,,xvda,rw

      xl 4.23 rejects it; xlplug refuses it
      = 1
      $ xlplug parse disk vdev=xvda target=/a.img
      disk
        pdev_path  /a.img
        vdev       xvda
      xl 4.23 accepts it; xlplug accepts it
      = 0
      $ xlplug parse vif mac=00:16:3e:00:00:01,bridge=xenbr0,rate=10Mb/s
      nic
        bridge                   xenbr0
        devid                    0
        mac                      00:16:3e:00:00:01
        rate_bytes_per_interval  62500
        rate_interval_usecs      50000
      xl 4.23 accepts it; xlplug accepts it
      = 0
      $ xlplug parse vif --words bridge=b0,model=e1000
      vif:1:10: error[XL2013]: a comma does not separate parameters here: 'model=e1000' is part of the value of 'bridge'
        |
      1 | bridge=b0,model=e1000
        |          ^^^^^^^^^^^^
        = help: write each parameter of network-attach as a separate word
        = unsafe fix: make it a separate word: bridge=b0 model=e1000

      nic
        bridge  b0,model=e1000
      xl 4.23 accepts it; xlplug refuses it
      = 1
      $ xlplug parse vif mac=00:16:3e:00:00:01 vlan=10 --xen 4.18
      vif:1:23: error[XL2006]: xl 4.18 does not know 'vlan'; expected xl 4.19 or later
        |
      1 | mac=00:16:3e:00:00:01 vlan=10
        |                       ^^^^
        = note: xl 4.18 network-attach stops here
        = help: remove it, or use a later release
        = fix: remove 'vlan': mac=00:16:3e:00:00:01

      xl 4.18 rejects it; xlplug refuses it
      = 1
      $ xlplug parse vif 
      nic
        devid  0
      xl 4.23 accepts it; xlplug accepts it
      = 0
      $ xlplug parse vdev xvda1 hde
        devid      51713
        disk       0
        partition  1
      xl 4.23 accepts it; xlplug accepts it
      vdev:1:1: error[XL1802]: 'hde' does not exist; the last of its 4 disks is hdd
        |
      1 | hde
        | ^^^
        = help: use xvd names, which have 1048576

      xl 4.23 rejects it; xlplug refuses it
      = 1
      """
    ).check(
      [
        try shown("parse", "disk", "/a.img,xvda,rw"),
        try shown("parse", "disk", "vdev=xvda", "target=/a.img"),
        try shown("parse", "vif", "mac=00:16:3e:00:00:01,bridge=xenbr0,rate=10Mb/s"),
        try shown("parse", "vif", "--words", "bridge=b0,model=e1000"),
        try shown("parse", "vif", "mac=00:16:3e:00:00:01", "vlan=10", "--xen", "4.18"),
        try shown("parse", "vif", ""),
        try shown("parse", "vdev", "xvda1", "hde"),
      ].joined(separator: "\n")
    )
  }

  @Test func forPrograms() throws {
    Expect(
      #"""
      $ xlplug parse disk --json /dev/vg/root,,xvda,rw
      {"input":"/dev/vg/root,,xvda,rw","xl":"accepts","ok":true,"disk":{"pdev_path":"/dev/vg/root","vdev":"xvda"},"diagnostics":[]}
      = 0
      $ xlplug parse disk --json /a,raw
      {"input":"/a,raw","xl":"rejects","ok":false,"diagnostics":[{"code":"XL1018","severity":"error","message":"no vdev; expected the name of the disk in the guest, such as xvda","start":6,"end":6,"help":"add vdev=xvda, or write the vdev in the third position: target,format,vdev"}]}
      = 1
      $ xlplug parse vif --json bridge=b0 mtu=9000
      {"input":["bridge=b0","mtu=9000"],"xl":"accepts","ok":true,"nic":{"bridge":"b0","mtu":9000},"diagnostics":[]}
      = 0
      $ xlplug parse vdev --json xvda1
      {"input":"xvda1","xl":"accepts","ok":true,"devid":51713,"disk":0,"partition":1,"diagnostics":[]}
      = 0
      $ xlplug parse vif --jsonl
      {"input":"bridge=b0","xl":"accepts","ok":true,"nic":{"bridge":"b0","devid":0},"diagnostics":[]}
      {"input":"","xl":"accepts","ok":true,"nic":{"devid":0},"diagnostics":[]}
      {"input":"devid=x","xl":"rejects","ok":false,"diagnostics":[{"code":"XL2051","severity":"error","message":"'x' is not a valid number for 'devid'; expected 0 to 2147483647","start":6,"end":7,"notes":[{"message":"xl 4.23 refuses the string"}]}]}
      {"input":"mac=1","xl":"dies","ok":false,"diagnostics":[{"code":"XL2032","severity":"error","message":"'1' has 1 octet; expected six","start":4,"end":5,"help":"write six octets, separated by colons","notes":[{"message":"xl 4.23 reads past the end of the string"}]}]}
      = 1
      $ xlplug parse vdev -0
      {"input":"xvda","xl":"accepts","ok":true,"devid":51712,"disk":0,"partition":0,"diagnostics":[]}
      {"input":"","xl":"accepts","ok":false,"devid":0,"diagnostics":[{"code":"XL1804","severity":"error","message":"the vdev is empty; libxl reads it as device number 0","start":0,"end":0,"help":"expected xvda, hda or sda, with any letter and an optional partition: xvdb, xvda1"}]}
      {"input":"x\ny","xl":"rejects","ok":false,"diagnostics":[{"code":"XL1801","severity":"error","message":"unknown vdev 'x\\ny'","start":0,"end":3,"help":"expected xvda, hda or sda, with any letter and an optional partition: xvdb, xvda1"}]}
      = 1
      $ xlplug parse vif --jsonl
      = 0
      """#
    ).check(
      [
        try shown("parse", "disk", "--json", "/dev/vg/root,,xvda,rw"),
        try shown("parse", "disk", "--json", "/a,raw"),
        try shown("parse", "vif", "--json", "bridge=b0", "mtu=9000"),
        try shown("parse", "vdev", "--json", "xvda1"),
        try shown("parse", "vif", "--jsonl", input: "bridge=b0\n\ndevid=x\nmac=1"),
        try shown("parse", "vdev", "-0", input: "xvda\0\0x\ny"),
        try shown("parse", "vif", "--jsonl", input: ""),
      ].joined(separator: "\n")
    )
  }

  @Test func usage() throws {
    Expect(
      """
      $ xlplug parse vif
      error: expected a vif string
      Usage: xlplug parse vif [--json] [--jsonl] [-0] [--xen <release>] [--color <when>] [--words] [<string> ...]
        See 'xlplug parse vif --help' for more information.
      = 2
      $ xlplug parse vif --xen 4.16 a
      error: the value '4.16' is invalid for '--xen <release>'; expected one of the following:
        - 4.17
        - 4.18
        - 4.19
        - 4.20
        - 4.21
        - 4.22
        - 4.23
        - auto
      Usage: xlplug parse vif [--json] [--jsonl] [-0] [--xen <release>] [--color <when>] [--words] [<string> ...]
        See 'xlplug parse vif --help' for more information.
      = 2
      $ xlplug frobnicate
      error: unknown command 'frobnicate'
      Usage: xlplug <subcommand>
        See 'xlplug --help' for more information.
      = 2
      $ xlplug parse disk --json --jsonl
      error: '--json' and '--jsonl' cannot be combined
      Usage: xlplug parse disk [--json] [--jsonl] [-0] [--xen <release>] [--color <when>] [<string> ...]
        See 'xlplug parse disk --help' for more information.
      = 2
      $ xlplug parse vif --jsonl /nowhere
      error: '/nowhere' cannot be read: No such file or directory
      = 3
      $ xlplug parse vdev --help
      OVERVIEW: Parse virtual device names.

      Examples:
        xlplug parse vdev xvda1
        xlplug parse vdev --json hda sdb xvdtq37

      USAGE: xlplug parse vdev [--json] [--jsonl] [-0] [--xen <release>] [--color <when>] [<name> ...]

      ARGUMENTS:
        <name>                  The names; with --jsonl, a file.

      OPTIONS:
        --json                  Print one JSON document instead of text.
        --jsonl                 Read one string per line from a file or standard
                                input; print one JSON document for each.
        -0                      With --jsonl, read strings that end in a NUL byte
                                instead of a newline.
        --xen <release>         The Xen release to follow; by default that of the
                                settings, else 4.23. (values: 4.17, 4.18, 4.19, 4.20,
                                4.21, 4.22, 4.23, auto)
        --color <when>          When to use color. (values: auto, always, never;
                                default: auto)
        --version               Show the version.
        -h, --help              Show help information.

      = 0
      """
    ).check(
      [
        try shown("parse", "vif"), try shown("parse", "vif", "--xen", "4.16", "a"), try shown("frobnicate"),
        try shown("parse", "disk", "--json", "--jsonl"), try shown("parse", "vif", "--jsonl", "/nowhere"),
        try shown("parse", "vdev", "--help"),
      ].joined(separator: "\n")
    )
  }

  /// The last line is a sentence for every verdict of xl's.
  @Test func xlCrashesOnALongTarget() throws {
    let target = "/" + String(repeating: "a", count: 100_000)
    let result = try XLPlugCommand.run(["parse", "disk", "\(target),raw,xvda,w"])
    #expect(result.status == 1)
    let end = "\n\nxl 4.23 crashes on it; xlplug refuses it\n"
    #expect(result.text.hasSuffix(end), "\(result.text.suffix(200))")
  }

  @Test func everyVerbHasAnExample() throws {
    for words in [[], ["parse"], ["parse", "disk"], ["parse", "vif"], ["parse", "vdev"]] {
      let result = try XLPlugCommand.run(words + ["--help"])
      #expect(result.status == 0 && result.text.contains("Example"), "\(words)")
    }
  }

  @Test func bytesThatAreNotUTF8ComeBack() throws {
    let line = Array("bridge=\"b".utf8) + [0xFF, 0x80, 0xC3] + Array("\u{10F7FF}é\n".utf8)
    let result = try XLPlugCommand.run(["parse", "vif", "--jsonl"], input: Data(line))
    let object = try #require(try JSONSerialization.jsonObject(with: result.output) as? [String: Any])
    #expect(object["encoding"] as? String == "bytes")
    let input = try #require(object["input"] as? String)
    #expect(input.unicodeScalars.map { UInt8($0.value) } == Array(line.dropLast()))
  }

  @Test func argumentsNeedNotBeUTF8() throws {
    let script = "exec \"$0\" parse vif --json $'bridge=\\xff\\x80' $'ip=\\xc3\\xa9'"
    let result = try runCommand(["bash", "-c", script, XLPlugCommand.program.path])
    Expect(
      #"""
      {"input":["bridge=ÿ\u0080","ip=Ã©"],"xl":"accepts","ok":true,"nic":{"bridge":"ÿ\u0080","ip":"Ã©"},"diagnostics":[{"code":"XL2063","severity":"warning","message":"'Ã©' is not an IPv4 or IPv6 address","start":13,"end":15,"help":"write an address such as 10.0.0.1 or 10.0.0.0/24; scripts pass it to ip and iptables"}],"encoding":"bytes"}

      """#
    ).check(result.text)
  }

  @Test func coloursAreForTerminals() throws {
    #expect(!(try XLPlugCommand.run(["parse", "vdev", "vda"]).text.contains("\u{1B}")))
    #expect(
      try XLPlugCommand.run(["parse", "vdev", "vda", "--color", "always"]).text.contains("\u{1B}[1;31m")
    )
    let dressed = "script -qec '\(XLPlugCommand.program.path) parse vdev vda' /dev/null"
    let coloured = try runCommand(["sh", "-c", dressed], adding: ["TERM": "xterm", "NO_COLOR": ""])
    #expect(coloured.text.contains("\u{1B}[1;31m"), "\(coloured.text) \(coloured.errorText)")
    #expect(
      !(try runCommand(["sh", "-c", dressed], adding: ["NO_COLOR": "1"]).text.contains("\u{1B}[1;31m"))
    )
  }
}
