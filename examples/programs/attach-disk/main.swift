// Attaches a disk to a guest and detaches it again: `attach-disk 7 /srv/a.img,raw,xvda,w`.
// The store is one of its own with a simulated guest, so Xen is not needed; Xen's script and root are.
import Foundation
import HotplugEngine
import HotplugOutcome
import HotplugPlan
import HotplugSurvey
import XLCheck
import XLText
import XenstoreHost
import XenstoreSimulation

func fail(_ words: String) -> Never {
  FileHandle.standardError.write(Data("attach-disk: \(words)\n".utf8))
  exit(1)
}

let words = Array(CommandLine.arguments.dropFirst())
guard words.count == 2, let domid = UInt16(words[0]) else { fail("expected a domain and a disk string") }
let disk = CheckedDisk(SourceText(words[1]), options: CheckOptions())
guard disk.isAcceptable else { fail("the disk string has errors") }

/// Carries a plan out, and reports each step.
func run(_ plan: Plan, with engine: NativeEngine) {
  print(plan.title)
  let outcome = engine.run(plan)
  for record in outcome.done { print("  \(record.fault == nil ? "done" : "failed"): \(record.action)") }
  if let fault = outcome.fault { fail("\(fault)") }
}

do {
  let server = try StoreServer(embedded: SimulatedHost.store())
  try server.start()
  let simulation = SimulatedHost(address: server.address)
  try simulation.start()
  defer {
    simulation.stop()
    server.stop()
  }

  var options = NativeEngine.Options()
  options.scripts.environment = ["XENSTORED_PATH": Array(server.socketPath.utf8)]
  let engine = try NativeEngine(server.address, options: options)
  let survey = HostSurvey(engine.client)
  var facts = HostFacts()
  facts.guestType = try survey.record(of: domid).type
  facts.target = HostSurvey.target(disk.spec.target?.value ?? [])
  let request = DeviceRequest.disk(try DiskRequest(disk.spec, domid: domid, facts: facts))

  run(Plan(attaching: request), with: engine)
  run(Plan(detaching: try survey.attached(request.address)), with: engine)
} catch {
  fail("\(error)")
}
