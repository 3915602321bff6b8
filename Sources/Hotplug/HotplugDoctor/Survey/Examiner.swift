import HostFiles
public import HotplugOutcome
public import HotplugPlan
import HotplugScript
import HotplugState
import HotplugSurvey
public import XenstoreHost
import XenstoreWire

/// Checks everything that the verdict about a device depends on, and changes nothing.
public struct Examiner {
  /// The store.
  public let client: StoreClient
  let store: StoreAddress
  /// The store as processes are given it; nil for the one of the host.
  private let storePath: [UInt8]?
  let survey: HostSurvey
  let runtime: RuntimeDirectory
  let processes: ProcessTable
  let locks: FileLocks
  let log: HotplugLog
  let scriptDirectories: [String]
  /// What was checked once for all devices.
  public let host: HostEvidence

  /// An examiner of the store at an address; `options` are those that commands of xlplug need to find it,
  /// `searchPath` is the caller's `PATH`.
  public init(
    _ client: StoreClient,
    at store: StoreAddress,
    isSimulated: Bool,
    options: [String],
    scriptDirectories: [String],
    searchPath: [UInt8]? = nil
  ) throws(EngineFault) {
    (self.client, self.store, self.scriptDirectories) = (client, store, scriptDirectories)
    survey = HostSurvey(client)
    storePath = RuntimeDirectory.isHosts(store) ? nil : Array(store.path.utf8)
    runtime = RuntimeDirectory(lookingAt: store)
    processes = ProcessTable()
    locks = FileLocks()
    log = HotplugLog()
    var host = HostEvidence()
    host.ownDomid = try survey.ownDomid()
    (host.isSimulated, host.options) = (isSimulated, options)
    host.daemons = processes.daemons
    host.udevRules = KernelParts.udevRules()
    host.modules = KernelParts.all()
    host.unseen = Self.unseen()
    // Only root's scripts are run.
    if KernelParts.isRoot { host.pathLeftOut = ScriptTrust.leftOut(of: searchPath) }
    self.host = host
  }

  /// What this caller cannot see, in words.
  private static func unseen() -> [String] {
    if KernelParts.isRoot { return [] }
    return [
      "running scripts, locks and their holders, journals, files of loop devices: only root can read them"
    ]
  }

  /// What is seen of the devices of a guest, or of all.
  public func examine(_ domid: UInt16? = nil) throws(EngineFault) -> Examination {
    var devices: [DeviceEvidence] = []
    for address in try DeviceNames(client: client).all(of: domid) { devices.append(try examine(address)) }
    return Examination(host: host, devices: devices)
  }

  /// What is seen of one device.
  public func examine(_ address: DeviceAddress) throws(EngineFault) -> DeviceEvidence {
    var evidence = DeviceEvidence(address)
    evidence.isServedHere = address.backendDomid == host.ownDomid
    evidence.guest.isAlive = try isAlive(address.domid)
    evidence.isServerAlive = evidence.isServedHere ? true : try isAlive(address.backendDomid)
    if !evidence.isServedHere { evidence.daemon = daemon(of: address.backendDomid) }
    let keys = try DeviceKeys(address, client)
    evidence.hasRecord = keys.hasRecord
    evidence.name = keys[address.kind == .vbd ? "dev" : "mac"] ?? []
    evidence.keys = keys.values
    evidence.backend = keys.backend
    evidence.frontend = keys.frontend
    if evidence.isServedHere && !host.isSimulated {
      evidence.driver = KernelParts.presence(of: address.backend)
      if address.backend == .qdisk { evidence.guest.qemu = try qemu(of: address.domid) }
    }
    evidence.script = script(of: address, keys, isServedHere: evidence.isServedHere)
    if evidence.isServedHere {
      switch address.kind {
      case .vbd: evidence.disk = try disk(address, keys)
      case .vif: evidence.nic = nic(address, keys)
      }
      evidence.log = log.lines(about: address, keys)
    }
    evidence.lockHolder = locks.holders(of: runtime.lock(of: address), in: processes).first
    let subject = try survey.journalSubject(of: address, in: runtime)
    evidence.hasJournal = subject != nil && subject != .another
    evidence.userdataHolder = userdataHolder(of: address.domid)
    return evidence
  }

  /// The daemon of another domain; Xen's where the key of xlplug's is missing or cannot be read.
  private func daemon(of domid: UInt16) -> ScriptDaemon {
    (try? survey.value(DeviceAddress.daemonPath(domid))) == nil ? .xl : .xlplug
  }

  private func isAlive(_ domid: UInt16) throws(EngineFault) -> Bool {
    do { return try GuestLife(client).isAlive(domid) } catch { throw .store(error) }
  }

  /// Who holds libxl's lock of a guest's configuration (libxl_internal.c, libxl__lock_domain_userdata).
  ///
  /// Another guest may have had the number before, or has it in another store.
  private func userdataHolder(of domid: UInt16) -> ProcessSighting? {
    let uuid = (try? survey.record(of: domid))?.uuid
    let prefix = "userdata-l.\(domid)." + (uuid.map { "\($0)." } ?? "")
    for name in entries(of: "/var/lib/xen") where name.hasPrefix(prefix) {
      if let holder = locks.holders(of: "/var/lib/xen/\(name)", in: processes).first { return holder }
    }
    return nil
  }

  /// Whether the QEMU of a guest runs: one of its disks, or the one that libxl noted.
  private func qemu(of domid: UInt16) throws(EngineFault) -> Presence {
    let isThere = processes.entries.contains {
      QEMUProcess.guest(of: RunningProcess(pid: $0.pid), $0.words, storePath: storePath) == domid
    }
    if isThere { return .present }
    let path = DeviceAddress.home(domid).appending("image/device-model-pid")
    guard let value = try survey.value(path) else { return .absent }
    guard let pid = Int32(value) else { return .unknown }
    return fileStatus(Array("/proc/\(pid)".utf8)) == nil ? .absent : .present
  }

  /// Whether xlplug would run a script, and what has to be allowed before it does.
  private func judge(_ script: inout ScriptEvidence) {
    func problem(_ directories: [String]) -> ScriptFault? {
      do {
        try ScriptTrust.check(script.path, allowedDirectories: directories)
        return nil
      } catch {
        return error
      }
    }
    guard let found = problem(scriptDirectories) else { return }
    let directory = directoryOfPath(script.path)
    // A file that everything but its place speaks for was put there by root, and run by root.
    if script.path.hasPrefix("/"), !directory.isEmpty, problem(scriptDirectories + [directory]) == nil {
      script.directoryToAllow = directory
    } else {
      script.problem = "\(found)"
    }
  }

  private func script(of address: DeviceAddress, _ keys: DeviceKeys, isServedHere: Bool) -> ScriptEvidence? {
    guard address.backend != .qdisk, let path = keys["script"] else { return nil }
    var script = ScriptEvidence(path: String(decoding: path, as: UTF8.self))
    if !isServedHere { return script }
    script.isMissing = fileStatus(path) == nil
    judge(&script)
    let found = processes.given("XENBUS_PATH", address.backendPathInHome, storePath: storePath)
    let pids = Set(found.map(\.pid))
    // Its children were given the same: the script is the one whose parent was not.
    script.running = found.first { !pids.contains($0.parent) }.map { processes.sighting($0) }
    if script.running != nil { script.awaitedLock = locks.awaited(by: pids, in: processes) }
    return script
  }
}
