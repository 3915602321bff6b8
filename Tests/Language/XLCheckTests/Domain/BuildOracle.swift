import Foundation
import JSON
import XLCheck
import XLModel
import XLReport
import XLTestKit

/// The installed libxl 4.17, asked about domains through `Tests/Oracles/build-oracle.c`.
enum BuildOracle {
  /// What libxl says of one domain before it builds it.
  struct Answer: Equatable {
    /// Whether it refuses it.
    var refuses: Bool
    /// Its first error.
    var error: String
  }

  /// One answer for each domain in libxl's JSON.
  static func answers(to domains: [Data]) throws -> [Answer] {
    let program = try Oracle.build(
      "build-oracle",
      libraries: ["xenlight", "xentoollog", "xenctrl", "xenstore", "xenguest"]
    )
    let shim = try Oracle.build("xen-shim", shared: true, libraries: ["dl"]).path
    let dryRun = try Oracle.build("xl-dry-run", shared: true).path
    let place = try Project.temporaryDirectory("build-oracle")
    defer { try? FileManager.default.removeItem(at: place) }
    var input = Data()
    for domain in domains {
      withUnsafeBytes(of: UInt32(domain.count)) { input.append(contentsOf: $0) }
      input.append(domain)
    }
    let words = ["env", "SHIM_DIR=\(place.path)", "LD_PRELOAD=\(shim):\(dryRun)", program.path]
    let result = try runCommand(words, input: input)
    let lines = result.text.split(separator: "\n")
    guard result.status == 0, lines.count == domains.count else {
      throw OracleFault(message: "\(lines.count) answers to \(domains.count) domains: \(result.errorText)")
    }
    return lines.map {
      Answer(refuses: $0.first != "0", error: String($0.first == "1" ? $0.dropFirst(2) : $0))
    }
  }

  /// A domain of ours in libxl's JSON.
  ///
  /// libxl knows the type by the object of its members, which it prints although it is empty.
  static func json(_ domain: DomainReading) -> Data {
    var text: [UInt8] = []
    var spec = domain.spec
    let path = "b_info.type.\(domain.guest.rawValue)"
    if !spec.members.contains(where: { $0.path.hasPrefix(path + ".") }) { spec[path] = .members([]) }
    JSONValue.object(DomainDocument(spec).members).write(to: &text)
    return Data(text)
  }

  /// What libxl's error has in it for a reason; nil for one that 4.17 does not have.
  static func words(for refusal: BuildRefusal) -> String? {
    switch refusal.reason {
    case .directBootWithoutKernel: "kernel missing"
    case .videoMemory("qxl", _): "minimum for qxl"
    case .videoMemory("std", _): "for STDVGA"
    case .videoMemory: "for CIRRUS"
    case .usbBuses: "usb and/or usbdevice"
    case .memoryOnDemand(.passthrough): "together with PoD"
    case .memoryOnDemand(.alternateViews): "PoD and ALTP2M"
    case .memoryOnDemand(.vnuma): "PoD and vNUMA"
    case .passthrough(.ofPVH): "x86 PVH"
    case .passthrough(.disabled): "passthrough disabled"
    case .passthrough(.sharedOfPV): "not valid for PV"
    case .passthrough(.sharedWithoutHAP): "only valid for HAP"
    case .firmware(required: nil): "not support bios=rombios"
    case .firmware: "requires bios=rombios"
    case .traditionalDeviceModel(.qxl): "required for qxl"
    case .vnumaOfPV: "PV vNUMA"
    case .nestedViews: "nestedhvm and altp2mhvm"
    case .grantVersion: "max grant version"
    case .processorCount: "too many VCPUS"
    case .traditionalDeviceModel(.kernel): "HVM direct kernel boot"
    case .traditionalDeviceModel(.restriction): "dm_restrict not supported"
    case .usbVersion: "usbversion parameter is invalid"
    case .usbRedirection: "usbredirection parameter is invalid"
    case .timeStampCounter: "native_paravirt"
    case .viridianBase: "base group not enabled"
    case .viridianGroup: "both enabled and disabled"
    case .schedulerCap: "Cpu cap"
    case .schedulerWeight: "Cpu weight"
    case .spicePort: "spiceport"
    case .spicePassword: "spice "
    case .soundCard: "soundhw"
    case .bootloaderWithoutDisk: "no boot disk"
    case .vnuma(.videoMemory): "video ram"
    case .vnuma(.processorTwice): "assigned more than once"
    case .vnuma(.processorMissing): "not assigned"
    case .vnuma(.distance): "Distance"
    case .vncDisplay: "vncdisplay"
    case .graphicsPassthrough: "gfx_passthru_kind"
    case .deviceModelDomain: "dies"
    case .memoryMissing: "shadow_memkb"
    case .physicalCDROM: "must be Qdisk"
    case .scriptOfCDROM: "no suitable backend"
    case .channelName: "has no name"
    case .channelNumber: "Primary console"
    case .unmappedAccesses: nil
    // libxl attaches USB after the start of the device model, where the comparison ends.
    case .usbController, .usbPort, .usbDeviceController: nil
    }
  }
}
