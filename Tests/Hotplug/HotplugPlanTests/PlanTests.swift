import HotplugPlan
import Testing
import XLTestKit
import XenstoreWire

@Suite struct PlanTests {
  @Test func attachOfADisk() {
    Expect(
      """
      attach xvda of domain 7
        1. write 49 changes for xvda of domain 7 in one transaction
             undo: remove the entries of xvda of domain 7 in one transaction
        2. wait for backend state 2 (InitWait) at /local/domain/0/backend/vbd/7/51712, up to 10 s
             undo: request the backend of xvda of domain 7 to close; wait for backend state 6 (Closed), up to 10 s
        3. run /etc/xen/scripts/block add
             undo: request the backend of xvda of domain 7 to close; wait for backend state 6 (Closed), up to 10 s; run /etc/xen/scripts/block remove
        4. check physical-device in /local/domain/0/backend/vbd/7/51712
        5. wait for both sides to reach 4 (Connected), up to 5 s
      """
    ).check(Plan(attaching: .disk(GoldenTests.disk())).text(listingChanges: false))
  }

  @Test func attachByLibxl() {
    Expect(
      """
      attach xvda of domain 7
        1. call libxl_device_disk_add of libxl for xvda of domain 7, up to 40 s
             expected: write 49 changes for xvda of domain 7 in one transaction
             expected: wait for backend state 2 (InitWait) at /local/domain/0/backend/vbd/7/51712, up to 10 s
             expected: run /etc/xen/scripts/block add
             undo: request the backend of xvda of domain 7 to close; wait for backend state 6 (Closed), up to 10 s; run /etc/xen/scripts/block remove; remove the entries of xvda of domain 7 in one transaction
        2. check physical-device in /local/domain/0/backend/vbd/7/51712
        3. wait for both sides to reach 4 (Connected), up to 5 s
      """
    ).check(Plan(attaching: .disk(GoldenTests.disk())).handedToLibxl().text(listingChanges: false))
  }

  @Test func attachOfAnEmulatedCard() {
    var nic = GoldenTests.nic
    nic.isEmulated = true
    Expect(
      """
      attach vif0 of domain 7
        1. write 43 changes for vif0 of domain 7 in one transaction
             undo: remove the entries of vif0 of domain 7 in one transaction
        2. wait for backend state 2 (InitWait) at /local/domain/0/backend/vif/7/0, up to 10 s
             undo: request the backend of vif0 of domain 7 to close; wait for backend state 6 (Closed), up to 10 s
        3. run /etc/xen/scripts/vif-bridge online type_if=vif
             undo: request the backend of vif0 of domain 7 to close; wait for backend state 6 (Closed), up to 10 s; run /etc/xen/scripts/vif-bridge offline type_if=vif
        4. check hotplug-status in /local/domain/0/backend/vif/7/0
        5. run /etc/xen/scripts/vif-bridge add type_if=tap
             undo: request the backend of vif0 of domain 7 to close; wait for backend state 6 (Closed), up to 10 s; run /etc/xen/scripts/vif-bridge remove type_if=tap
        6. wait for both sides to reach 4 (Connected), up to 5 s
      """
    ).check(Plan(attaching: .nic(nic)).text(listingChanges: false))
  }

  @Test func attachInADriverDomain() {
    let address = DeviceAddress(kind: .vbd, backend: .vbd, domid: 8, devid: 51712, backendDomid: 7)
    Expect(
      """
      attach xvda of domain 8
        1. write 49 changes for xvda of domain 8 in one transaction
             undo: remove the entries of xvda of domain 8 in one transaction
        2. wait for backend state 2 (InitWait) at /local/domain/7/backend/vbd/8/51712, up to 10 s
             undo: request the backend of xvda of domain 8 to close; wait for backend state 6 (Closed), up to 10 s
        3. wait for physical-device from domain 7, up to 30 s
             undo: request the backend of xvda of domain 8 to close; wait for backend state 6 (Closed), up to 10 s; wait for domain 7 to remove /local/domain/7/backend/vbd/8/51712, up to 45 s
        4. wait for both sides to reach 4 (Connected), up to 5 s
      """
    ).check(Plan(attaching: .disk(GoldenTests.disk(address))).text(listingChanges: false))
  }

  @Test func detachOfADisk() {
    let device = AttachedDevice(GoldenTests.diskAddress, scriptPath: "/etc/xen/scripts/block")
    Expect(
      """
      detach xvda of domain 7
        1. request the backend of xvda of domain 7 to close
        2. wait for backend state 6 (Closed), up to 10 s
        3. run /etc/xen/scripts/block remove
        4. remove the entries of xvda of domain 7 in one transaction
      """
    ).check(Plan(detaching: device).text())
  }

  @Test func undoRunsBackwardsAndSaysNothingTwice() {
    let plan = Plan(attaching: .nic(GoldenTests.nic))
    Expect(
      """
      0: 
      1: remove the entries of vif0 of domain 7 in one transaction
      2: request the backend of vif0 of domain 7 to close; wait for backend state 6 (Closed), up to 10 s; remove the entries of vif0 of domain 7 in one transaction
      3: request the backend of vif0 of domain 7 to close; wait for backend state 6 (Closed), up to 10 s; run /etc/xen/scripts/vif-bridge offline type_if=vif; remove the entries of vif0 of domain 7 in one transaction
      4: request the backend of vif0 of domain 7 to close; wait for backend state 6 (Closed), up to 10 s; run /etc/xen/scripts/vif-bridge offline type_if=vif; remove the entries of vif0 of domain 7 in one transaction
      5: request the backend of vif0 of domain 7 to close; wait for backend state 6 (Closed), up to 10 s; run /etc/xen/scripts/vif-bridge offline type_if=vif; remove the entries of vif0 of domain 7 in one transaction
      """
    ).check(
      (0...plan.steps.count).map { count in
        "\(count): " + plan.undo(ofFirst: count).map(\.description).joined(separator: "; ")
      }.joined(separator: "\n")
    )
  }

  @Test(arguments: XenbusState.allCases)
  func stateAndItsValueAgree(_ state: XenbusState) { #expect(XenbusState(value: state.value) == state) }

  @Test(arguments: ["", "9", "44", "a", "-"])
  func otherValuesAreNoState(_ text: String) { #expect(XenbusState(value: Array(text.utf8)) == nil) }

  @Test func addressIsReadBackFromItsPath() {
    let address = DeviceAddress(kind: .vbd, backend: .qdisk, domid: 7, devid: 51712, backendDomid: 3)
    #expect(DeviceAddress(backendPath: address.backendPath, kind: .vbd) == address)
    #expect(DeviceAddress(backendPath: address.frontendPath, kind: .vbd) == nil)
  }
}
