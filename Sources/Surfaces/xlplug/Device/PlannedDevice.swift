import HotplugEngine
import HotplugPlan
import HotplugSurvey

/// A plan that attaches a device, and what is worth saying about its specification.
struct PlannedDevice {
  /// The plan.
  let plan: Plan
  /// The notes.
  var notes: [String]
  /// The device's lock, where it was taken to choose its number.
  var reservation: ReservedDevice?

  /// The plan that attaches what a text describes to a guest, after earlier ones of the same command.
  ///
  /// `document` is libxl's JSON of the guest's configuration; nil for none.
  init(
    _ text: DeviceText,
    _ domid: UInt16,
    _ facts: HostFacts,
    document: String?,
    settings: DeviceSettings,
    engine: EngineKind,
    after earlier: [PlannedDevice] = []
  ) throws(PlanFault) {
    var facts = facts
    if let name = text.script, facts.backendDomid == facts.ownDomid {
      facts.scriptDirectory = settings.directory(ofScript: name)
    }
    var notes = Preparation.notes(text, facts)
    let taken = earlier.map(\.plan.address)
    facts.nicNumbers += taken.filter { $0.kind == .vif }.map(\.devid)
    var request = try text.request(domid: domid, facts: facts, isSharingAllowed: settings.isSharingAllowed)
    let address = request.address
    if taken.contains(where: { $0.kind == address.kind && $0.devid == address.devid }) {
      throw .givenTwice(address)
    }
    if settings.isBuiltInBlock, let note = text.leaveOutScript(&request, facts, engine) { notes.append(note) }
    plan = Plan(
      attaching: request,
      ownDomid: facts.ownDomid,
      times: settings.times,
      record: text.record(of: request, in: document),
    )
    self.notes = notes
  }
}
