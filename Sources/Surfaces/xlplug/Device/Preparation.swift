import HotplugOutcome
import HotplugPlan
import HotplugScript
import HotplugState
import HotplugSurvey
import XLCheck
import XLModel
import XenstoreHost

/// From a checked text to a request: checks the host for what the text leaves open.
struct Preparation {
  let survey: HostSurvey
  let domid: UInt16
  var facts: HostFacts
  /// libxl's JSON of the guest's configuration; nil if absent.
  let document: String?

  /// Looks up the guest and the facts that its devices depend on.
  ///
  /// `ownDomid` is the domain that this process runs in, `userdata` the directory where libxl keeps the
  /// configurations of domains; nil for none.
  init(_ text: DeviceText, domain: String, client: StoreClient, ownDomid: UInt16, userdata: String? = nil)
    throws(EngineFault)
  {
    survey = HostSurvey(client)
    // That it is there is seen with all else.
    domid = try survey.number(domain)
    let guest = try survey.record(of: domid)
    document =
      if let userdata, let uuid = guest.uuid {
        LibxlRecords.document(of: domid, uuid: uuid, in: userdata)
      } else { nil }
    facts = HostFacts()
    (facts.guestType, facts.ownDomid, facts.backendDomid) = (guest.type, ownDomid, ownDomid)
    if let name = text.backendDomain, !name.isEmpty {
      facts.backendDomid = try survey.domain(String(decoding: name, as: UTF8.self))
    }
    if case .nic = text {
      facts.nicNumbers = try survey.takenNicNumbers(domid)
      facts.freshMAC = HostSurvey.freshMAC()
    }
    if let target = text.plainTarget, facts.backendDomid == facts.ownDomid {
      facts.target = HostSurvey.target(target)
    }
  }

  /// What is worth saying before anything is done: which file runs where a name could mean two, and what is
  /// not used.
  static func notes(_ text: DeviceText, _ facts: HostFacts) -> [String] {
    var notes: [String] = []
    if let name = text.script,
      let path = try? ScriptPath.resolve(name: name, directory: facts.scriptDirectory)
    {
      if let note = path.note { notes.append(note) }
      if facts.scriptDirectory != ScriptPath.standardDirectory {
        notes.append(
          "the script is '\(path.path)', because \(ScriptPath.standardDirectory) has no script "
            + "with that name"
        )
      }
    }
    if case .disk(let disk) = text, !(disk.spec.isColo ?? false), disk.spec.hasColoParameter {
      notes.append("the COLO parameters have no effect without 'colo' (as with xl)")
    }
    return notes
  }
}

extension DiskSpec {
  /// Whether a parameter of COLO is given, besides `colo` itself.
  fileprivate var hasColoParameter: Bool {
    [coloHostRange, coloPortRange, coloExportRange, activeDiskRange, hiddenDiskRange].contains { $0 != nil }
  }
}
