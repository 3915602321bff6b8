import XLText

/// What people read about what the doctor finds: the image of a disk.
enum DoctorImagePages {
  /// The pages, sorted by code.
  static let all: [RulePage] = [
    RulePage(
      DoctorCode.imageMissing.code,
      "ImageMissing",
      .error,
      "The image of a disk is missing.",
      why: """
        Xen's `block` then writes `connected` and exits with 1 all the same, and leaves no reason.
        """,
      subject: .device,
      bad: """
        xvda of domain 7 (51712): error[XL6014]: there is no '/srv/web.img', which the disk should be
          = note: the backend is in state 2 (InitWait), the frontend is in state 1 (Initialising)
          = help: take the device back, put the image in its place, attach again
          = next: xlplug detach 7 xvda
          = then: xlplug attach 7 /srv/web.img,raw,xvda,w

        """,
      good: "xlplug detach 7 xvda\n",
    ),
    RulePage(
      DoctorCode.imageReadOnly.code,
      "ImageReadOnly",
      .error,
      "A guest should write to an image that cannot be written.",
      why: """
        Xen's `block` refuses it with `busy`.
        """,
      subject: .device,
      bad: """
        xvda of domain 7 (51712): error[XL6015]: the guest should write to '/srv/web.img', and its \
        mode lets nobody write
          = note: the backend is in state 2 (InitWait), the frontend is in state 1 (Initialising)
          = help: attach it read-only, or make it writable first
          = next: xlplug detach 7 xvda
          = then: xlplug attach 7 /srv/web.img,raw,xvda,r

        """,
      good: "xlplug detach 7 xvda\n",
    ),
    RulePage(
      DoctorCode.imageInUse.code,
      "ImageInUse",
      .error,
      "Another guest uses the same image, and one of the two may write.",
      why: """
        A file system does not bear that somebody else writes.
        The check in Xen's `block` never fires for files, so both may be online.
        """,
      subject: .device,
      bad: """
        xvda of domain 7 (51712): error[XL6016]: '/srv/web.img' is in use by xvda of domain 8, \
        too (writable), and one of the two may write
          = note: the backend is in state 2 (InitWait), the frontend is in state 1 (Initialising)
          = help: a file system does not bear that: take one of the two away
          = next: xlplug detach 7 xvda

        """,
      good: "xlplug detach 7 xvda\n",
    ),
    RulePage(
      DoctorCode.imageDeleted.code,
      "ImageDeleted",
      .warning,
      "The image of a disk was removed while it is in use.",
      why: """
        The loop device keeps what is in it until the disk is detached; then it is lost.
        Xen's `block` also does not free the loop device of an image that it cannot find.
        """,
      subject: .device,
      bad: """
        xvda of domain 7 (51712): warning[XL6032]: the image '/srv/web.img' was removed; /dev/loop3 \
        keeps what it held until the disk is detached
          = note: the backend is in state 4 (Connected), the frontend is in state 4 (Connected)
          = note: hotplug-status is 'connected'
          = help: a copy of a disk that nobody writes to is whole: pause the guest first
          = next: cp --sparse=always /dev/loop3 /srv/web.img

        """,
      good: "cp --sparse=always /dev/loop3 /srv/web.img\n",
    ),
    RulePage(
      DoctorCode.loopMismatch.code,
      "LoopMismatch",
      .warning,
      "The loop device of a disk has no file, or another one.",
      why: """
        The guest works on something else than its configuration says.
        """,
      subject: .device,
      bad: """
        xvda of domain 7 (51712): warning[XL6033]: /dev/loop3 has '/srv/mail.img', and the disk is \
        '/srv/web.img'
          = note: the backend is in state 4 (Connected), the frontend is in state 4 (Connected)
          = note: hotplug-status is 'connected'
          = help: the guest does not have that image: take the disk away, then attach it again
          = next: xlplug detach 7 xvda
          = then: xlplug attach 7 /srv/web.img,raw,xvda,w

        """,
      good: "xlplug detach 7 xvda\n",
    ),
    RulePage(
      DoctorCode.imageFormat.code,
      "ImageFormat",
      .warning,
      "An image of another format is given to a guest as raw bytes.",
      why: """
        The guest sees the format's header in place of a partition table, and what it writes ruins the \
        image.
        """,
      subject: .device,
      bad: """
        xvda of domain 7 (51712): warning[XL6034]: '/srv/web.img' is an image of format qcow2, and the \
        guest is given its bytes as raw ones
          = note: the backend is in state 4 (Connected), the frontend is in state 4 (Connected)
          = note: hotplug-status is 'connected'
          = help: attach it again with format=qcow2
          = next: xlplug detach 7 xvda
          = then: xlplug attach 7 /srv/web.img,qcow2,xvda,w

        """,
      good: "xlplug detach 7 xvda\n",
    ),
  ]
}
