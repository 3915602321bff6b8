import HotplugDoctor
import HotplugPlan
import Testing
import XLRules
import XLText

/// The verdict as a function of the evidence: what counts before what, and what strangers wrote.
@Suite struct DiagnosisTests {
  private func verdict(
    _ evidence: DeviceEvidence,
    on host: HostEvidence = HostEvidence(),
    _ change: (inout DeviceEvidence) -> Void = { _ in },
  ) -> Verdict {
    var evidence = evidence
    change(&evidence)
    return Diagnosis(evidence, on: host).verdict
  }

  /// The attach that must follow a detach, as the device is recorded.
  @Test func theAttachThatFollows() throws {
    func then(_ code: DiagnosticCode, _ keys: [String: String]) throws -> String? {
      var evidence = try #require(Samples.all[code])
      evidence.keys.merge(keys.mapValues { Array($0.utf8) }) { $1 }
      return verdict(evidence).finding?.then?.text
    }
    let (attach, usual) = ("xlplug attach 7 ", "mac=00:16:3e:00:00:01,bridge=xenbr0")
    let cdrom = ["device-type": "cdrom", "mode": "r"]
    #expect(try then(GuestClosed.code, cdrom) == "\(attach)/srv/web.img,raw,xvda,r,devtype=cdrom")
    let comma = "\(attach)format=raw,vdev=xvda,access=w,target=/srv/a,b.img"
    #expect(try then(GuestClosed.code, ["params": "/srv/a,b.img"]) == comma)
    let qcow2 = ["params": "qcow2:/srv/a.qcow2"]
    #expect(try then(QemuMissing.code, qcow2) == "\(attach)/srv/a.qcow2,qcow2,xvda,w")
    let routed = [
      "ip": "10.0.0.1", "rate": "62500,50000", "type": "vif_ioemu", "script": "/etc/xen/scripts/vif-route",
    ]
    #expect(
      try then(InterfaceMissing.code, routed) == "\(attach)vif:\(usual),ip=10.0.0.1,rate=1250000B/s@50000us,"
        + "type=ioemu,script=/etc/xen/scripts/vif-route"
    )
    #expect(try then(GuestClosed.code, ["script": "/srv/a,b"]) == nil, "it would be cut at the comma")
    #expect(try then(HalfDetached.code, [:]) == nil, "nobody wants it back")
  }

  @Test func healthyDevicesHaveOneLine() {
    #expect(verdict(Samples.disk).lines == ["xvda of domain 7 (51712): online"])
    #expect(verdict(Samples.nic).lines == ["vif0 of domain 7 (00:16:3e:00:00:01): online"])
    #expect(verdict(Samples.disk).isHealthy)
  }

  @Test func outerCausesCountBeforeInnerOnes() throws {
    var evidence = try #require(Samples.all[ScriptFailed.code])
    evidence.disk?.kind = .missing
    #expect(verdict(evidence).finding?.code == ImageMissing.code, "the image explains the script")
    evidence.backend?.isOnline = false
    #expect(verdict(evidence).finding?.code == HalfDetached.code)
    evidence.script?.running = Samples.process(5, "block remove", 1)
    #expect(verdict(evidence).finding?.code == ScriptRunning.code, "a detach that goes on is no half one")
    evidence.frontend = nil
    #expect(verdict(evidence).finding?.code == FrontendMissing.code)
    evidence.hasJournal = true
    #expect(verdict(evidence).finding?.code == KilledAttach.code)
    evidence.guest.isAlive = false
    #expect(verdict(evidence).finding?.code == GuestGone.code)
    evidence.lockHolder = Samples.process(6, "xlplug gc", 1)
    #expect(verdict(evidence).finding?.code == DeviceBusy.code)
  }

  /// Only the script knows what its target means: that another guest has the same one is no fault.
  @Test func aTargetThatTwoGuestsGiveAScript() throws {
    var evidence = try #require(Samples.all[ImageInUse.code])
    #expect(verdict(evidence).finding?.code == ImageInUse.code)
    evidence.disk?.isTargetOpaque = true
    #expect(verdict(evidence).finding?.code != ImageInUse.code)
    #expect(verdict(evidence).facts.contains { $0.contains("the script decides") })
  }

  @Test func aRemoveScriptThatFailedIsNamed() throws {
    var evidence = try #require(Samples.all[HalfDetached.code])
    evidence.backend?.hasFailedRemoval = true
    evidence.frontend = nil
    let finding = try #require(verdict(evidence).finding)
    #expect(
      finding.code == HalfDetached.code
        && finding.cause.contains(
          "the remove script of a "
            + "detach failed"
        )
    )
    #expect(finding.advice?.contains("--force") ?? false)
  }

  /// A journal is no reason to take a disk away from a guest.
  @Test func journalOfADeviceInUseIsNoFinding() {
    #expect(verdict(Samples.disk) { $0.hasJournal = true }.isHealthy)
    let waiting = verdict(Samples.readyDisk) { $0.hasJournal = true }
    #expect(waiting.finding?.code == KilledAttach.code)
    let connected = verdict(Samples.readyDisk) { evidence in
      evidence.hasJournal = true
      evidence.backend?.state = .connected
    }
    #expect(connected.finding?.code != KilledAttach.code)
  }

  @Test func onlineDevicesGetWarningsOnly() {
    for (code, evidence) in Samples.all where evidence.isOnline {
      let found = verdict(evidence)
      #expect(found.isOnline && found.lines[0].contains(": warning["), "\(code)")
    }
    #expect(Samples.all.values.count { $0.isOnline } == 6)
  }

  @Test func wordsOfStrangersAreShownAndCut() {
    let esc = Array("\u{1B}]0;title\u{7}'; rm -rf /".utf8) + [0xFF]
    let found = verdict(Samples.readyDisk) { evidence in
      evidence.name = esc
      evidence.frontend?.error = esc + Array(repeating: 0x41, count: 5000)
      evidence.log = [esc + Array(repeating: 0x42, count: 5000)]
    }
    let text = found.lines.joined(separator: "\n")
    #expect(!text.unicodeScalars.contains { $0.value < 32 && $0 != "\n" })
    #expect(text.utf8.count < 1500, "\(text.utf8.count)")
    #expect(found.finding?.code == GuestRefused.code)
    #expect(found.finding?.next.text == "xlplug detach 7 xvda", "nothing of a guest's words is in a command")
  }

  @Test func pathsInCommandsAreQuoted() throws {
    let evidence = try #require(Samples.all[ImageDeleted.code])
    func next(_ path: [UInt8]) -> String? { verdict(evidence) { $0.disk?.target = path }.finding?.next.text }
    #expect(next(Array("/srv/a b.img".utf8)) == "cp --sparse=always /dev/loop3 '/srv/a b.img'")
    #expect(next(Array("/srv/$(id)".utf8)) == "cp --sparse=always /dev/loop3 '/srv/$(id)'")
    #expect(next(Array("/srv/it's".utf8)) == #"cp --sparse=always /dev/loop3 $'/srv/it\'s'"#)
    #expect(next(Array("/srv/".utf8) + [0x1B, 0xFF]) == #"cp --sparse=always /dev/loop3 $'/srv/\x1b\xff'"#)
  }

  @Test func commandsFindTheStoreAndTheScript() throws {
    var host = HostEvidence()
    host.options = ["--store", "/run/test store"]
    var evidence = try #require(Samples.all[ScriptFailed.code])
    evidence.script?.directoryToAllow = "/opt/scripts"
    #expect(
      verdict(evidence, on: host).finding?.next.text
        == "xlplug detach 7 xvda --store '/run/test store' --script-dir /opt/scripts"
    )
  }

  @Test func whoWouldRunTheScript() {
    var host = HostEvidence()
    var disk = Samples.disk
    #expect(host.runner(of: disk) == "the attaching command (xl or xlplug)")
    host.udevRules = ["/etc/udev/rules.d/xen-backend.rules"]
    #expect(host.runner(of: disk).contains("again by udev"))
    host.ownDomid = 3
    #expect(host.runner(of: disk) == "'xl devd' in domain 0")
    disk.daemon = .xlplug
    #expect(host.runner(of: disk) == "'xlplug devd' in domain 0")
    disk.address.backendDomid = 3
    #expect(host.runner(of: disk) == "no process: neither 'xlplug devd' nor 'xl devd' runs in this domain")
    host.daemons = [.xl: [Samples.process(77, "xl devd", 100)]]
    #expect(host.runner(of: disk) == "'xl devd', process 77")
    host.daemons[.xlplug] = [Samples.process(78, "xlplug devd", 100)]
    #expect(host.runner(of: disk) == "'xlplug devd', process 78, and 'xl devd', process 77")
  }

  /// A domain in which xlplug's daemon serves says so; nothing is known of Xen's.
  @Test func whatToDoAboutASilentDomain() throws {
    var evidence = try #require(Samples.all[BackendDomainSilent.code])
    evidence.daemon = .xlplug
    let advice = verdict(evidence).finding?.advice
    #expect(advice == "read the log of 'xlplug devd' in that domain: journalctl -u xlplug-devd")
  }

  @Test func processesThatHearNoTerminationAreKilled() throws {
    var evidence = try #require(Samples.all[ScriptRunning.code])
    evidence.script?.running?.hearsTermination = false
    #expect(verdict(evidence).finding?.next.text == "kill -9 812")
    evidence.script?.running?.seconds = 3
    #expect(verdict(evidence).finding?.next.text == "xlplug doctor 7 xvda", "it is given its time")
    evidence.script?.running?.isOrphan = true
    #expect(verdict(evidence).finding?.next.text == "kill -9 812", "nobody waits for it")
  }
}
