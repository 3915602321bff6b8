import ArgumentParser
import HotplugFleet
import HotplugPlan
import HotplugSurvey
import XLCheck
import XLFormat
import XLManifest
import XLModel
import XLProject
import XLText

/// The option that names files to keep in step with the devices of their guests.
struct ConfigRecordOptions: ParsableArguments {
  @Option(
    name: .customLong("record"),
    help: ArgumentHelp(
      "Also change the device lists of this xl.cfg, so that the guest has the same devices after a restart.",
      valueName: "file"
    ),
    completion: .file()
  )
  var files: [ArgumentBytes] = []

  /// The files, read and checked before anything is changed; ends the command where one has errors.
  func records(_ session: DeviceSession) throws -> [ConfigRecord] {
    try files.map { try ConfigRecord($0, session) }
  }
}

/// A configuration whose device lists are kept in step with the devices of its guest.
struct ConfigRecord {
  private let path: [UInt8]
  /// The guest's number.
  private let domid: UInt16
  private let session: DeviceSession

  /// Checks that a file describes a guest that runs, so that nothing is attached that cannot be recorded.
  init(_ argument: ArgumentBytes, _ session: DeviceSession) throws {
    (path, self.session) = (argument.bytes, session)
    let shown = VisibleText(path).shown
    if ManifestFile.isYAML(FilePath.name(path)) {
      throw DeviceSession.end(
        "--record requires an xl.cfg, found the manifest '\(shown)'",
        help: nil,
        session.output
      )
    }
    let file = try DesiredFile(argument, session.settings, session.output)
    do { domid = try file.guests[0].domid(in: HostSurvey(session.place.client)) } catch {
      throw DeviceSession.end(error, session.output)
    }
  }

  /// Writes what became of devices into the file; those of other guests are left out.
  ///
  /// Ends the command where the file cannot be changed, which says that the devices were.
  func update(_ devices: [DeviceAddress]) throws {
    let numbers = Set(devices.filter { $0.domid == domid }.map { [Int($0.devid), $0.kind == .vbd ? 0 : 1] })
    if numbers.isEmpty { return }
    do {
      let contents = try FileContents.read(path)
      let options = CheckOptions(xen: session.settings.xen)
      let file = CheckedConfig(contents.text, options: options)
      guard let guest = DesiredGuest(file) else { throw LintFault.unwritable(path, "it names no guest") }
      let entries = try GuestPlan(guest, domid, session).entries.filter { entry in
        let address = entry.change.address
        return numbers.contains([Int(address.devid), address.kind == .vbd ? 0 : 1])
      }
      let edited = try edited(file, entries)
      if edited == contents.text { return }
      try FileReplacement.replace(path, readAs: contents.status, by: edited.bytes)
      if session.tellsSteps { session.screen.writeLine("recorded in '\(VisibleText(path).shown)'") }
    } catch {
      throw DeviceSession.end(
        "the devices were changed, but not recorded: \(error)",
        help: "change the file by hand; 'xlplug diff' prints what differs",
        session.output
      )
    }
  }

  /// The file with the devices as the guest has them now.
  private func edited(_ file: CheckedConfig, _ entries: [GuestPlan.Entry]) throws -> SourceText {
    let ranges = file.devices.disks.map(\.range) + file.devices.nics.map(\.range)
    var texts: [[UInt8]?] = (file.devices.disks.map(\.text.bytes) + file.devices.nics.map(\.text.bytes))
    var added: [(key: String, text: [UInt8])] = []
    var edited = EditedConfig(file.syntax)
    // From the end, so that the places before stay what they are.
    for entry in entries.sorted(by: { Self.start($0, ranges) > Self.start($1, ranges) }) {
      switch (entry.change, entry.place) {
      case (.keep, _): break
      case (.attach, let place?):
        edited.remove(at: ranges[place])
        texts[place] = nil
      case (.replace(let observed, _, _), let place?), (.adjust(let observed, _, _), let place?):
        let text = try text(observed)
        edited.replace(at: ranges[place], by: text)
        texts[place] = text
      case (.detach(let observed), _):
        added.append((observed.address.kind == .vbd ? "disk" : "vif", try text(observed)))
      case (.attach, nil), (.replace, nil), (.adjust, nil):
        preconditionFailure("a device of the file without a string")
      }
    }
    for (key, text) in added { edited.append(text, to: key) }
    let count = file.devices.disks.count
    let disks = texts[..<count].compactMap(\.self) + added.filter { $0.key == "disk" }.map(\.text)
    let nics = texts[count...].compactMap(\.self) + added.filter { $0.key == "vif" }.map(\.text)
    let after = CheckedConfig(edited.text, options: CheckOptions(xen: session.settings.xen)).devices
    guard after.disks.map(\.text.bytes) == disks, after.nics.map(\.text.bytes) == nics else {
      throw LintFault.unwritable(path, "its device lists are not plain lists of strings")
    }
    return edited.text
  }

  /// Where the string of an entry is; before all where it has none.
  private static func start(_ entry: GuestPlan.Entry, _ ranges: [ByteRange]) -> Int {
    entry.place.map { ranges[$0].start } ?? -1
  }

  /// A device as a string of a file.
  private func text(_ device: ObservedDevice) throws -> [UInt8] {
    guard let text = device.request?.specification(ownDomid: session.place.ownDomid) else {
      throw LintFault.unwritable(path, "\(device.address) cannot be described by a string")
    }
    return text
  }
}
