import ArgumentParser
import FoundationEssentials
import HotplugEngine
import HotplugOutcome
import HotplugPlan
import HotplugSurvey
import XLModel
import XenstoreWire

/// `xlplug demo`: the whole path on a machine without Xen, with a real image, a real loop device and the real
/// script.
struct DemoCommand: PagedCommand {
  static let page = CommandPage(
    name: "demo",
    purpose: "Attach and detach a disk without Xen, with a simulated guest.",
    description: [
      """
      The image, the loop device, the script /etc/xen/scripts/block and the store are real. The \
      backend of the kernel and the guest are simulated.
      """
    ],
    examples: [
      "sudo xlplug demo"
    ],
  )

  /// The size of the image, in bytes.
  static let imageByteCount = 16 << 20

  @OptionGroup(title: "Output") var output: OutputOptions

  func run() throws {
    let engine = EngineSettings(store: StoreSettings(isEmbedded: true))
    let session = try DeviceSession("demo", engine, DeviceSettings(), output.settings)
    guard FileManager.default.isExecutableFile(atPath: "/etc/xen/scripts/block") else {
      Output.complain(
        """
        error: there is no '/etc/xen/scripts/block'; expected Xen's hotplug scripts
          help: on Debian, 'apt-get install xen-utils-common'; 'scripts/demo' does it
        """
      )
      throw Exit.environmentError.code
    }
    let directory = try makeImage()
    defer { try? FileManager.default.removeItem(at: directory) }
    let spec = "\(directory.path)/disk.img,raw,xvda,w"
    do { try tour(spec, session) } catch let fault as StoreFault {
      throw DeviceSession.end(EngineFault.store(fault), session.output)
    }
  }

  private func tour(_ spec: String, _ session: DeviceSession) throws {
    let engine = try session.engine()
    show("the store before", try listing(engine), session)
    guard let word = ArgumentBytes(argument: spec) else { return }
    let texts = DeviceText.all([word], isNic: false, xen: .newest)
    say("$ xlplug attach 7 \(spec)", session)
    try DeviceSession.report(texts, session.output, xen: .newest)
    guard let plan = try session.plans(texts, "7").first?.plan else { return }
    try session.carryOut(plan, with: engine)
    show("the store while the disk is online", try listing(engine), session)
    say("$ xlplug detach 7 xvda", session)
    let attached: AttachedDevice
    do { attached = try HostSurvey(engine.client).attached(plan.address) } catch {
      throw DeviceSession.end(error, session.output)
    }
    try session.carryOut(Plan(detaching: attached), with: engine)
    show("the store afterwards", try listing(engine), session)
    say("all steps were real; only the kernel's backend and the guest were simulated", session)
  }

  private func makeImage() throws -> URL {
    let directory = URL(fileURLWithPath: "/tmp/xlplug-demo-\(UUID().uuidString.prefix(8))")
    try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: false)
    let image = directory.appendingPathComponent("disk.img")
    var bytes = Data("xlplug was here\n".utf8)
    bytes.count = Self.imageByteCount  // the rest is zeros
    try bytes.write(to: image)
    return directory
  }

  private func listing(_ engine: any Engine) throws(StoreFault) -> [String] {
    let lister = StoreListing(client: engine.client)
    var lines: [String] = []
    for name in ["/local/domain", "/libxl"] {
      guard let path = StorePath(name) else { continue }
      let found = try lister.lines(below: path, indent: 1)
      lines += ["\(name)" + (found.isEmpty ? "  (nothing)" : "")] + found
    }
    return lines
  }

  private func show(_ title: String, _ lines: [String], _ session: DeviceSession) {
    if output.json { return }
    session.screen.writeLine("\n" + session.screen.bold("── \(title)"))
    for line in lines { session.screen.writeLine("  \(line)") }
    session.screen.writeLine("")
  }

  private func say(_ line: String, _ session: DeviceSession) {
    if !output.json { session.screen.writeLine(session.screen.faint(line)) }
  }
}
