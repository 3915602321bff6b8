import Foundation
import Testing
import XLTestKit

/// `xlplug plan` and `--dry-run`: what would be done, without doing it.
@Suite(.serialized) struct DevicePlanTests {
  /// A place where no store answers.
  private static let nowhere = ["XENSTORED_PATH": "/nowhere/xlplug-test-socket"]

  private func shown(_ arguments: String...) throws -> String {
    let result = try XLPlugCommand.run(arguments, adding: Self.nowhere)
    return "$ xlplug \(arguments.joined(separator: " "))\n\(result.text)\(result.errorText)= \(result.status)"
  }

  @Test func withoutAStore() throws {
    Expect(
      """
      """
    ).check(
      [
        try shown("plan", "7", "/srv/a.img,raw,xvdb,w"),
        try shown("plan", "7", "vif:bridge=xenbr0,mac=00:16:3e:00:00:01,rate=10Mb/s"),
        try shown("plan", "7", "/srv/a.qcow2,qcow2,xvdb,r"),
      ].joined(separator: "\n")
    )
  }

  @Test func whatCannotBePlanned() throws {
    Expect(
      """
      """
    ).check(
      [
        try shown("plan", "guest1", "/srv/a.img,raw,xvdb,w"),
        try shown("plan", "7", "/srv/a.img,xvdb,w"),
        try shown("plan", "7", "/srv/a.img,raw,xvdb,w", "--script-timeout", "0"),
        try shown("plan", "7", "/srv/a.img,raw,xvdb,w,backendtype=tap"),
      ].joined(separator: "\n")
    )
  }

  @Test func relativeScriptWithASlashIsTold() throws {
    let result = try XLPlugCommand.run(["plan", "7", "/x,raw,xvda,w,script=own/block"], adding: Self.nowhere)
    #expect(result.status == 0)
    #expect(result.text.hasPrefix("note: "), "\(result.text)")
    #expect(result.text.split(separator: "\n").first?.contains("/etc/xen/scripts/own/block") ?? false)
  }

  @Test func withAStore() throws {
    let host = try DeviceHost()
    let before = try host.traces()
    let image = try host.image()
    let plan = try host.run("plan", "7", "\(image),raw,xvda,w")
    #expect(plan.status == 0)
    #expect(!plan.text.contains("assumed"), "a store answers: \(plan.text)")
    let dry = try host.run("attach", "7", "\(image),raw,xvda,w", "--dry-run")
    #expect(dry.status == 0)
    #expect(dry.text == plan.text, "one plan, whoever prints it")
    #expect(try host.traces() == before, "nothing is done")
    let unknown = try host.run("plan", "guest9", "\(image),raw,xvda,w")
    #expect(unknown.status == 3)
    #expect(unknown.errorText == "error: there is no domain 'guest9'\n  help: xl list shows the domains that run\n")
  }

  @Test func forPrograms() throws {
    let result = try XLPlugCommand.run(
      ["plan", "7", "/srv/a.img,raw,xvdb,w", "--json"],
      adding: Self.nowhere
    )
    let plan = try JSONDocument(result.output)
    #expect(plan.names == ["assumption", "direction", "device", "steps"])
    #expect(plan["direction"].text == "attach")
    #expect(plan["assumption"].text?.contains("no xenstore answers") ?? false)
    #expect(plan["device"].names == ["kind", "backend", "domid", "devid", "backend_domid", "backend_path"])
    #expect(plan["device"]["backend_path"].text == "/local/domain/0/backend/vbd/7/51728")
    let steps = plan["steps"].items
    #expect(steps.count == 5)
    #expect(steps.first?.names == ["action", "changes", "undo"])
    #expect(steps.dropFirst().allSatisfy { $0.names == ["action", "undo"] })
    let host = try DeviceHost()
    let image = try host.image()
    let attach = try host.run("attach", "7", "\(image),raw,xvda,w")
    try #require(attach.status == 0, "\(attach.text)")
    let detach = try JSONDocument(try host.run("detach", "7", "xvda", "--dry-run", "--json").output)
    #expect(detach.names == ["assumption", "direction", "device", "steps"])
    #expect(detach["direction"].text == "detach")
    #expect(try host.run("detach", "7", "xvda").status == 0)
  }
}
