import Foundation
import HotplugPlan
import Testing
import XLTestKit
import XenstoreWire

/// What unmodified `xl` 4.17 wrote, as recorded on the wire, against what our plans write.
@Suite struct GoldenTests {
  static let diskAddress = DeviceAddress(kind: .vbd, backend: .vbd, domid: 7, devid: 51712)

  static func disk(_ address: DeviceAddress = diskAddress) -> DiskRequest {
    DiskRequest(
      address: address,
      target: Array("/srv/images/disk.img".utf8),
      virtualDeviceName: Array("xvda".utf8),
      scriptPath: "/etc/xen/scripts/block",
      ringProtocol: "x86_64-abi",
    )
  }

  static var nic: NicRequest {
    var nic = NicRequest(
      address: DeviceAddress(kind: .vif, backend: .vif, domid: 7, devid: 0),
      mac: "00:16:3e:00:00:01",
      scriptPath: "/etc/xen/scripts/vif-bridge",
    )
    nic.bridge = Array("br0".utf8)
    nic.ip = Array("10.0.0.7".utf8)
    return nic
  }

  @Test func diskIsWrittenAsXLDoes() throws {
    try check(.disk(Self.disk()), "block-attach")
  }

  @Test func diskOfDriverDomainIsWrittenAsXLDoes() throws {
    let address = DeviceAddress(kind: .vbd, backend: .vbd, domid: 8, devid: 51712, backendDomid: 7)
    try check(.disk(Self.disk(address)), "driverdomain-attach")
  }

  @Test func nicIsWrittenAsXLDoes() throws {
    try check(.nic(Self.nic), "network-attach")
  }

  @Test func qdiskLeavesTheKeysThatXLLeaves() throws {
    var disk = Self.disk(DeviceAddress(kind: .vbd, backend: .qdisk, domid: 7, devid: 51792))
    disk.target = Array("/srv/images/q.qcow2".utf8)
    disk.virtualDeviceName = Array("xvdf".utf8)
    disk.qemuFormat = "qcow2"
    disk.scriptPath = nil
    let written = try created(.disk(disk)).filter { $0.hasPrefix("write ") && !$0.contains("/libxl/") }
    let left = try golden("qdisk-left-behind").compactMap { line -> String? in
      guard let end = line.range(of: " (", options: .backwards) else { return nil }
      let key = String(line[..<end.lowerBound])
      return key.hasSuffix("= ") ? nil : "write " + key
    }
    #expect(Set(written) == Set(left))
  }

  private func check(_ request: DeviceRequest, _ name: String, at place: SourceLocation = #_sourceLocation)
    throws
  {
    let expected = try golden(name)
    #expect(try created(request) + ["commit"] == expected, sourceLocation: place)
  }

  private func created(_ request: DeviceRequest) throws -> [String] {
    let first = try #require(Plan(attaching: request).steps.first)
    guard case .create(let operations, _) = first.action else {
      Issue.record("the first step does not create entries")
      return []
    }
    return operations.map(line)
  }

  private func line(_ operation: StoreOperation) -> String {
    switch operation {
    case .remove(let path), .removeAndPrune(let path, _): "rm \(path)"
    case .makeDirectory(let path): "mkdir \(path)"
    case .write(let path, let value): "write \(path) = \(String(decoding: value, as: UTF8.self))"
    case .setPermissions(let path, let permissions): "perms \(path) \(permissions)"
    }
  }

  private func golden(_ name: String) throws -> [String] {
    let url = Project.file("Tests/Hotplug/Golden/\(name).txt")
    return try String(contentsOf: url, encoding: .utf8).split(separator: "\n").map(String.init)
  }
}
