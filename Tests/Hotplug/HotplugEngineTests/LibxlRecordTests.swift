import Foundation
import Glibc
import HotplugEngine
import HotplugOutcome
import HotplugPlan
import Testing
import XLTestKit
import XenstoreTestKit

/// What we attach is libxl's own: the document of the domain's configuration, byte for byte, and what real
/// `xl` says of it.
@Suite(.serialized) struct LibxlRecordTests {
  /// The strings of disks, in words of xl; IMAGE is a file.
  static let disks = [
    "IMAGE,raw,xvda,w", "IMAGE,raw,xvda,r", "IMAGE,raw,51712,w", "IMAGE,raw,xvda,r,cdrom",
    "vdev=xvda,access=rw,discard,direct-io-safe,backendtype=phy,target=IMAGE",
    "vdev=xvda,format=qcow2,target=IMAGE",
    "vdev=xvda,script=block,target=IMAGE", "vdev=sda,no-discard,target=IMAGE",
    #"vdev=xvda,script=SCRIPT,target=any "ü" \ /thing"#,
  ]

  @Test(arguments: disks) func documentIsLibxls(_ disk: String) throws {
    let libxl = try LibxlHost()
    let image = try libxl.host.image()
    let script = try libxl.host.script(
      "block",
      "#!/bin/sh\n[ $1 = remove ] || xenstore-write $XENBUS_PATH/physical-device $(stat -c %t:%T /dev/loop0)\n"
    )
    let spec = disk.replacingOccurrences(of: "IMAGE", with: image)
      .replacingOccurrences(of: "SCRIPT", with: script)
    try libxl.attachAnother()
    for isReplaced in [false, true] {
      let before = try libxl.text()
      try libxl.xl("block-attach", "\(LibxlHost.domid)", spec)
      let theirs = try libxl.text()
      let listed = try libxl.listed()
      #expect(listed.count == 2)
      let devid = try libxl.host.request(spec, domid: LibxlHost.domid).address.devid
      try libxl.xl("block-detach", "\(LibxlHost.domid)", "\(devid)")
      try libxl.write(before)
      let attached = try libxl.host.attached(spec, domid: LibxlHost.domid)
      #expect(attached.done.allSatisfy { $0.note == nil }, "\(attached.done.compactMap(\.note))")
      let ours = try libxl.text()
      #expect(ours == theirs, "\(Self.shown(ours)) and \(Self.shown(theirs))")
      #expect(try libxl.listed() == listed)
      try libxl.host.detached(.vbd, devid, domid: LibxlHost.domid)
      #expect(try libxl.listed().count == 1, "as with xl, the entry stays and counts no more")
      #expect(try libxl.text() == theirs, "second \(isReplaced)")
    }
    #expect(try libxl.leftovers().filter { !$0.contains("device-changes") } == [])
  }

  @Test(arguments: [
    "mac=00:16:3e:00:00:09,script=SCRIPT",
    "mac=00:16:3e:00:00:09,ip=10.0.0.1,rate=10Mb/s,vifname=foo,bridge=br7,script=SCRIPT",
    "mac=00:16:3e:00:00:09,type=vif,mtu=1400,model=e1000,gatewaydev=eth0,backend=0,script=SCRIPT",
  ])
  func documentIsLibxlsForInterfaces(_ nic: String) throws {
    let libxl = try LibxlHost()
    let script = try libxl.host.script(
      "vif",
      "#!/bin/sh\n[ $1 = online ] && xenstore-write $XENBUS_PATH/hotplug-status connected; exit 0\n"
    )
    let spec = nic.replacingOccurrences(of: "SCRIPT", with: script)
    try libxl.attachAnother()
    let before = try libxl.text()
    try libxl.xl(["network-attach", "\(LibxlHost.domid)"] + spec.split(separator: ",").map(String.init))
    let theirs = try libxl.text()
    #expect(try libxl.listed() == ["xvdz", "nic 0"])
    try libxl.xl("network-detach", "\(LibxlHost.domid)", "0")
    try libxl.write(before)
    try libxl.host.attached("vif:\(spec)", domid: LibxlHost.domid)
    let ours = try libxl.text()
    #expect(ours == theirs, "\(Self.shown(ours)) and \(Self.shown(theirs))")
    #expect(try libxl.listed() == ["xvdz", "nic 0"])
    try libxl.host.detached(.vif, 0, domid: LibxlHost.domid)
    #expect(try libxl.listed() == ["xvdz"])
  }

  private static func shown(_ text: Data) -> String { String(decoding: text, as: UTF8.self) }

  /// What we attached, without a script or with one, `xl` takes away, and frees its loop device.
  @Test(arguments: [true, false]) func xlTakesAwayWhatWeAttached(_ isBuiltIn: Bool) throws {
    let libxl = try LibxlHost()
    let image = try libxl.host.image()
    let before = try libxl.host.traces()
    libxl.host.isBuiltIn = isBuiltIn
    try libxl.host.attached("\(image),raw,xvda,w", domid: LibxlHost.domid)
    #expect(try libxl.xl("block-list", "\(LibxlHost.domid)").contains("51712"))
    try libxl.xl("block-detach", "\(LibxlHost.domid)", "xvda")
    #expect(try libxl.host.traces() == before)
    try libxl.xl("block-attach", "\(LibxlHost.domid)", "\(image),raw,xvda,w")
    try libxl.host.detached(domid: LibxlHost.domid)
    #expect(try libxl.host.traces() == before)
  }

  /// A failure at every step brings the former text back, to the byte.
  @Test func failedAttachLeavesTheDocument() throws {
    let libxl = try LibxlHost()
    let spec = "\(try libxl.host.image()),raw,xvda,w"
    let (before, text) = (try libxl.host.traces(), try libxl.text())
    let count = try libxl.host.plan(spec, domid: LibxlHost.domid).steps.count
    #expect(count == 6)
    for step in 1...count {
      for isAfter in [false, true] {
        let fault = { (number: Int) -> EngineFault? in number == step ? .stoppedForTest(step: step) : nil }
        libxl.host.options.hooks.faultBeforeStep = isAfter ? { _ in nil } : fault
        libxl.host.options.hooks.faultAfterStep = isAfter ? fault : { _ in nil }
        let failed = try libxl.host.attach(spec, domid: LibxlHost.domid)
        #expect(
          failed.fault == .stoppedForTest(step: step) && failed.leftBehind == [],
          "\(failed.trouble ?? "")"
        )
        #expect(try libxl.text() == text, "step \(step)")
        #expect(try libxl.host.traces() == before, "step \(step)")
        #expect(try libxl.leftovers() == [])
      }
    }
  }

  /// A device that is there already keeps its entry.
  @Test func deviceThatExistsKeepsItsEntry() throws {
    let libxl = try LibxlHost()
    try libxl.host.attached("\(try libxl.host.image()),raw,xvda,w", domid: LibxlHost.domid)
    let text = try libxl.text()
    let refused = try libxl.host.attach("\(try libxl.host.image("b.img")),raw,xvda,w", domid: LibxlHost.domid)
    guard case .deviceExists = refused.fault else {
      Issue.record("found \(refused.trouble ?? "success")")
      return
    }
    #expect(try libxl.text() == text)
    try libxl.host.detached(domid: LibxlHost.domid)
  }

  /// What others have written since stays when an attach is taken back.
  @Test func othersWritingsStay() throws {
    let libxl = try LibxlHost()
    let image = try libxl.host.image()
    libxl.host.options.hooks.faultAfterStep = { [unowned libxl] step in
      guard step == 4 else { return nil }
      try? libxl.attachAnother()
      return .stoppedForTest(step: step)
    }
    let failed = try libxl.host.attach("\(image),raw,xvda,w", domid: LibxlHost.domid)
    #expect(failed.fault == .stoppedForTest(step: 4) && failed.leftBehind == [], "\(failed.trouble ?? "")")
    let text = String(decoding: try libxl.text(), as: UTF8.self)
    #expect(text.contains("xvdz") && !text.contains("xvda"), "\(text)")
    #expect(try libxl.listed() == ["xvdz"])
  }

  /// A document that is none stays, and so does one that others have locked; the device works all the same.
  @Test(arguments: ["{\"disks\":", "{\"disks\":{}}", "locked", "gone", "link"])
  func documentThatCannotBeChangedStays(_ case: String) throws {
    let libxl = try LibxlHost()
    libxl.host.options.times.lockSeconds = 0.2
    var lock: Int32 = -1
    defer { if lock >= 0 { close(lock) } }
    switch `case` {
    case "locked":
      let path = "/var/lib/xen/userdata-l.\(LibxlHost.domid).\(LibxlHost.uuid).domain-userdata-lock"
      lock = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
      try #require(lock >= 0 && flock(lock, LOCK_EX) == 0)
    case "gone": try FileManager.default.removeItem(atPath: LibxlHost.document)
    case "link":
      try FileManager.default.removeItem(atPath: LibxlHost.document)
      try FileManager.default.createSymbolicLink(
        atPath: LibxlHost.document,
        withDestinationPath: "/etc/hostname"
      )
    default: try libxl.write(`case`)
    }
    let text = try? libxl.text()
    let attached = try libxl.host.attached("\(try libxl.host.image()),raw,xvda,w", domid: LibxlHost.domid)
    let note = attached.done[0].note
    #expect((note == nil) == (`case` == "gone"), "\(note ?? "")")
    if let note {
      #expect(note.hasPrefix("'\(LibxlHost.document)' is unchanged, so the guest loses the device"))
    }
    #expect((try? libxl.text()) == text)
    try libxl.host.detached(domid: LibxlHost.domid)
    if lock >= 0 {
      unlink("/var/lib/xen/userdata-l.\(LibxlHost.domid).\(LibxlHost.uuid).domain-userdata-lock")
    }
    #expect(try libxl.leftovers() == [])
  }
}
