import XLText

/// What people read about what the doctor finds: the guest's side.
enum DoctorGuestPages {
  /// The pages, sorted by code.
  static let all: [RulePage] = [
    RulePage(
      DoctorCode.guestSilent.code,
      "GuestSilent",
      .error,
      "This side of a device is ready, and the guest has not taken it up.",
      why: """
        A guest that is paused or still boots takes it up later; one without a driver for it, or that is \
        not paravirtualised enough to have one, never does.
        """,
      subject: .device,
      bad: """
        xvda of domain 7 (51712): error[XL6028]: this side is ready, and the guest has not taken it \
        up: it is paused, boots still, or has no driver
          = note: the backend is in state 2 (InitWait), the frontend is in state 1 (Initialising)
          = note: hotplug-status is 'connected'
          = help: 'p' in the list means that the guest is paused: 'xl unpause' lets it go on
          = next: xl list 7

        """,
      good: "xl list 7\n",
    ),
    RulePage(
      DoctorCode.guestRefused.code,
      "GuestRefused",
      .error,
      "The guest's driver refused a device.",
      why: """
        The words are the guest's own; they are shown and not relied on.
        """,
      subject: .device,
      bad: """
        xvda of domain 7 (51712): error[XL6029]: the guest's driver refused it: '28 allocating event \
        channel'
          = note: the backend is in state 2 (InitWait), the frontend is in state 1 (Initialising)
          = note: hotplug-status is 'connected'
          = next: xlplug detach 7 xvda
          = then: xlplug attach 7 /srv/web.img,raw,xvda,w

        """,
      good: "xlplug detach 7 xvda\n",
    ),
    RulePage(
      DoctorCode.guestClosed.code,
      "GuestClosed",
      .error,
      "The guest has let go of a device.",
      why: """
        A guest that unbinds the driver, or is about to halt, closes its side.
        """,
      subject: .device,
      bad: """
        xvda of domain 7 (51712): error[XL6030]: the guest has let go of it
          = note: the backend is in state 2 (InitWait), the frontend is in state 6 (Closed)
          = note: hotplug-status is 'connected'
          = next: xlplug detach 7 xvda
          = then: xlplug attach 7 /srv/web.img,raw,xvda,w

        """,
      good: "xlplug detach 7 xvda\n",
    ),
    RulePage(
      DoctorCode.backendStuck.code,
      "BackendStuck",
      .error,
      "The guest waits for the backend.",
      why: """
        The guest has published its rings, and the backend does not connect to them.
        The kernel's log of the serving domain tells more.
        """,
      subject: .device,
      bad: """
        xvda of domain 7 (51712): error[XL6031]: the guest is ready, and the backend does not connect \
        to it
          = note: the backend is in state 2 (InitWait), the frontend is in state 3 (Initialised)
          = note: hotplug-status is 'connected'
          = help: the kernel's log may say why
          = next: xlplug detach 7 xvda
          = then: xlplug attach 7 /srv/web.img,raw,xvda,w

        """,
      good: "xlplug detach 7 xvda\n",
    ),
    RulePage(
      DoctorCode.configurationLocked.code,
      "ConfigurationLocked",
      .error,
      "A program of libxl's holds the guest's configuration.",
      why: """
        A guest that is being created, saved or changed takes devices up only after that.
        """,
      subject: .device,
      bad: """
        xvda of domain 7 (51712): error[XL6035]: libxl's lock of the guest is held by process 930 ('xl \
        create /etc/xen/web.cfg' for 4 s): the guest is still being worked on
          = note: the backend is in state 2 (InitWait), the frontend is in state 1 (Initialising)
          = note: hotplug-status is 'connected'
          = help: wait for it, then look once more
          = next: xlplug doctor 7 xvda

        """,
      good: "xlplug doctor 7 xvda\n",
    ),
  ]
}
