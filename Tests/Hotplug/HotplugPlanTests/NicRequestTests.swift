import HotplugPlan
import Testing
import XLCheck
import XLText

@Suite struct NicRequestTests {
  /// No key of a vif string is lost on its way to the backend.
  @Test func coloKeysTravelToTheBackend() throws {
    let text = SourceText("mac=00:16:3e:00:00:01,colo_compare_out=c0,forwarddev=eth1,colo_sock_mirror_id=m0")
    let nic = try NicRequest(CheckedNic(text, options: CheckOptions()).spec, domid: 7, facts: HostFacts())
    #expect(nic.extras.map(\.key) == ["forwarddev", "colo_sock_mirror_id", "colo_compare_out"])
    let plan = Plan(attaching: .nic(nic)).text()
    #expect(plan.contains("/local/domain/0/backend/vif/7/0/colo_compare_out = \"c0\""))
  }
}
