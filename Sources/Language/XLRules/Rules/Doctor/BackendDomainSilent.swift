package import XLText

package enum BackendDomainSilent: DoctorRule {
  package static let code: DiagnosticCode = 6017
  package static let page = RulePage(
    .error,
    "The backend domain of a device reports no result of the script.",
    why: """
      The device does not work, although xl reports success as soon as that domain's kernel knows the device.
      `xlplug devd` or `xl devd` runs the scripts of a driver domain.
      """,
    subject: .device,
    bad: """
      xvda of domain 7 (51712): error[XL6017]: domain 3 has not run the script, or the script has not \
      exited
        = note: the backend is in state 2 (InitWait), the frontend is in state 1 (Initialising)
        = note: the script is run by 'xl devd' in domain 3
        = help: check that 'xlplug devd' or 'xl devd' runs in that domain; the log of 'xl devd' is in \
      /var/log/xen
        = next: xlplug detach 7 xvda
        = then: xlplug attach 7 /srv/web.img,raw,xvda,w,backend=3

      """,
    good: "xlplug detach 7 xvda\n",
  )
}
