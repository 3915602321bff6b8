import HotplugPlan
import Testing
import XLCheck
import XLText

/// COLO's parameters of a disk, as libxl takes them (libxl_disk.c and libxl_device.c, Xen 4.17).
@Suite struct DiskRequestTests {
  private func request(_ text: String) throws -> DiskRequest {
    let spec = CheckedDisk(SourceText(text), options: CheckOptions()).spec
    return try DiskRequest(spec, domid: 7, facts: HostFacts())
  }

  /// They travel to the backend, and qemu serves the disk, since the kernel cannot replicate.
  @Test func coloKeysTravelToTheBackend() throws {
    let disk = try request(
      "/a.img,raw,xvda,w,colo,colo-host=peer,colo-port=9000,colo-export=q,active-disk=/b,hidden-disk=/c"
    )
    #expect(disk.address.backend == .qdisk && disk.scriptPath == nil)
    let plan = Plan(attaching: .disk(disk)).text().split(separator: "\n")
    for key in [
      "colo-host = \"peer\"", "colo-port = \"9000\"", "colo-export = \"q\"", "active-disk = \"/b\"",
      "hidden-disk = \"/c\"",
    ] {
      #expect(plan.contains { $0.contains("/backend/qdisk/7/51712/\(key)") }, "\(key)")
      #expect(plan.contains { $0.contains("/libxl/7/device/vbd/51712/\(key)") }, "\(key)")
    }
  }

  /// Without `colo` libxl writes none of them, and a text that is not given becomes what it writes.
  @Test func coloWithoutItsParameters() throws {
    #expect(try request("/a.img,raw,xvda,w,colo-host=peer").extras == [])
    let disk = try request("/a.img,raw,xvda,w,colo")
    let values = disk.extras.map { String(decoding: $0.value, as: UTF8.self) }
    #expect(values == ["(null)", "0", "(null)", "(null)", "(null)"])
  }

  @Test(arguments: ["backendtype=phy,target=/a.img", "script=block-mine,target=a"])
  func coloNeedsQemu(_ rest: String) throws {
    #expect(throws: PlanFault.self) { try request("vdev=xvda,format=raw,colo,\(rest)") }
  }
}
