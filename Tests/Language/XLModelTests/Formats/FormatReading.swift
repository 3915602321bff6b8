import XLSyntax
import XLText

@testable import XLModel

/// What our formats make of the keys of a file that have one, in the order in which xl looks at them.
struct FormatReading {
  /// The keys around, in xl's order.
  static let order = [
    "vnuma", "cpus", "cpus_soft", "rdm", "pci", "dtdev", "bootloader_args", "viridian", "smbios", "mca_caps",
    "ioports", "irqs", "iomem", "llc_colors", "p9", "vtpm", "vdispl", "pvcalls", "vsnd", "channel", "vif2",
    "vfb", "usbctrl", "usbdev", "cpuid", "device_model_args", "device_model_args_pv", "device_model_args_hvm",
    "serial", "usbdevice", "sve", "arm_sci", "vkb", "virtio", "xenstore_quota",
  ]

  private(set) var domain = DomainSpec()
  private(set) var problems: [DomainProblem] = []

  /// Reads a file of bytes; `vcpus` and `maxvcpus` are known before.
  init(_ file: [UInt8], guest: GuestType, xen: XenVersion) {
    let reading = ConfigReading(ConfigSyntax(SourceText(file)))
    domain["c_info.name"] = .text(Array("a".utf8))
    for key in Self.order {
      if key == "cpus" { setVCPUs(reading) }
      guard let entry = reading.lastIndex(of: key.utf8), let format = KeyFormats.all[key] else { continue }
      let input = KeyInput(
        reading: reading,
        entry: entry,
        key: key,
        guest: guest,
        xen: xen,
        host: HostShape(processorCount: 8, nodeCount: 2),
        domain: domain
      )
      let outcome = format(input)
      for member in outcome.members { domain.add(member) }
      problems += outcome.problems
    }
  }

  private mutating func setVCPUs(_ reading: ConfigReading) {
    if domain["b_info.max_vcpus"] != nil { return }
    for key in ["maxvcpus", "vcpus"] where domain["b_info.max_vcpus"] == nil {
      if let entry = reading.lastIndex(of: key.utf8), let number = KeyNumber(reading, entry: entry).value {
        domain["b_info.max_vcpus"] = .number(number)
      }
    }
  }

  /// What xl does: it stops at the first problem that ends it.
  var verdict: XLVerdict {
    for problem in problems {
      switch problem.outcome {
      case .dies: return .dies
      case .refuses: return .rejects
      case .warns, .staysSilent: continue
      }
    }
    return problems.contains { $0.outcome == .warns } ? .ignores : .accepts
  }

  /// The leaves of the domain by their paths.
  var members: [String: String] {
    var result: [String: String] = [:]
    for member in domain.members { DomainOracle.flatten(member.value, member.path, into: &result) }
    result["c_info.name"] = nil
    return result
  }
}
