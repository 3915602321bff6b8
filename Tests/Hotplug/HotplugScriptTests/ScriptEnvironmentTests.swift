import HotplugScript
import Testing
import XLTestKit

@Suite struct ScriptEnvironmentTests {
  private func check(_ environment: ScriptEnvironment, caller: [String: String] = [:]) -> String {
    environment.variables(caller: caller.mapValues { Array($0.utf8) })
      .map { "\($0.key)=\(String(decoding: $0.value, as: UTF8.self))" }.sorted().joined(separator: "\n")
  }

  @Test func ofABlockDevice() {
    Expect(
      """
      PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
      XENBUS_BASE_PATH=backend
      XENBUS_PATH=backend/vbd/7/51712
      XENBUS_TYPE=vbd
      script=/etc/xen/scripts/block
      """
    ).check(
      check(
        ScriptEnvironment(script: "/etc/xen/scripts/block", backendKind: "vbd", guest: 7, device: 51712)
      )
    )
  }

  @Test func ofAnEmulatedInterface() {
    let network = ScriptEnvironment.Network(isEmulated: true, gatewayDevice: Array("eth0".utf8))
    Expect(
      """
      INTERFACE=vif7.0-emu
      PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
      XENBUS_BASE_PATH=backend
      XENBUS_PATH=backend/vif/7/0
      XENBUS_TYPE=vif
      netdev=eth0
      script=/etc/xen/scripts/vif-route
      vif=vif7.0
      """
    ).check(
      check(
        ScriptEnvironment(
          script: "/etc/xen/scripts/vif-route",
          backendKind: "vif",
          guest: 7,
          device: 0,
          network: network
        )
      )
    )
  }

  @Test func ofAPlainInterface() {
    let network = ScriptEnvironment.Network(isEmulated: false)
    let text = check(
      ScriptEnvironment(script: "/s", backendKind: "vif", guest: 1, device: 2, network: network)
    )
    #expect(text.contains("\nnetdev=\n"))
    #expect(text.contains("\nvif=vif1.2"))
    #expect(!text.contains("INTERFACE"))
  }

  @Test func ofTheCallersOnlyAFew() {
    let caller = [
      "PATH": "/bin", "LANG": "C", "LC_ALL": "C.UTF-8", "LC_": "x", "LC_x%%": "() { :; }",
      "XENSTORED_PATH": "/s", "XENSTORED_RUNDIR": "/r", "XENSTORED_": "x", "HOME": "/root", "LANGUAGE": "de",
      "LD_PRELOAD": "/evil.so", "BASH_ENV": "/evil", "BASH_FUNC_ls%%": "() { :; }", "IFS": "/",
      "script": "/evil", "XENBUS_PATH": "/evil", "vif": "evil", "FOO": "bar",
    ]
    Expect(
      """
      LANG=C
      LC_ALL=C.UTF-8
      PATH=/bin
      XENBUS_BASE_PATH=backend
      XENBUS_PATH=backend/vbd/1/768
      XENBUS_TYPE=vbd
      XENSTORED_PATH=/s
      XENSTORED_RUNDIR=/r
      script=/s
      """
    ).check(
      check(
        ScriptEnvironment(script: "/s", backendKind: "vbd", guest: 1, device: 768),
        caller: caller
      )
    )
  }

  @Test func anEmptyPathIsNone() {
    let variables = ScriptEnvironment(script: "/s", backendKind: "vbd", guest: 1, device: 1)
      .variables(caller: ["PATH": []])
    #expect(variables["PATH"] == Array(ScriptEnvironment.defaultPath.utf8))
  }

  @Test func argumentsAreThoseOfTheProtocol() {
    Expect(
      """
      blockAdd: add
      blockRemove: remove
      vifOnline: online type_if=vif
      vifOffline: offline type_if=vif
      tapAdd: add type_if=tap
      tapRemove: remove type_if=tap
      """
    ).check(
      ScriptCall.allCases.map { "\($0): \($0.arguments.joined(separator: " "))" }.joined(separator: "\n")
    )
  }

  /// What a host allows by name is passed on as well, and nothing else is.
  @Test func furtherVariablesAreNamed() {
    let caller = ["CEPH_ARGS": "--id a", "LD_PRELOAD": "/x", "script": "/y"].mapValues { Array($0.utf8) }
    let environment = ScriptEnvironment(script: "/s", backendKind: "vbd", guest: 1, device: 2)
    let passed = environment.variables(caller: caller, further: ["CEPH_ARGS", "script"])
    #expect(passed["CEPH_ARGS"] == caller["CEPH_ARGS"] && passed["LD_PRELOAD"] == nil)
    #expect(passed["script"] == Array("/s".utf8), "the protocol's own variables count")
  }
}
