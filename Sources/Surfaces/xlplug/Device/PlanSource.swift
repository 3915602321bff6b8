import HotplugEngine
import HotplugPlan

/// Where the guest and the facts of a plan come from.
struct PlanSource {
  let domain: String
  /// The store; nil where a plain host is assumed.
  let place: StorePlace?
  /// Where libxl keeps the configurations of domains; nil for none.
  let userdata: String?
  /// What is assumed, in words.
  var assumption: String?

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
