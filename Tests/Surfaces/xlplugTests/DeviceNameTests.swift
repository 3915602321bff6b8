import Foundation
import Testing
import XLTestKit

/// The names by which devices and domains are printed and taken.
@Suite(.serialized) struct DeviceNameTests {
  /// A host with a disk `xvda` and interfaces `vif0` and `vif1` in guest 7, `vif1` of the MAC of `vif0`.
  private func host() throws -> DeviceHost {
    let host = try DeviceHost()
    try host.script("connecting", DeviceHost.connecting)
    try host.script("vif", #"xenstore-write "$XENBUS_PATH/hotplug-status" connected"#)
    let script = host.scripts.path
    let disk = try host.run("attach", "7", "script=\(script)/connecting,vdev=xvda,target=x")
    try #require(disk.status == 0, "\(disk.text)\(disk.errorText)")
    for number in 0...1 {
      let nic = try host.run(
        "attach",
        "7",
        "vif:script=\(script)/vif,mac=00:16:3e:00:00:07",
        "--allow-duplicate-mac"
      )
      try #require(nic.status == 0, "\(number): \(nic.text)\(nic.errorText)")
    }
    return host
  }

  /// Whatever is printed of a device is taken by each command.
  @Test func eachFormOfANameMeansItsDevice() throws {
    let host = try host()
    for (word, name) in [
      ("xvda", "xvda"), ("51712", "xvda"), ("vif0", "vif0"), ("vif:1", "vif1"), ("vif7.1", "vif1"),
    ] {
      let plan = try host.run("detach", "7", word, "--dry-run")
      #expect(plan.text.hasPrefix("detach \(name) of domain 7\n"), "\(word): \(plan.text)\(plan.errorText)")
      let doctor = try host.run("doctor", "7", word)
      #expect(doctor.text.hasPrefix("\(name) of domain 7 ("), "\(word): \(doctor.text)\(doctor.errorText)")
      let list = try host.run("list", "7", word)
      #expect(list.text.contains(" \(name) "), "\(word): \(list.text)\(list.errorText)")
      #expect(list.text.split(separator: "\n").count == 3, "\(word): \(list.text)")
    }
    let number = try host.run("detach", "7", "1", "--nic", "--dry-run")
    #expect(number.text.hasPrefix("detach vif1 of domain 7\n"), "\(number.text)\(number.errorText)")
    #expect(try host.run("detach", "7", "vif1").status == 0)
    let mac = try host.run("detach", "7", "00:16:3E:00:00:07", "--dry-run")
    #expect(mac.text.hasPrefix("detach vif0 of domain 7\n"), "\(mac.text)\(mac.errorText)")
  }

  /// What names nothing is an error of each command, and changes nothing.
  @Test func wordsThatNameNothing() throws {
    let host = try host()
    let before = try host.listing()
    let cases: [([String], String)] = [
      (["vif1.0"], "'vif1.0' is an interface of domain 1, not of domain 7"),
      (["--nic", "vif1.0"], "'vif1.0' is an interface of domain 1, not of domain 7"),
      (["--nic", "1.0"], "'1.0' is not a valid device name"),
      (["--nic", "xenbr0"], "'xenbr0' is not a valid device name"),
      (["xenbr0"], "'xenbr0' is not a valid device name"),
      (["--nic", "99999999999"], "'99999999999' is not a valid device name"),
      (["--nic", "xvda"], "'xvda' is not a valid device name"),
      (["vif:"], "'vif:' is not a valid device name"),
      (["0"], "0 is not a valid disk number\n  help: for the interface, use 'vif0' or --nic"),
      (["/dev/xvda"], "'/dev/xvda' is not a valid device name\n  help: use 'xvda'"),
      (
        ["00:16:3e:00:00:07"],
        "several interfaces have the MAC address '00:16:3e:00:00:07': vif0, vif1\n  help: use one of these names"
      ),
    ]
    for (words, expected) in cases {
      for command in ["detach", "doctor"] {
        let result = try XLPlugCommand.run(host.words([command, "7"] + words))
        #expect(result.status == 3, "\(command) \(words): \(result.text)")
        #expect(
          result.errorText.hasPrefix("error: \(expected)\n"),
          "\(command) \(words): \(result.errorText)"
        )
      }
    }
    #expect(try host.listing() == before)
  }

  /// A well-formed name of a device that is not there is no error of a detach, so that it can be repeated.
  @Test func aDetachCanBeRepeated() throws {
    let host = try DeviceHost()
    for word in ["xvda", "51712", "vif0", "vif:3", "vif7.3", "00:16:3e:00:00:07"] {
      let result = try host.run("detach", "7", word)
      #expect(result.status == 0, "\(word): \(result.errorText)")
      #expect(result.text == "domain 7 has no '\(word)'; nothing to do\n")
    }
    #expect(try host.run("list", "7", "xvda").errorText.hasPrefix("error: domain 7 has no 'xvda'\n"))
  }

  /// Domains that are not there are errors, by number and by name; what is left of one can be detached.
  @Test func domainsThatAreNotThere() throws {
    let host = try DeviceHost()
    for words in [["list"], ["doctor"], ["detach"], ["plan"], ["attach"]] {
      for (domain, shown) in [("150", "150"), ("nobody", "'nobody'")] {
        let more =
          words == ["list"] || words == ["doctor"]
          ? [] : [words == ["detach"] ? "xvda" : "/dev/loop0,raw,xvda,r"]
        let result = try XLPlugCommand.run(host.words(words + [domain] + more))
        #expect(result.status == 3, "\(words) \(domain)")
        #expect(result.errorText.hasPrefix("error: no domain \(shown)\n"), "\(words): \(result.errorText)")
      }
    }
    let entries = [
      ("/libxl/150/device/vbd/51712/backend", "/local/domain/0/backend/vbd/150/51712"),
      ("/local/domain/0/backend/vbd/150/51712/state", "6"),
    ]
    for (path, value) in entries {
      _ = try runCommand(["xenstore-write", path, value], adding: ["XENSTORED_PATH": host.socket])
    }
    #expect(try host.run("list", "150").text.contains("150     -     xvda"))
    #expect(try host.run("detach", "150", "xvda").status == 0)
    #expect(try host.read("/libxl/150") == nil)
    #expect(try host.run("detach", "150", "xvda").status == 3)
  }

  /// A vif string without 'vif:' gets one diagnostic.
  @Test func anInterfaceThatIsTakenForADisk() throws {
    let host = try DeviceHost()
    for words in [["bridge=xenbr0"], ["mac=00:16:3e:00:00:07", "bridge=xenbr0"], ["mac=00:16:3e:00:00:07"]] {
      let result = try XLPlugCommand.run(host.words(["attach", "7"] + words))
      #expect(result.status == 1)
      #expect(
        result.errorText == """
          error: this looks like a vif string; expected a disk string
            help: use --nic, or write 'vif:' before it: vif:\(words.joined(separator: ","))

          """
      )
    }
    let disk = try host.run("attach", "7", "bridge=xenbr0,/srv/a.img")
    #expect(disk.errorText.contains("XL1008"), "what is no interface either is judged as a disk")
  }
}
