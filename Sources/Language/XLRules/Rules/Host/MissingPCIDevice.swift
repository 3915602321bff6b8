import XLText

enum MissingPCIDevice: HostRule {
  static let code: DiagnosticCode = 5013
  static let page = RulePage(
    .error,
    "A PCI device does not exist on the host.",
    why: "libxl cannot assign the device, and the guest does not start.",
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
        "this host has no PCI device \(file.shownValue(device.range))",
        at: device.range,
        help: "correct the address; lspci lists the devices",
      )
    }
  }
}
