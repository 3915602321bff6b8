import HotplugEngine
import HotplugOutcome
import HotplugPlan
import HotplugState
import HotplugSurvey
import XLCheck
import XLModel
import XLText

/// From the words of a change of a medium to the change: looks up the guest and its drive on the host.
struct MediumPreparation {
  /// The drive with its new medium as libxl keeps it.
  let spec: DiskSpec
  /// The medium to insert; nil to eject.
  let medium: Medium?
  /// Whether the medium is ejected even if the guest has locked it.
  var isForced = false

  /// The disk string that xl makes of a drive and a target (tools/xl/xl_cdrom.c, 4.17).
  static func text(_ vdev: [UInt8], _ target: [UInt8]?) -> SourceText {
    SourceText(Array("vdev=".utf8) + vdev + Array(",access=r,devtype=cdrom,target=".utf8) + (target ?? []))
  }

  /// The change that a disk string describes.
  init(_ spec: DiskSpec) { (self.spec, medium) = (spec, Medium(spec)) }

  /// The change of a drive to a target, nil to eject; throws where a disk string cannot have them.
  init(_ vdev: [UInt8], _ target: [UInt8]?, isForced: Bool) throws(PlanFault) {
    let disk = CheckedDisk(Self.text(vdev, target), options: CheckOptions())
    self.init(disk.spec)
    self.isForced = isForced
    guard disk.spec.virtualDevice?.value == vdev else { throw .virtualDevice(vdev) }
    if let target, medium?.target != target {
      throw .unsupported(
        "a disk string cannot contain the path '\(String(readable: target))'",
        instead: "rename the file"
      )
    }
  }

  /// Throws where the medium is not an image of this host.
  func checkMedium() throws(PlanFault) {
    guard let medium else { return }
    switch HostSurvey.target(medium.target) {
    case .missing: throw .targetMissing(medium.target)
    case .other(let kind): throw .targetUnusable(medium.target, is: kind)
    case .file, .blockDevice, .unknown: break
    }
  }

  /// The number of the drive that a word names.
  static func devid(_ word: [UInt8]) throws(EngineFault) -> Int32 {
    guard !word.isEmpty, let virtual = VirtualDevice(decoding: word), virtual.number >= 0 else {
      throw .noSuchDevice(String(readable: word))
    }
    return virtual.number
  }

  /// The change, with what the store reports about the drive.
  func change(_ facts: DriveFacts, _ kind: EngineKind, document: String?) throws(PlanFault) -> MediumChange {
    if isForced && kind == .libxl {
      throw .unsupported("libxl does not eject a locked medium", instead: "use --engine native")
    }
    let drive = try facts.drive(document: document, isNative: kind != .libxl)
    var change = MediumChange(drive, before: facts.medium, after: medium)
    change.isForced = isForced
    change.record = document.map { DeviceRecord(spec, of: drive, in: $0) }
    return change
  }
}

extension HostSurvey {
  /// libxl's JSON of a guest's configuration; nil if absent.
  func document(of guest: UInt16, in userdata: String?) throws(EngineFault) -> String? {
    guard let userdata, let uuid = try record(of: guest).uuid else { return nil }
    return LibxlRecords.document(of: guest, uuid: uuid, in: userdata)
  }
}
