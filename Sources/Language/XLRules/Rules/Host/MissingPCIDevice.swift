import XLModel
import XLSyntax
import XLText

/// A PCI device is not there.
enum MissingPCIDevice: HostRule {
  static let code: DiagnosticCode = 5013
  static let page = RulePage(
    .error,
    "The machine has no PCI device with an address.",
    why: "libxl refuses to assign it, and the guest is not started.",
    subject: .host,
    bad: "pci = [ \"07:00.0\" ]\n",
    good: "pci = [ \"01:00.0\" ]\n",
    host: HostExample("01:00.0 is the only PCI device") { host in
      host.paths[Array("/sys/bus/pci/devices/0000:01:00.0".utf8)] = HostLook.Path(.directory)
      host.paths[Array("/sys/bus/pci/devices/0000:07:00.0".utf8)] = HostLook.Path(.missing(nearest: nil))
    },
  )

  static func check(_ file: RuleSubject, on host: HostLook) -> [Diagnostic] {
    PCIAddresses.all(of: file).compactMap { device in
      guard case .missing = host.paths[device.path]?.kind else { return nil }
      return diagnostic(
        "this machine has no PCI device \(file.shownValue(device.range))",
        at: device.range,
        help: "lspci lists the devices with their addresses",
      )
    }
  }
}
