import XLText

/// What people read about what the doctor finds: the serving side.
enum DoctorBackendPages {
  /// The pages, sorted by code.
  static let all: [RulePage] = [
    RulePage(
      DoctorCode.backendRefused.code,
      "BackendRefused",
      .error,
      "The kernel's backend refused a device.",
      why: """
        The driver's words are in the backend's error node, and in the kernel's log.
        """,
      subject: .device,
      bad: """
        xvda of domain 7 (51712): error[XL6019]: the kernel's backend refused it: '2 creating vbd \
        structure'
          = note: the backend is in state 2 (InitWait), the frontend is in state 1 (Initialising)
          = note: hotplug-status is 'connected'
          = next: xlplug detach 7 xvda
          = then: xlplug attach 7 /srv/web.img,raw,xvda,w

        """,
      good: "xlplug detach 7 xvda\n",
    ),
    RulePage(
      DoctorCode.driverMissing.code,
      "DriverMissing",
      .error,
      "The kernel has no backend for a kind of device.",
      why: """
        Nobody takes the device up, and xl gives up after ten seconds.
        The backends are modules on most distributions, and an init script loads them.
        """,
      subject: .device,
      bad: """
        xvda of domain 7 (51712): error[XL6020]: this machine's kernel has no block backend: the \
        module xen-blkback is neither loaded nor built in
          = note: the backend is in state 1 (Initialising), the frontend is in state 1 (Initialising)
          = note: hotplug-status is 'connected'
          = next: modprobe xen-blkback

        """,
      good: "modprobe xen-blkback\n",
    ),
    RulePage(
      DoctorCode.backendSilent.code,
      "BackendSilent",
      .error,
      "The backend's driver has not taken a device up.",
      why: """
        It should within moments.
        A device of the same number that is still closing, or a kernel that hangs, keep it from it.
        """,
      subject: .device,
      bad: """
        xvda of domain 7 (51712): error[XL6021]: the backend's driver has not taken it up: its state \
        is 1 (Initialising), expected 2 (InitWait)
          = note: the backend is in state 1 (Initialising), the frontend is in state 1 (Initialising)
          = note: hotplug-status is 'connected'
          = help: the kernel's log may say why
          = next: xlplug detach 7 xvda
          = then: xlplug attach 7 /srv/web.img,raw,xvda,w

        """,
      good: "xlplug detach 7 xvda\n",
    ),
    RulePage(
      DoctorCode.qemuMissing.code,
      "QemuMissing",
      .error,
      "A disk should be served by qemu, and no qemu runs for the guest.",
      why: """
        qemu is started with the guest where one of its first disks needs it, and never later.
        """,
      subject: .device,
      bad: """
        xvda of domain 7 (51712): error[XL6022]: qemu should serve it, and no qemu runs for domain 7
          = note: the backend is in state 1 (Initialising), the frontend is in state 1 (Initialising)
          = help: a raw image can be served by the kernel instead: attach it with backendtype=phy
          = next: xlplug detach 7 xvda
          = then: xlplug attach 7 /srv/web.img,raw,xvda,w

        """,
      good: "xlplug detach 7 xvda\n",
    ),
  ]
}
