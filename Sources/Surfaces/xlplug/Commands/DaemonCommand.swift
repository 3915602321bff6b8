import ArgumentParser
import Glibc
import HostFiles
import HotplugEngine
import HotplugOutcome
import HotplugPlan
import HotplugService
import HotplugSurvey
import XLProject
import XLText
import XenstoreHost
import XenstoreWire

/// `xlplug devd`: serves the devices of a driver domain.
struct DaemonCommand: PagedCommand {
  static let page = CommandPage(
    name: "devd",
    purpose: "Serve the devices of a driver domain.",
    description: [
      """
      Runs in the driver domain, instead of 'xl devd': watches the backends of the domain, runs their \
      hotplug scripts, starts QEMU for disks that need it, and reports each result to the toolstack. \
      Devices that were connected before it started are adopted. It stays in the foreground; SIGTERM ends \
      it when the running scripts have ended, a second SIGTERM interrupts them.
      """
    ],
    examples: [
      "xlplug devd",
      "systemctl enable --now xlplug-devd",
      "xlplug devd --metrics /var/lib/prometheus/node-exporter/xlplug.prom",
    ],
    environment: CommandPage.storeEnvironment + [
      .init("NOTIFY_SOCKET", "The socket of the service manager, for sd_notify(3)."),
      .init("JOURNAL_STREAM", "Whether standard error is the journal of systemd."),
    ],
    files: [
      .init("/etc/xen/scripts", "The hotplug scripts."),
      .init("/run/xlplug", "Locks and journals of devices."),
    ],
  )

  @Option(
    name: .customLong("max-parallel"),
    help: ArgumentHelp("Work on at most this number of devices at the same time.", valueName: "number")
  )
  var parallelCount = DeviceService.parallelCountDefault

  @OptionGroup var scriptTime: ScriptTimeOption

  @Option(
    name: .customLong("qemu"),
    help: ArgumentHelp(
      "The QEMU to start for disks with backendtype=qdisk, one for each guest; the default is the installed "
        + "QEMU for Xen.",
      valueName: "program"
    ),
    completion: .file()
  )
  var qemu: String?

  @OptionGroup(title: "Scripts") var scripts: ScriptOptions
  @OptionGroup(title: "Store") var store: StorePathOptions

  @Option(
    name: .customLong("log-format"),
    help: ArgumentHelp(
      "The format of the log: text or json on standard error, or journal; auto is journal under systemd, "
        + "else text.",
      valueName: "format"
    )
  )
  var logFormat = ServiceLog.auto

  @Option(
    name: .customLong("metrics"),
    help: ArgumentHelp(
      "Write metrics to this file, for the textfile collector of Prometheus' node exporter.",
      valueName: "file"
    ),
    completion: .file()
  )
  var metricsFile: ArgumentBytes?

  func validate() throws {
    if !(1...Workers.threadsMax).contains(parallelCount) {
      throw ValidationError("--max-parallel requires a number from 1 to \(Workers.threadsMax)")
    }
    if let qemu, !qemu.hasPrefix("/") || !QEMUCommand.isName(String(qemu.split(separator: "/").last ?? "")) {
      throw ValidationError("--qemu requires an absolute path of a program whose name contains 'qemu'")
    }
  }

  func run() throws {
    let output = OutputSettings()
    try DeviceSession.requireRoot("devd", output)
    do {
      let place = try StorePlace(StoreSettings(path: store.path))
      try refuseOthers(place, output)
      try serve(place)
    } catch let fault as StoreFault {
      guard case .unreachable = fault else { throw DeviceSession.end(EngineFault.store(fault), output) }
      // The usual advice is an option that a daemon does not have.
      let help = "check that this is a Xen domain and /dev/xen/xenbus exists, or use --store"
      throw DeviceSession.end("\(EngineFault.store(fault))", help: help, output)
    } catch let fault as EngineFault {
      throw DeviceSession.end(fault, output)
    }
  }

  /// Ends the command where another program serves the domain.
  private func refuseOthers(_ place: StorePlace, _ output: OutputSettings) throws {
    if place.ownDomid == 0 {
      throw DeviceSession.end(
        "this is domain 0, whose devices the toolstack serves itself",
        help: "run 'xlplug devd' in the driver domain",
        output
      )
    }
    // One of ours has a lock, which is asked for later.
    if let other = RunningProcess.all.first(where: { $0.scriptDaemon == .xl }) {
      let help = "stop it first; devices that it has connected are adopted"
      let words = "'\(ScriptDaemon.xl.command)' serves this domain (process \(other.pid))"
      throw DeviceSession.end(words, help: help, output)
    }
  }

  private func serve(_ place: StorePlace) throws {
    var settings = DeviceSettings(try GeneralSettings.forDevices())
    settings.scriptDirectories += scripts.directories
    settings.qemu = qemu
    if let scriptTimeout = scriptTime.given { settings.times.scriptSeconds = scriptTimeout.seconds }
    let second = SecondSignal()
    let stop = Interruption.descriptor { if $0 == 2 { second.raise() } }
    let source = EngineSource(
      kind: .native,
      address: place.address,
      isStoreNamed: place.isNamed,
      ownDomid: place.ownDomid,
      settings: settings,
      interruptDescriptor: second.descriptor
    )
    let watcher = ServiceWatcher(log: logFormat.resolved, metricsFile: metricsFile?.bytes)
    let service = try DeviceService(
      place.address,
      domid: place.ownDomid,
      storePath: source.scriptEnvironment["XENSTORED_PATH"],
      times: settings.times,
      parallelCount: parallelCount,
      observer: { watcher.take($0) },
      engine: { () throws(EngineFault) in try source.nativeEngine() }
    )
    defer { watcher.end() }
    try service.run(until: stop ?? -1)
  }
}

/// A descriptor that becomes readable at the second signal: the first one only ends the service when its
/// work is done.
private final class SecondSignal: Sendable {
  private let ends = pipeEnds()

  var descriptor: Int32? { ends?.read }

  func raise() { if let ends { close(ends.write) } }
}
