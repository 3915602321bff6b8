import HotplugOutcome
import HotplugPlan
import HotplugSurvey
import XLCheck
import XLManifest
import XLModel
import XLRules
import XLText

/// The devices that a file describes for one guest.
struct DesiredGuest {
  /// How a file names its guest.
  enum Identity {
    /// By its name.
    case name([UInt8])
    /// By its UUID: 32 hexadecimal digits in lower case.
    case uuid([UInt8])

    /// The name, or the UUID in the form of RFC 9562.
    var text: [UInt8] {
      switch self {
      case .name(let name): name
      case .uuid(let digits):
        digits.enumerated().flatMap { [8, 12, 16, 20].contains($0) ? [UInt8(ascii: "-"), $1] : [$1] }
      }
    }
  }

  /// The guest.
  let identity: Identity
  /// The disks, then the interfaces, as they were written.
  let texts: [DeviceText]
  /// The kinds of devices that the file lists; others are not compared.
  let kinds: Set<DeviceAddress.Kind>

  /// The guest of a manifest; nil where it has neither name nor UUID.
  init?(_ guest: ManifestGuest) {
    let kinds: [DeviceAddress.Kind] = (guest.listsDisks ? [.vbd] : []) + (guest.listsNics ? [.vif] : [])
    self.init(guest.checked, listing: Set(kinds))
  }

  /// The guest of a configuration; nil where it has neither name nor UUID.
  init?(_ file: CheckedConfig, listing kinds: Set<DeviceAddress.Kind> = [.vbd, .vif]) {
    self.kinds = kinds
    func key(_ kind: Claim.Kind) -> [UInt8]? { file.claims.first { $0.kind == kind }?.key }
    if let name = key(.domainName) {
      identity = .name(name)
    } else if let uuid = key(.uuid) {
      identity = .uuid(uuid)
    } else {
      return nil
    }
    texts = file.devices.disks.map { .disk(CheckedDisk($0)) } + file.devices.nics.map { .nic(CheckedNic($0)) }
  }

  /// The guest's number; throws `.noSuchDomain` where it does not run.
  func domid(in survey: HostSurvey) throws(EngineFault) -> UInt16 {
    switch identity {
    case .name(let name): return try survey.domain(named: name)
    case .uuid(let uuid):
      for guest in try survey.guests() where guest != 0 {
        let found = try survey.record(of: guest).uuid ?? ""
        if found.utf8.filter({ $0 != UInt8(ascii: "-") }) == uuid { return guest }
      }
      throw .noSuchDomain(shown)
    }
  }

  /// Name or UUID, for a person.
  var shown: String { String(decoding: identity.text, as: UTF8.self) }
}
