import XLText

/// What people read about what the doctor finds: the script.
enum DoctorScriptPages {
  /// The pages, sorted by code.
  static let all: [RulePage] = [
    RulePage(
      DoctorCode.scriptNeverRan.code,
      "ScriptNeverRan",
      .error,
      "Nobody ran the script of a device to its end.",
      why: """
        Without the script the backend has nothing to serve.
        Nobody starts it later: whoever attached was killed, was stopped, or ended the script when its \
        time was over, which `hotplug-status` does not tell.
        """,
      subject: .device,
      bad: """
        xvda of domain 7 (51712): error[XL6009]: nobody ran the script /etc/xen/scripts/block to its \
        end, and nobody does: whoever attached was killed or gave up
          = note: the backend is in state 2 (InitWait), the frontend is in state 1 (Initialising)
          = note: the script is run by whoever attaches (xl or xlplug)
          = help: roll back what was begun, then attach again
          = next: xlplug detach 7 xvda
          = then: xlplug attach 7 /srv/web.img,raw,xvda,w

        """,
      good: "xlplug detach 7 xvda\n",
    ),
    RulePage(
      DoctorCode.scriptFailed.code,
      "ScriptFailed",
      .error,
      "The script of a device failed.",
      why: """
        A failed attach by xl leaves everything in the store, and the vdev is taken until somebody \
        detaches it.
        The reason is what the script left in `hotplug-error`; xl writes it to its log only.
        """,
      subject: .device,
      bad: """
        xvda of domain 7 (51712): error[XL6010]: the script /etc/xen/scripts/block failed: 'losetup -r \
        /dev/loop3 /srv/web.img failed'
          = note: the backend is in state 2 (InitWait), the frontend is in state 1 (Initialising)
          = note: hotplug-status is 'error'
          = note: xen-hotplug.log: losetup: /srv/web.img: failed to set up loop device
          = help: all entries of the attach are left: remove them, fix the cause, attach again
          = next: xlplug detach 7 xvda
          = then: xlplug attach 7 /srv/web.img,raw,xvda,w

        """,
      good: "xlplug detach 7 xvda\n",
    ),
    RulePage(
      DoctorCode.scriptRunning.code,
      "ScriptRunning",
      .error,
      "The script of a device runs still.",
      why: """
        The device comes online after it.
        libxl ends a script after 40 seconds, xlplug after `--script-timeout`; one that is older has \
        outlived whoever started it.
        """,
      subject: .device,
      bad: """
        xvda of domain 7 (51712): error[XL6011]: its script, process 812 ('/bin/bash \
        /etc/xen/scripts/block add' for 75 s), runs still
          = note: the backend is in state 2 (InitWait), the frontend is in state 1 (Initialising)
          = note: the script is run by whoever attaches (xl or xlplug)
          = help: nobody waits for it: whoever started it is gone, or would have ended it after 40 s
          = next: kill 812

        """,
      good: "kill 812\n",
    ),
    RulePage(
      DoctorCode.scriptWaits.code,
      "ScriptWaits",
      .error,
      "The script of a device waits for a lock of Xen's scripts.",
      why: """
        The scripts take turns, under locks in `/var/run/xen-hotplug`.
        A lock belongs to the open file, so a child of a script that was killed still holds it, and every \
        later attach fails when its time is over.
        """,
      subject: .device,
      bad: """
        xvda of domain 7 (51712): error[XL6012]: its script, process 812 ('/bin/bash \
        /etc/xen/scripts/block add' for 12 s), waits for the lock /var/run/xen-hotplug/block, which \
        process 640 ('losetup -f' for 312 s) holds
          = note: the backend is in state 2 (InitWait), the frontend is in state 1 (Initialising)
          = help: nobody waits for what holds the lock: whoever started it is gone, or would have ended it
          = next: kill 640

        """,
      good: "kill 640\n",
    ),
    RulePage(
      DoctorCode.scriptUnusable.code,
      "ScriptUnusable",
      .error,
      "The script of a device is missing, or others than root could change it.",
      why: """
        A toolstack that cannot run the script leaves the device as it is.
        xlplug runs a file as root only if nobody but root could have put something else in its place.
        """,
      subject: .device,
      bad: """
        xvda of domain 7 (51712): error[XL6013]: there is no script /etc/xen/scripts/block-mine
          = note: the backend is in state 2 (InitWait), the frontend is in state 1 (Initialising)
          = next: xlplug detach 7 xvda --force
          = then: xlplug attach 7 /srv/web.img,raw,xvda,w,script=/etc/xen/scripts/block-mine

        """,
      good: "xlplug detach 7 xvda --force\n",
    ),
    RulePage(
      DoctorCode.backendDomainSilent.code,
      "BackendDomainSilent",
      .error,
      "The domain that serves a device says nothing of its script.",
      why: """
        `xl devd` runs the scripts of a driver domain.
        xl reports success as soon as that domain's kernel knows the device, whatever becomes of the script.
        """,
      subject: .device,
      bad: """
        xvda of domain 7 (51712): error[XL6017]: domain 3 has not run the script, or not to its end
          = note: the backend is in state 2 (InitWait), the frontend is in state 1 (Initialising)
          = note: the script is run by 'xl devd' in domain 3
          = help: 'xl devd' has to run there; its log is in /var/log/xen there
          = next: xlplug detach 7 xvda
          = then: xlplug attach 7 /srv/web.img,raw,xvda,w,backend=3

        """,
      good: "xlplug detach 7 xvda\n",
    ),
    RulePage(
      DoctorCode.promiseBroken.code,
      "PromiseBroken",
      .error,
      "The script of a disk said that it is done, and gave no device.",
      why: """
        The kernel's backend waits for `physical-device`, two hexadecimal numbers of a block device, and \
        for nothing else.
        """,
      subject: .device,
      bad: """
        xvda of domain 7 (51712): error[XL6018]: the script /etc/xen/scripts/block said 'connected' \
        and gave no device: 'physical-device' is missing, or is none's
          = note: the backend is in state 2 (InitWait), the frontend is in state 1 (Initialising)
          = note: hotplug-status is 'connected'
          = next: xlplug detach 7 xvda
          = then: xlplug attach 7 /srv/web.img,raw,xvda,w

        """,
      good: "xlplug detach 7 xvda\n",
    ),
  ]
}
