import HotplugOutcome
import HotplugPlan
import HotplugSurvey
import Testing
import XenstoreHost
import XenstoreTestKit
import XenstoreWire

/// What the store says about guests and their devices.
@Suite struct HostSurveyTests {
  private func store(_ entries: [String: String]) throws -> (TestStore, HostSurvey) {
    let store = try TestStore(.embedded)
    let client = try store.client()
    for (path, value) in entries { try client.write(try #require(StorePath(path)), Array(value.utf8)) }
    return (store, HostSurvey(client))
  }

  @Test func guestIsFoundByNumberAndName() throws {
    let (store, survey) = try store([
      "/local/domain/7/name": "web", "/local/domain/9/name": "web", "/local/domain/8/name": "db",
      "/libxl/12/device/vbd/51712": "",
    ])
    defer { store.stop() }
    #expect(try survey.domain("7") == 7 && survey.domain("db") == 8)
    #expect(try survey.domain("web") == 7, "of several the one with the lowest number")
    #expect(throws: EngineFault.noSuchDomain("mail")) { try survey.domain("mail") }
    #expect(throws: EngineFault.noSuchDomain("12")) { try survey.domain("12") }
    #expect(try survey.domain("12", allowsGone: true) == 12, "its entries can be listed and removed")
    #expect(throws: EngineFault.noSuchDomain("13")) { try survey.domain("13", allowsGone: true) }
  }

  /// A guest may write what it likes into its own directory: what counts is what the toolstack recorded.
  @Test func deviceIsReadFromTheToolstacksRecord() throws {
    let (record, backend) = ("/libxl/7/device/vbd/51712", "/local/domain/3/backend/vbd/7/51712")
    let (store, survey) = try store([
      "\(record)/backend": backend, "\(record)/params": "/srv/a.img", "\(record)/dev": "xvda",
      "\(backend)/params": "/srv/another.img", "\(backend)/state": "4",
      "/local/domain/7/device/vbd/51712/backend": "/local/domain/0/backend/vbd/7/51712",
      "/local/domain/7/device/vbd/51712/state": "4",
    ])
    defer { store.stop() }
    let listed = try #require(try survey.devices(.vbd).first)
    #expect(listed.address.backendDomid == 3 && listed.name == Array("xvda".utf8))
    #expect(listed.detail == Array("/srv/a.img".utf8))
    #expect(listed.backendState == .connected && listed.frontendState == .connected)
  }

  /// Of two disks on one image, one of which may write, the other guest's is named.
  @Test func sharedImageIsFound() throws {
    let backend = "/local/domain/0/backend/vbd/8/51712"
    let (store, survey) = try store([
      "\(backend)/params": "/etc/hostname", "\(backend)/mode": "r",
      "/local/domain/0/backend/vbd/7/51728/params": "/etc/hostname",
    ])
    defer { store.stop() }
    let device = DeviceAddress(kind: .vbd, backend: .vbd, domid: 7, devid: 51712)
    let identity = SharingCheck.identity(target: Array("/etc/hostname".utf8), script: nil)
    var check = SharingCheck(client: survey.client, ownDomid: 0)
    let found = try check.conflict(with: identity, of: device, isWritable: true)
    #expect(found?.user.domid == 8 && found?.isWritable == false)
    #expect(try check.conflict(with: identity, of: device, isWritable: false) == nil)
  }
}
