import XLModel
import XLText

enum OddVirtualDevice: Rule {
  static let code: DiagnosticCode = 1803
  static let page = RulePage(
    .error,
    "A vdev is undocumented, but libxl accepts it.",
    why: "The guest may get another device than intended; some names become a negative device number.",
    subject: .vdev,
    bad: "xvda-2",
    good: "xvda2",
  )

  /// The diagnostic of a name that libxl's decoder takes all the same.
  static func diagnostic(_ name: VirtualDeviceName, _ device: VirtualDevice) -> Diagnostic {
    let isReal = device.number >= 0 && (device.partition ?? 0) >= 0
    let documented = isReal ? VirtualDevice.name(of: device.number) : nil
    return diagnostic(
      "\(name.quoted) is not a documented vdev; libxl reads it as device number \(device.number)",
      at: name.range,
      severity: documented == nil || (device.disk ?? 0) < 0 ? .error : .warning,
      help: documented.map { "write '\($0)' for that device" } ?? VirtualDeviceName.shape,
      fixes: name.fixes(documented),
    )
  }
}
