import DiskImages
public import HotplugOutcome
public import HotplugPlan
import HotplugScript
import HotplugState
import HotplugSurvey
public import XenstoreHost
import XenstoreWire

/// Finds what has no living owner; changes nothing.
///
/// Devices of guests that are gone, and, where it is asked for, devices of living guests that a failed attach
/// left incomplete and that no process is changing.
public struct GarbageSearch {
  private let examiner: Examiner
  private let times: PlanTimes
  /// How long a backend without a guest is given to close, in seconds: there is no process to wait for.
  static let closedSeconds = 2.0

  /// A search with what an examiner sees.
  public init(_ examiner: Examiner, times: PlanTimes = PlanTimes()) {
    (self.examiner, self.times) = (examiner, times)
  }

  /// Everything that has no living owner; `includingFailed` also what failed attaches left of living guests.
  public func all(includingFailed: Bool) throws(EngineFault) -> [Garbage] {
    var found: [Garbage] = []
    let users = LoopUsers(examiner.client, ownDomid: examiner.host.ownDomid, examiner.processes)
    let named = try users.devicesByLoop()
    var lost: [(DeviceAddress, ImageIdentity)] = []
    for address in try addresses() {
      let evidence = try examiner.examine(address)
      guard let owner = owner(of: evidence, includingFailed: includingFailed) else { continue }
      found.append(try device(evidence, owner, users))
      // Without a backend's directory no key is left that could name what the script made.
      if owner == .dead || evidence.backend == nil, evidence.isServedHere, let disk = evidence.disk,
        disk.kind == .file,
        let identity = ImageIdentity(path: disk.target)
      {
        lost.append((address, identity))
      }
    }
    found += strayLoops(lost, named, users)
    if !RuntimeDirectory.isHosts(examiner.store) { return found + files() }
    return found + files() + Self.abandonedFiles(for: examiner.store)
  }

  /// Every device with a trace in the store, or with a journal.
  private func addresses() throws(EngineFault) -> [DeviceAddress] {
    let stored = try DeviceNames(client: examiner.client).all(of: nil)
    let journals = examiner.runtime.files.filter { $0.hasSuffix(".journal") }.compactMap {
      DeviceAddress(runtimeFile: $0)
    }
    let missing = journals.filter { journal in
      !stored.contains { ($0.kind, $0.domid, $0.devid) == (journal.kind, journal.domid, journal.devid) }
    }
    return stored + missing
  }

  /// Whose garbage a device is; nil if it is not garbage, or may not be reported.
  private func owner(of evidence: DeviceEvidence, includingFailed: Bool) -> GarbageDevice.Owner? {
    if !evidence.guest.isAlive { return .dead }
    guard includingFailed, !evidence.isOnline, evidence.lockHolder == nil, evidence.script?.running == nil,
      evidence.userdataHolder == nil
    else { return nil }
    // No process serves what has no backend, whatever the guest says.
    if evidence.backend == nil { return .failedAttach }
    if evidence.frontend?.state == .connected || evidence.frontend?.state == .initialised { return nil }
    if evidence.isAttachUnfinished || !evidence.hasRecord || evidence.frontend == nil { return .failedAttach }
    let status = evidence.backend?.hotplugStatus
    let isFailed =
      evidence.backend?.hotplugError != nil || status == Array("error".utf8) || status == Array("busy".utf8)
    return isFailed && evidence.backend?.state == .initWait ? .failedAttach : nil
  }

  private func device(_ evidence: DeviceEvidence, _ owner: GarbageDevice.Owner, _ users: LoopUsers)
    throws(EngineFault) -> Garbage
  {
    var attached = try examiner.survey.attached(evidence.address)
    if evidence.hasJournal, attached.scriptPath == nil,
      let journal = Journal(of: evidence.address, in: examiner.runtime), !journal.script.isEmpty
    {
      attached.scriptPath = String(decoding: journal.script, as: UTF8.self)
    }
    var times = times
    if owner == .dead { times.closedSeconds = Self.closedSeconds }
    var plan = Plan(detaching: attached, ownDomid: examiner.host.ownDomid, times: times)
    // A script that was never run has nothing to remove, and one without its keys cannot know what.
    if !wasRun(evidence) { plan.steps.removeAll(where: \.runsScript) }
    let reason =
      switch owner {
      case .dead: "domain \(evidence.address.domid) no longer exists"
      case .failedAttach:
        evidence.hasJournal
          ? "xlplug was killed during its attach" : "a failed attach left it incomplete"
      }
    var obstacle = evidence.lockHolder.map { "process \($0.pid) is working on it" }
    if obstacle == nil, evidence.isServedHere, let path = evidence.disk?.loop?.path,
      let loop = LoopDevice(path: Array(path.utf8))
    {
      obstacle = users.obstacle(loop)
    }
    if obstacle == nil, plan.steps.contains(where: \.runsScript), let script = evidence.script {
      // Without its script, what the script made would stay with no process to know of it.
      obstacle = script.problem.map { "its script cannot be run: \($0)" }
      if let directory = script.directoryToAllow {
        obstacle = "its script is in \(directory); use --script-dir to allow this directory"
      }
    }
    return Garbage(.device(GarbageDevice(attached, owner, plan: plan)), reason, obstacle: obstacle)
  }

  /// Whether the script has left a trace of having run.
  private func wasRun(_ evidence: DeviceEvidence) -> Bool {
    guard let backend = evidence.backend else { return false }
    return evidence.hasJournal || backend.hotplugStatus != nil || backend.hotplugError != nil
      || evidence.disk?.loop != nil || evidence.disk?.hasPhysicalDevice == true
  }

  /// Loop devices with the image of such a disk that no key of any device names: the script was killed before
  /// it wrote its key, or the key is gone.
  private func strayLoops(
    _ lost: [(DeviceAddress, ImageIdentity)],
    _ named: Set<LoopDevice>,
    _ users: LoopUsers
  ) -> [Garbage] {
    if lost.isEmpty { return [] }
    return LoopAttachment.all().sorted { $0.loop.number < $1.loop.number }.compactMap { attachment in
      guard !named.contains(attachment.loop),
        let owner = lost.first(where: { $0.1.things.contains(attachment.file) })
      else { return nil }
      return Garbage(
        .loop(number: attachment.loop.number, image: users.image(attachment.loop), identity: attachment.file),
        "\(owner.0) had this image, and no device uses it",
        obstacle: users.obstacle(attachment.loop)
      )
    }
  }

  /// Locks and journals of stores that no process serves any more: no device can be found by them.
  ///
  /// Those of all such stores for the host's own, whether it answers or not; else those of the named store.
  public static func abandonedFiles(for store: StoreAddress) -> [Garbage] {
    let (isHosts, locks) = (RuntimeDirectory.isHosts(store), FileLocks())
    return RuntimeDirectory.abandonedFiles.compactMap { file in
      guard isHosts || file.socket == store.path, let dot = file.path.lastIndex(of: "."),
        ["lock", "journal"].contains(file.path[dot...].dropFirst()),
        !locks.isHeld(file.path[..<dot] + ".lock")
      else { return nil }
      return Garbage(.file(file.path), "the store '\(file.socket)' no longer exists")
    }
  }

  /// Locks that no process holds; one whose file is there and free was held by a process that was killed.
  private func files() -> [Garbage] {
    examiner.runtime.files.sorted().compactMap { name in
      let path = examiner.runtime.file(name)
      guard name.hasSuffix(".lock"), !examiner.locks.isHeld(path) else { return nil }
      return Garbage(.file(path), "no process holds this lock")
    }
  }
}
