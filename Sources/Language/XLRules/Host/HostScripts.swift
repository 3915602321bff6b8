import XLModel
import XLText

/// The scripts that this machine runs for the devices of a file, each with its place.
enum HostScripts {
  /// One use of a script.
  struct Use {
    /// Its name, as libxl resolves it.
    let name: [UInt8]
    /// Where it is named, or the device that gets it without naming one.
    let place: ByteRange
  }

  static func all(of file: RuleSubject) -> [Use] {
    let disks = file.devices.disks.compactMap { disk -> Use? in
      guard let name = HostQuestions.script(of: disk) else { return nil }
      return Use(name: name, place: disk.spec.script.map { disk.text.place($0.range) } ?? disk.range)
    }
    let nics = file.devices.nics.compactMap { nic -> Use? in
      guard let name = HostQuestions.script(of: nic) else { return nil }
      return Use(name: name, place: nic.spec.script.map { nic.text.place($0.range) } ?? nic.range)
    }
    return disks + nics
  }
}
