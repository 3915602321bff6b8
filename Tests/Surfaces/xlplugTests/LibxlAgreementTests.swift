import Foundation
import Testing
import XLTestKit
import XenstoreSimulation
import XenstoreTestKit

extension LibxlEngineSuites {
  /// What libxl leaves in the store is what the native engine leaves and what xl leaves: key by key, with
  /// owners and permissions, and each is taken away by any of them.
  @Suite(.serialized) struct LibxlAgreementTests {
    /// The real `xl`; the one in PATH is a wrapper that looks for a hypervisor first.
    static let xl = "/usr/lib/xen-4.17/bin/xl"
    /// A script that connects disks and interfaces.
    private static let connecting = #"""
      case "$1" in
        add) \#(LibxlEngineTests.connecting) ;;
        online) xenstore-write "$XENBUS_PATH/hotplug-status" connected ;;
      esac
      """#

    @Test(
      arguments: [
        "vdev=xvda,format=raw,script=SCRIPT,target=x", "vdev=xvda,access=ro,script=SCRIPT,target=iqn:a:b",
        "vdev=xvda,cdrom,script=SCRIPT,target=x",
        "vdev=xvda,no-discard,direct-io-safe,script=SCRIPT,target=x",
        "IMAGE,raw,xvda,w", "IMAGE,qcow2,xvda,r", "vif:mac=00:16:3e:00:00:09,script=SCRIPT",
        "vif:mac=00:16:3e:00:00:09,script=SCRIPT,rate=2MB/s@50ms,vifname=web,ip=10.0.0.1,bridge=br7,mtu=9000",
      ]
    ) func threeLeaveTheSame(_ pattern: String) throws {
      let host = try LibxlHost(.init(makesInterfaces: false))
      // A device whose size stays; others take and free the first loop device meanwhile.
      let image = try host.image("connected.img")
      let loop = try LoopDevices.attach(image)
      defer { LoopDevices.detach(loop, of: image) }
      let body = Self.connecting.replacingOccurrences(of: "/dev/loop0", with: loop)
      let script = try host.script("connects", body)
      let spec = pattern.replacingOccurrences(of: "SCRIPT", with: script)
        .replacingOccurrences(of: "IMAGE", with: try host.image())
      let before = try host.traces()
      var listings: [String: [String]] = [:]
      for who in ["libxl", "native", "xl"] {
        let attached = who == "xl" ? try attachByXL(host, spec) : try host.attach(spec, "--engine", who)
        try #require(attached.status == 0, "\(who): \(attached.text)\(attached.errorText)")
        // xl does not wait for the guest.
        #expect(try host.wait { try connectedCount(host) == 2 }, "\(who)")
        listings[who] = try lines(host)
        // Another than the one that brought it.
        let taker = who == "libxl" ? "native" : "libxl"
        let name = spec.hasPrefix("vif:") ? ["0", "--nic"] : ["xvda"]
        let detached = try host.run(["detach", "\(LibxlHost.guest)"] + name + ["--engine", taker])
        #expect(detached.status == 0, "\(who): \(detached.text)")
        #expect(try host.traces() == before, "\(who)")
      }
      let libxl = Set(listings["libxl"] ?? [])
      #expect(libxl.count > 30)
      for other in ["native", "xl"] {
        let found = Set(listings[other] ?? [])
        #expect(libxl.subtracting(found) == [], "only by libxl, not by \(other)")
        #expect(found.subtracting(libxl) == [], "only by \(other), not by libxl")
      }
    }

    private func attachByXL(_ host: LibxlHost, _ spec: String) throws -> CommandResult {
      let isNic = spec.hasPrefix("vif:")
      let words = isNic ? spec.dropFirst(4).split(separator: ",").map(String.init) : [spec]
      return try runCommand(
        [Self.xl, isNic ? "network-attach" : "block-attach", "\(LibxlHost.guest)"] + words,
        adding: host.environment()
      )
    }

    private func lines(_ host: LibxlHost) throws -> [String] {
      try OwnKeys.removed(from: host.store.listing()).split(separator: "\n")
        .filter { $0.contains("\(LibxlHost.guest)") }
        .map { line in
          String(line).replacing(#//dev/loop\d+/#) { _ in "/dev/loopN" }
            .replacing(#/"7:[0-9a-f]+"/#) { _ in "\"7:N\"" }
        }
    }

    /// How many of the two sides are in state 4.
    private func connectedCount(_ host: LibxlHost) throws -> Int {
      try host.store.listing().split(separator: "\n").count {
        $0.contains("/state = \"4\"") && !$0.hasPrefix("/libxl")
      }
    }
  }
}
