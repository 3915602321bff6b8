package import XLText

package enum ConfigurationLocked: DoctorRule {
  package static let code: DiagnosticCode = 6035
  package static let page = RulePage(
    .error,
    "A libxl program holds the lock of the guest's configuration.",
    why: "The device connects only after the command that holds the lock.",
    subject: .device,
    bad: """
      xvda of domain 7 (51712): error[XL6035]: process 930 ('xl create /etc/xen/web.cfg' for 4 s) holds \
      libxl's lock of the guest, and is changing the guest
        = note: the backend is in state 2 (InitWait), the frontend is in state 1 (Initialising)
        = note: hotplug-status is 'connected'
        = help: wait until it exits, then run the doctor again
        = next: xlplug doctor 7 xvda

      """,
    good: "xlplug doctor 7 xvda\n",
  )
}
