import Foundation
import Testing
import XLTestKit

/// Several devices in one `attach` or `detach`.
@Suite(.serialized) struct SeveralDevicesTests {
  private func host() throws -> DeviceHost {
    let host = try DeviceHost()
    try host.script("block", DeviceHost.connecting)
    try host.script("vif", #"xenstore-write "$XENBUS_PATH/hotplug-status" connected"#)
    try host.script("failing", "exit 1")
    return host
  }

  private func disk(_ host: DeviceHost, _ vdev: String, script: String = "block") -> String {
    "script=\(host.scripts.path)/\(script),vdev=\(vdev),target=\(vdev)"
  }

  @Test func theyAreAttachedAndDetachedTogether() throws {
    let host = try host()
    let before = try host.traces()
    let vif = "vif:script=\(host.scripts.path)/vif"
    let attach = try host.run("attach", "7", disk(host, "xvda"), disk(host, "xvdb"), vif, vif)
    #expect(attach.status == 0, "\(attach.text)\(attach.errorText)")
    let attached = attach.text.matches(of: #/(?m)^attached (\w+) of domain 7/#).map { String($0.output.1) }
    #expect(attached == ["xvda", "xvdb", "vif0", "vif1"])
    let detach = try host.run("detach", "7", "xvda", "vif7.1", "xvdb", "51712", "vif0", "xvdq")
    #expect(detach.status == 0, "\(detach.text)\(detach.errorText)")
    let detached = detach.text.matches(of: #/(?m)^detached (\w+) of domain 7/#).map { String($0.output.1) }
    #expect(detached == ["xvda", "vif1", "xvdb", "vif0"], "each once, in the order of the words")
    #expect(detach.text.contains("domain 7 has no 'xvdq'; nothing to do"))
    #expect(try host.traces() == before)
  }

  @Test func oneThatFailsRollsBackTheOthers() throws {
    let host = try host()
    let before = try host.traces()
    let result = try host.run(
      "attach",
      "7",
      disk(host, "xvda"),
      disk(host, "xvdb"),
      disk(host, "xvdc", script: "failing")
    )
    #expect(result.status == 3)
    #expect(result.text.contains("rolling back: xvda, xvdb attached by this command\n"), "\(result.text)")
    let detached = result.text.matches(of: #/(?m)^detached (\w+) of domain 7/#).map { String($0.output.1) }
    #expect(detached == ["xvdb", "xvda"], "last first")
    #expect(try host.traces() == before)
    let documents = try JSONDocument.lines(
      try host.run("attach", "7", disk(host, "xvda"), disk(host, "xvdc", script: "failing"), "--json").output
    )
    #expect(documents.map { $0["direction"].text } == ["attach", "attach", "detach"])
    #expect(documents.map { $0["ok"].truth } == [true, false, true])
    #expect(documents.map { $0["device"]["name"].text } == ["xvda", "xvdc", "xvda"])
    #expect(try host.traces() == before)
  }

  @Test func whatCannotBePlannedIsRefusedBeforeTheFirstChange() throws {
    let host = try host()
    let before = try host.traces()
    let twice = try host.run("attach", "7", disk(host, "xvda"), disk(host, "xvda"))
    #expect(twice.status == 3 && twice.errorText == "error: xvda is given twice\n", "\(twice.errorText)")
    let missing = try host.run("attach", "7", disk(host, "xvda"), "/nothing/here.img,raw,xvdb,w")
    #expect(missing.status == 3 && missing.text.isEmpty, "\(missing.text)")
    let bad = try host.run("attach", "7", disk(host, "xvda"), "disk:vdev=xvdb,acess=ro,target=/x")
    #expect(bad.status == 1 && bad.text.isEmpty, "\(bad.text)")
    #expect(try host.traces() == before)
  }

  /// Several words still make one specification, as with xl.
  @Test func wordsThatMakeOneSpecification() throws {
    let host = try host()
    func devices(_ words: String...) throws -> [String] {
      let result = try XLPlugCommand.run(host.words(["plan", "7"] + words))
      return result.text.matches(of: #/(?m)^attach (\w+) of domain 7/#).map { String($0.output.1) }
    }
    #expect(try devices("backend=3", "vdev=xvdi", "target=/dev/sdz") == ["xvdi"])
    #expect(try devices("--nic", "bridge=br0", "backend=2") == ["vif0"])
    #expect(try devices("vif:bridge=br0", "backend=2") == ["vif0"])
    #expect(try devices("backend=3", "vdev=xvda,target=/dev/a") == ["xvda"])
    #expect(
      try devices("disk:backend=3", "vdev=xvda", "target=/a", "disk:backend=3,vdev=xvdb,target=/b") == [
        "xvda", "xvdb",
      ]
    )
  }
}
