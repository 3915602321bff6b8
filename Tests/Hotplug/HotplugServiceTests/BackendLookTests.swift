import HotplugPlan
import HotplugState
import Testing
import XenstoreWire

@testable import HotplugService

/// What a daemon does with a directory, for each state, verdict and note.
struct BackendLookTests {
  private static let device = DeviceAddress(
    kind: .vbd,
    backend: .vbd,
    domid: 7,
    devid: 51712,
    backendDomid: 8
  )
  private static let good: [String: String] = [
    "state": "2", "online": "1", "frontend": "/local/domain/7/device/vbd/51712", "frontend-id": "7",
    "script": "/etc/xen/scripts/block", "params": "/srv/a.img", "mode": "w",
  ]

  private func order(
    _ change: [String: String?],
    _ known: ServedDevice.Stage = .unknown,
    _ backend: DeviceAddress.Backend = .vbd,
    isQEMUThere: Bool = true
  ) -> BackendLook.Order {
    var keys = Self.good
    for (key, value) in change { keys[key] = value }
    var device = Self.device
    device.backend = backend
    return BackendLook(device, keys.mapValues { Array($0.utf8) }).order(known) { isQEMUThere }
  }

  @Test func newDevicesAreServed() {
    for state in ["1", "2", "3"] {
      #expect(order(["state": state]) == .serve)
      #expect(order(["state": state, "xlplug-verdict": "begun"], .begun) == .serve)
      #expect(order(["state": state, "physical-device": "7:0"], .begun) == .serve, "its run was cut short")
      #expect(order(["state": state, "xlplug-verdict": "connected 0.100"], .served) == .none)
      #expect(order(["state": state, "xlplug-verdict": "failed 0.100"]) == .none)
      #expect(order(["state": state, "xlplug-verdict": "removal-failed 0.100"]) == .serve)
    }
  }

  /// What `xl devd`, or a daemon that was killed, has connected.
  @Test func connectedDevicesAreAdopted() {
    #expect(order(["state": "2", "physical-device": "7:0"]) == .adopt)
    #expect(order(["state": "4", "physical-device": "7:0"]) == .adopt)
    #expect(order(["state": "4", "physical-device": "7:0"], .served) == .adopt, "its verdict is missing")
    #expect(order(["state": "4", "xlplug-verdict": "connected 0.100"], .served) == .none)
  }

  @Test func closedDevicesAreReleased() {
    for known in [ServedDevice.Stage.unknown, .begun, .served] {
      #expect(order(["state": "6", "online": "0"], known) == .release)
      #expect(order(["state": "5", "online": "0"], known) == .none, "the kernel still uses it")
      #expect(order(["state": "6"], known) == .none, "the guest may connect again")
    }
    #expect(order(["state": nil], .served) == .release)
    #expect(order(["state": nil], .begun) == .release)
    #expect(order(["state": nil]) == .none && order(["state": nil], .found) == .none)
    let keyless: [String: String?] = ["state": "6", "online": "0", "script": nil, "params": nil]
    #expect(order(keyless, .served) == .release, "what was connected goes")
    #expect(order(keyless) == .ignore(.missing(key: "script")))
  }

  /// A QEMU takes up what is new by itself; nothing but QEMU could serve or close what it has taken.
  @Test(arguments: [true, false]) func disksOfQEMU(_ isThere: Bool) {
    func order(_ change: [String: String?], _ known: ServedDevice.Stage = .unknown) -> BackendLook.Order {
      var change = change
      (change["script"], change["params"]) = (.some(nil), "qcow2:/srv/a.img")
      return self.order(change, known, .qdisk, isQEMUThere: isThere)
    }
    #expect(order(["state": "1"]) == .serve)
    #expect(order(["state": "1", "xlplug-verdict": "failed 0.100"]) == .none)
    for state in ["2", "3"] {
      #expect(order(["state": state]) == .serve, "its image may be another guest's")
      #expect(order(["state": state, "xlplug-verdict": "begun"], .begun) == .serve)
      #expect(order(["state": state, "xlplug-verdict": "failed 0.100"]) == .close)
      let reported: [String: String?] = ["state": state, "xlplug-verdict": "connected 0.100"]
      #expect(order(reported, .served) == (isThere ? .none : .serve))
    }
    #expect(order(["state": "4"], .found) == (isThere ? .adopt : .ignore(.qemuGone)))
    #expect(order(["state": "4"], .served) == (isThere ? .serve : .ignore(.qemuGone)))
    #expect(order(["state": "4"]) == (isThere ? .serve : .ignore(.qemuGone)), "its image is compared")
    #expect(order(["state": "5", "online": "0"], .served) == (isThere ? .none : .close))
    #expect(order(["state": "5", "online": "0", "xlplug-verdict": "failed 0.100"]) == .close)
    #expect(order(["state": "6", "online": "0"], .served) == .release)
    #expect(order(["state": nil], .served) == .release, "QEMU removes the directory itself")
  }

  @Test func wrongDirectoriesAreIgnored() {
    #expect(order(["state": "x"]) == .ignore(.state(Array("x".utf8))))
    #expect(order(["frontend-id": "9"]) == .ignore(.frontend(key: "frontend-id", Array("9".utf8))))
    #expect(order(["script": nil]) == .ignore(.missing(key: "script")))
    #expect(order(["params": nil]) == .ignore(.missing(key: "params")))
  }

  @Test func verdictsAreReadAsTheyAreWritten() {
    for result in ServiceVerdict.Result.allCases {
      let verdict = ServiceVerdict(result, seconds: 1.25)
      #expect(ServiceVerdict(value: verdict.value) == verdict)
    }
    for value in ["", "begun", "connected", "connected x", "connected -1", "other 1.0", "failed 1 2"] {
      #expect(ServiceVerdict(value: Array(value.utf8)) == nil, "\(value)")
    }
  }
}
