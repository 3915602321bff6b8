import XLText

/// What people read about what the doctor finds: whose a device is, and whether it is whole.
enum DoctorDirectoriesPages {
  /// The pages, sorted by code.
  static let all: [RulePage] = [
    RulePage(
      DoctorCode.deviceBusy.code,
      "DeviceBusy",
      .error,
      "Another xlplug works on a device now.",
      why: """
        A device that comes or goes is not whole, so nothing can be said of it yet.
        The lock is the kernel's and ends with its process: it is never left behind.
        """,
      subject: .device,
      bad: """
        xvda of domain 7 (51712): error[XL6001]: an xlplug, process 4711 ('xlplug attach 7 \
        /srv/web.img,raw,xvda,w' for 2 s), works on it now
          = note: the backend is in state 2 (InitWait), the frontend is in state 1 (Initialising)
          = help: wait for it, then look once more
          = next: xlplug doctor 7 xvda

        """,
      good: "xlplug doctor 7 xvda\n",
    ),
    RulePage(
      DoctorCode.guestGone.code,
      "GuestGone",
      .error,
      "The guest of a device is gone, and the device is not.",
      why: """
        A toolstack that could not take a device away when its guest ended leaves its directories, and \
        often a loop device that keeps an image in use.
        A guest is gone where the store was not told of it and it has neither number, name nor \
        configuration there.
        """,
      subject: .device,
      bad: """
        xvda of domain 7 (51712): error[XL6002]: domain 7 is gone, and this is left of its device
          = note: the backend is in state 2 (InitWait), the frontend is in state 1 (Initialising)
          = next: xlplug gc

        """,
      good: "xlplug gc\n",
    ),
    RulePage(
      DoctorCode.killedAttach.code,
      "KilledAttach",
      .error,
      "An xlplug was killed while it attached a device.",
      why: """
        The journal in `/run/xlplug` holds what is needed to take everything back, also a loop device that \
        no key names.
        What the device's directories say is not to be relied on until then.
        """,
      subject: .device,
      bad: """
        xvda of domain 7 (51712): error[XL6003]: an xlplug was killed while it attached the device; \
        its journal is still there
          = note: the backend is in state 2 (InitWait), the frontend is in state 1 (Initialising)
          = help: the next attach or detach of the device rolls back what was begun
          = next: xlplug detach 7 xvda
          = then: xlplug attach 7 /srv/web.img,raw,xvda,w

        """,
      good: "xlplug detach 7 xvda\n",
    ),
    RulePage(
      DoctorCode.backendMissing.code,
      "BackendMissing",
      .error,
      "The toolstack has a record of a device, and its backend's directory is missing.",
      why: """
        The vdev is taken, nobody serves it, and a remove script can no longer read what it would need.
        A script that failed in its remove execution, or a hand in the store, leaves that.
        """,
      subject: .device,
      bad: """
        xvda of domain 7 (51712): error[XL6004]: there is no backend directory \
        /local/domain/0/backend/vbd/7/51712, which an attach writes together with the others in one \
        transaction
          = note: the backend is missing, the frontend is in state 1 (Initialising)
          = help: its script could no longer tell what it made; gc looks for that by the image
          = next: xlplug gc --failed

        """,
      good: "xlplug gc --failed\n",
    ),
    RulePage(
      DoctorCode.recordMissing.code,
      "RecordMissing",
      .error,
      "A device has directories, and the toolstack has no record of it.",
      why: """
        No toolstack lists or detaches what it has no record of.
        A script that runs for a device that is gone writes `hotplug-error`, and makes its directory anew \
        by that.
        """,
      subject: .device,
      bad: """
        xvda of domain 7 (51712): error[XL6005]: the toolstack has no record \
        /libxl/7/device/vbd/51712, which an attach writes together with the others in one transaction
          = note: the backend is in state 2 (InitWait), the frontend is in state 1 (Initialising)
          = next: xlplug gc --failed

        """,
      good: "xlplug gc --failed\n",
    ),
    RulePage(
      DoctorCode.frontendMissing.code,
      "FrontendMissing",
      .error,
      "The guest's directory of a device is missing.",
      why: """
        The guest cannot find the device.
        A detach by force removes the guest's directory first, and one that stopped there leaves the others.
        """,
      subject: .device,
      bad: """
        xvda of domain 7 (51712): error[XL6006]: there is no frontend directory \
        /local/domain/7/device/vbd/51712, which an attach writes together with the others in one transaction
          = note: the backend is in state 2 (InitWait), the frontend is missing
          = next: xlplug detach 7 xvda
          = then: xlplug attach 7 /srv/web.img,raw,xvda,w

        """,
      good: "xlplug detach 7 xvda\n",
    ),
    RulePage(
      DoctorCode.backendDomainGone.code,
      "BackendDomainGone",
      .error,
      "The domain that serves a device is gone.",
      why: """
        A driver domain that ends takes its backends with it, and starting it again does not bring them \
        back: every device has to be attached anew.
        """,
      subject: .device,
      bad: """
        xvda of domain 7 (51712): error[XL6007]: domain 3, which serves it, is gone
          = note: the backend is in state 2 (InitWait), the frontend is in state 1 (Initialising)
          = help: start that domain, then attach the device again
          = next: xlplug detach 7 xvda
          = then: xlplug attach 7 /srv/web.img,raw,xvda,w,backend=3

        """,
      good: "xlplug detach 7 xvda\n",
    ),
    RulePage(
      DoctorCode.halfDetached.code,
      "HalfDetached",
      .error,
      "A detach has begun and came to no end.",
      why: """
        The backend was told to close.
        A guest that does not release the device, a backend that hangs, and a toolstack that stopped \
        waiting leave that; libxl then never runs the remove script.
        So does a detach by xlplug whose remove script failed: the next detach runs it again, and with \
        `--force` the device is detached all the same.
        """,
      subject: .device,
      bad: """
        xvda of domain 7 (51712): error[XL6008]: a detach has begun and came to no end: the backend \
        was told to close
          = note: the backend is in state 5 (Closing), the frontend is in state 1 (Initialising)
          = help: a detach once more goes on where that one stopped
          = next: xlplug detach 7 xvda

        """,
      good: "xlplug detach 7 xvda\n",
    ),
  ]
}
