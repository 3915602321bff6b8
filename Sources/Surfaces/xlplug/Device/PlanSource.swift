import HotplugOutcome
import HotplugPlan
import HotplugSurvey
import XenstoreWire

/// Where the guest and the facts of a plan come from.
struct PlanSource {
  let domain: String
  /// The store; nil where a plain host is assumed.
  let place: StorePlace?
  /// Where libxl keeps the configurations of domains; nil for none.
  let userdata: String?
  /// What is assumed, in words.
  let assumption: String?

  /// The store where one answers, an assumed host otherwise; `assumed` says what is assumed of a guest.
  ///
  /// Throws where the store answers with an error, and where the guest cannot be looked up by its name.
  init(
    _ domain: String,
    _ store: StoreSettings,
    _ settings: DeviceSettings,
    assuming assumed: (UInt16) -> String
  ) throws(EngineFault) {
    self.domain = domain
    do {
      let place = try StorePlace(store)
      (self.place, userdata, assumption) = (place, settings.userdataDirectory(place), nil)
    } catch {
      let reason: String
      switch error {
      case .unreachable: reason = "xenstore does not respond"
      case .denied: reason = "no permission to read xenstore (run the command as root)"
      default: throw .store(error)
      }
      guard let domid = UInt16(domain) else {
        if case .unreachable = error { throw .noSuchDomain(domain) }
        throw .store(error)
      }
      (place, userdata) = (nil, nil)
      assumption = "\(reason): assuming that \(assumed(domid))"
    }
  }

  /// That a target is not on this machine, in words, where no store answers and the host is assumed; with a
  /// store it is refused.
  func note(of target: [UInt8]?) -> String? {
    guard place == nil, let target, HostSurvey.target(target) == .missing else { return nil }
    return "'\(String(readable: target))' does not exist on this host; the plan assumes that it does"
  }

  /// What an engine would do for a plan now; only its steps where no store answers.
  func dryRun(of plan: Plan, _ times: PlanTimes) throws(EngineFault) -> DryRun {
    guard let place else { return DryRun(plan: plan) }
    return try HostSurvey(place.client).dryRun(of: plan, ownDomid: place.ownDomid, times: times)
  }

  /// The guest, the facts that a text depends on, and libxl's document of the guest.
  func lookUp(_ text: DeviceText) throws(EngineFault) -> (UInt16, HostFacts, document: String?) {
    if let place {
      let preparation = try Preparation(
        text,
        domain: domain,
        client: place.client,
        ownDomid: place.ownDomid,
        userdata: userdata
      )
      return (preparation.domid, preparation.facts, preparation.document)
    }
    guard let domid = UInt16(domain) else { throw .noSuchDomain(domain) }
    var facts = HostFacts()
    facts.freshMAC = HostSurvey.freshMAC()
    if let name = text.backendDomain, !name.isEmpty {
      guard let backend = UInt16(String(decoding: name, as: UTF8.self)) else {
        throw .backendUnknown(String(decoding: name, as: UTF8.self))
      }
      facts.backendDomid = backend
    }
    if facts.backendDomid == facts.ownDomid, let target = text.plainTarget {
      facts.target = HostSurvey.target(target)
    }
    if facts.target == .missing { facts.target = .unknown }
    return (domid, facts, nil)
  }
}
