import HotplugPlan
import XenstoreWire

/// What the executions for one device write into the store.
extension ConformanceCheck {
  /// The keys of the backend directory that a script may write.
  static let ownKeys: Set<String> = [
    "physical-device", "physical-device-path", "node", "hotplug-status", "hotplug-error",
  ]

  static let storeWrites: [ConformanceCheck] = [
    .init(
      140,
      "own-keys",
      rule: 15,
      expects: "it writes no further keys into the backend directory",
      hint: "keep notes in a file below /run, and only 'node' in the store",
    ) { bench throws(CheckEnding) in
      let (device, writes) = try bench.writes()
      let directory = device.address.backendPath
      let known = ownKeys.union(device.toolstackKeys).union(["state", "online"])
      let others = writes.filter { write in
        write.path != directory && write.path.isAtOrBelow(directory) && write.kind != .setPermissions
          && !(write.path.parent == directory && known.contains(write.path.name))
      }
      try expect(others.isEmpty, "it writes \(Bench.names(others))")
    },
    .init(
      141,
      "toolstack-keys",
      rule: 15,
      expects: "it does not change the keys of the toolstack",
      hint: "leave params, mode, state and the like alone",
    ) { bench throws(CheckEnding) in
      let (device, writes) = try bench.writes()
      let keys = device.toolstackKeys.union(["state", "online"])
      let changed = writes.filter { write in
        write.path.parent == device.address.backendPath && keys.contains(write.path.name)
          && write.kind != .setPermissions
      }
      try expect(changed.isEmpty, "it changes \(Bench.names(changed))")
    },
    .init(
      142,
      "other-places",
      rule: 15,
      expects: "it writes nowhere else in the store",
      hint: "write below $XENBUS_PATH only",
    ) { bench throws(CheckEnding) in
      let (device, writes) = try bench.writes()
      let others = writes.filter { write in
        !write.path.isAtOrBelow(device.address.backendPath)
          && !write.path.isAtOrBelow(device.address.frontendPath)
      }
      try expect(others.isEmpty, "it changes \(Bench.names(others))")
    },
    .init(
      143,
      "guest-directory",
      rule: 16,
      expects: "it leaves the guest's directory alone, but for mtu of an interface",
      hint: "the guest's directory is the guest's to change",
    ) { bench throws(CheckEnding) in
      let (device, writes) = try bench.writes()
      let directory = device.address.frontendPath
      let mtu = directory.appending("mtu")
      let others = writes.filter { write in
        write.path.isAtOrBelow(directory) && !(device.address.kind == .vif && write.path == mtu)
      }
      try expect(others.isEmpty, "it changes \(Bench.names(others))")
    },
    .init(
      144,
      "directory-kept",
      rule: 15,
      expects: "it never removes the backend directory",
      hint: "remove single keys, if any",
    ) { bench throws(CheckEnding) in
      let (device, writes) = try bench.writes()
      let gone = writes.filter { $0.kind == .remove && device.address.backendPath.isAtOrBelow($0.path) }
      try expect(gone.isEmpty, "it removes \(Bench.names(gone))")
    },
    .init(
      145,
      "permissions",
      rule: 17,
      expects: "it changes no permissions in the store",
      hint: "new keys get the permissions of the directory by themselves",
    ) { bench throws(CheckEnding) in
      let (_, writes) = try bench.writes()
      let changed = writes.filter { $0.kind == .setPermissions }
      try expect(changed.isEmpty, "it changes the permissions of \(Bench.names(changed))")
    },
  ]
}

extension Bench {
  /// The changes of a connecting and a disconnecting execution.
  func writes() throws(CheckEnding) -> (BenchDevice, [StoreWrite]) {
    let (device, first) = try connected()
    let second = try disconnect(device)
    return (device, first.writes + second.writes)
  }

  /// The nodes of changes, each once.
  static func names(_ writes: [StoreWrite]) -> String {
    Set(writes.map(\.path.string)).sorted().map { "'\($0)'" }.joined(separator: ", ")
  }
}
