import HostFiles
import HotplugPlan
import HotplugScript
import XenstoreHost
import XenstoreWire

/// The network interface that a script connects.
extension ConformanceCheck {
  static let interfaces: [ConformanceCheck] = [
    .init(
      301,
      "bridge",
      rule: 24,
      expects: "the interface joins the bridge of the key 'bridge'",
      hint: "ip link set dev \"$vif\" master \"$bridge\"",
    ) { bench throws(CheckEnding) in
      let (device, _) = try bench.connected()
      guard let master = Bench.master(of: bench.name(of: device)) else {
        throw .skipped("the script connects no bridge")
      }
      if master == Bench.switchMaster { throw .skipped("the bridge is of Open vSwitch") }
      try expect(master == bench.bridge, "the interface is a port of '\(master)', not of '\(bench.bridge)'")
    },
    .init(
      302,
      "interface-up",
      rule: 24,
      expects: "the interface is up",
      hint: "ip link set dev \"$vif\" up",
    ) { bench throws(CheckEnding) in
      let (device, _) = try bench.connected()
      try expect(Bench.isUp(bench.name(of: device)), "the interface is down after status 0")
    },
    .init(
      303,
      "guest-address",
      rule: 24,
      expects: "the interface does not get the guest's MAC address",
      hint: "give it fe:ff:ff:ff:ff:ff: the address in 'mac' is that of the guest's side",
    ) { bench throws(CheckEnding) in
      let (device, _) = try bench.connected()
      guard case .nic(let nic) = device.request else { return }
      let address = Bench.attribute("address", of: bench.name(of: device))
      try expect(address != nic.mac, "the interface has the guest's address \(nic.mac)")
    },
    .init(
      304,
      "rate",
      rule: 24,
      expects: "an interface with a rate can be connected",
      hint: "leave 'rate' to the kernel's backend",
    ) { bench throws(CheckEnding) in
      try bench.requireWorkingScript()
      let device = try bench.interface {
        $0.rate = NicRequest.Rate(bytesPerInterval: 62_500, intervalMicroseconds: 50_000)
      }
      let trial = try bench.connect(device)
      try expect(trial.isSuccess, "with the key rate it \(trial.words)")
    },
    .init(
      305,
      "mtu",
      rule: 24,
      expects: "the guest is given the MTU that the interface has, if any",
      hint: "write the same value to the interface and to $frontend/mtu",
    ) { bench throws(CheckEnding) in
      let (device, _) = try bench.connected()
      let path = device.address.frontendPath.appending("mtu")
      guard let given = try bench.store({ () throws(StoreFault) in try bench.client.readIfPresent(path) })
      else { return }
      let value = String(decoding: given, as: UTF8.self)
      let real = Bench.attribute("mtu", of: bench.name(of: device)) ?? ""
      try expect(value == real, "the guest's mtu is \(value), and that of the interface is \(real)")
    },
    .init(
      306,
      "missing-interface",
      rule: 7,
      expects: "an interface that does not exist is a failure",
      hint: "check that /sys/class/net/$vif exists",
    ) { bench throws(CheckEnding) in
      try bench.requireWorkingScript()
      let device = try bench.device(number: 1)
      bench.removeInterface(bench.name(of: device))
      let trial = try bench.connect(device)
      try expect(trial.isRefusal, "the interface does not exist, and the script \(trial.words)")
    },
    .init(
      310,
      "rename",
      rule: 25,
      expects: "the interface is renamed to 'vifname'",
      hint: "ip link set dev \"$vif\" name \"$vifname\", while it is down",
    ) { bench throws(CheckEnding) in
      try bench.requireWorkingScript()
      let device = try bench.interface { $0.interfaceName = Array("web0".utf8) }
      let trial = try bench.connect(device)
      try expect(trial.isSuccess, "with the key vifname it \(trial.words)")
      try expect(Bench.exists("web0"), "there is no interface 'web0' after status 0")
    },
    .init(
      311,
      "rename-disconnect",
      rule: 25,
      expects: "a renamed interface is disconnected by its new name",
      hint: "use 'vifname' in offline, too",
    ) { bench throws(CheckEnding) in
      try bench.requireWorkingRemoval()
      let device = try bench.interface { $0.interfaceName = Array("web0".utf8) }
      guard try bench.connect(device).isSuccess, Bench.exists("web0") else { throw .needs(310) }
      guard Bench.master(of: "web0") != nil else { throw .skipped("the script connects no bridge") }
      let trial = try bench.disconnect(device)
      try expect(trial.isSuccess, "with the key vifname it \(trial.words)")
      try expect(Bench.master(of: "web0") == nil, "'web0' is still a port of the bridge")
    },
    .init(
      312,
      "name-in-use",
      rule: 25,
      expects: "a 'vifname' that another interface has is a failure, and that one stays as it is",
      hint: "check that /sys/class/net/$vifname does not exist, before anything is changed",
    ) { bench throws(CheckEnding) in
      try bench.makeBridge()
      let other = try bench.interface(guest: Bench.otherGuest) { $0.interfaceName = Array("web8".utf8) }
      guard try bench.connect(other).isSuccess, Bench.exists("web8") else { throw .needs(310) }
      try bench.makeInterface("web0")
      let before = Bench.master(of: "web0")
      let device = try bench.interface { $0.interfaceName = Array("web0".utf8) }
      let trial = try bench.connect(device)
      try expect(Bench.master(of: "web0") == before, "the other interface joined the bridge")
      try expect(trial.isRefusal, "'web0' is in use, and the script \(trial.words)")
    },
    .init(
      320,
      "offline",
      rule: 20,
      expects: "offline removes the interface from its bridge",
      hint: "ip link set dev \"$vif\" nomaster",
    ) { bench throws(CheckEnding) in
      let (device, _) = try bench.connected()
      let name = bench.name(of: device)
      guard Bench.master(of: name) != nil else { throw .skipped("the script connects no bridge") }
      if !(try bench.disconnect(device).isSuccess) { throw .needs(150) }
      try expect(Bench.master(of: name) == nil, "'\(name)' is still a port of the bridge")
    },
    .init(
      321,
      "interface-vanished",
      rule: 9,
      expects: "an interface that is gone can be disconnected",
      hint: "succeed if /sys/class/net/$vif does not exist",
    ) { bench throws(CheckEnding) in
      try bench.requireWorkingRemoval()
      let device = try bench.device(number: 1)
      try bench.succeed(device)
      bench.removeInterface(bench.name(of: device))
      let trial = try bench.disconnect(device)
      try expect(trial.isSuccess, "after the interface was removed it \(trial.words)")
    },
    .init(
      330,
      "tap-add",
      rule: 2,
      expects: "'add type_if=tap' connects the interface in $INTERFACE",
      hint: "with type_if=tap, connect $INTERFACE instead of $vif",
    ) { bench throws(CheckEnding) in
      try bench.requireWorkingScript()
      let (device, tap) = try bench.connectedTwin()
      try expect(tap.isSuccess, "it \(tap.words)")
      let twin = bench.name(of: device) + "-emu"
      let isSame = (Bench.master(of: twin) == nil) == (Bench.master(of: bench.name(of: device)) == nil)
      try expect(isSame, "'\(twin)' is no port of the bridge after status 0")
    },
    .init(
      331,
      "tap-remove",
      rule: 2,
      expects: "'remove type_if=tap' disconnects the interface in $INTERFACE",
      hint: "with type_if=tap, disconnect $INTERFACE instead of $vif",
    ) { bench throws(CheckEnding) in
      try bench.requireWorkingRemoval()
      let (device, tap) = try bench.connectedTwin()
      let twin = bench.name(of: device) + "-emu"
      guard tap.isSuccess, Bench.master(of: twin) != nil else { throw .needs(330) }
      let trial = try bench.execute(device.steps[1].undoing, device)
      try expect(trial.isSuccess, "it \(trial.words)")
      try expect(Bench.master(of: twin) == nil, "'\(twin)' is still a port of the bridge")
    },
  ]
}
