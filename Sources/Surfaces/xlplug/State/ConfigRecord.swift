import ArgumentParser
import HotplugFleet
import HotplugPlan
import HotplugSurvey
import XLCheck
import XLFormat
import XLModel
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
///
/// It is read once, before the command changes anything: a file that another process changes meanwhile stays.
struct ConfigRecord {
  /// A device of the guest.
  private struct Slot: Hashable {
    let kind: DeviceAddress.Kind
    let devid: Int32

    init(_ address: DeviceAddress) { (kind, devid) = (address.kind, address.devid) }
  }

  private let path: [UInt8]
  private let session: DeviceSession
  private let contents: FileContents
  private let file: CheckedConfig
  private let guest: DesiredGuest
  /// The guest's number.
  private let domid: UInt16
  /// The places of the strings, disks before interfaces, that describe devices.
  private let places: [Slot: Int]

  /// Reads a file; ends the command where it has errors, or its guest does not run, so that nothing is
  /// attached that cannot be recorded.
  init(_ argument: ArgumentBytes, _ session: DeviceSession) throws {
    let described = try DesiredFile(argument, session.settings, session.output)
    guard let file = described.config, let guest = described.guests.first else {
      throw DeviceSession.end("--record requires an xl.cfg, found a manifest", help: nil, session.output)
    }
    (path, self.session, contents) = (described.path, session, described.contents)
    (self.file, self.guest) = (file, guest)
    do {
      domid = try guest.domid(in: HostSurvey(session.place.client))
      let plan = try GuestPlan(guest, domid, session)
      if let fault = plan.faults.first { throw LintFault.unwritable(path, fault) }
      let known = plan.entries.compactMap { entry in entry.place.map { (Slot(entry.change.address), $0) } }
      places = Dictionary(known) { first, _ in first }
    } catch {
      throw DeviceSession.end("\(error)", help: nil, session.output)
    }
  }

  /// Writes into the file what became of devices, with the strings of those that were attached, and removes
  /// the interfaces that are gone with some MAC addresses; devices of other guests are left out.
  ///
  /// Ends the command where the file cannot be changed, which says that the devices were.
  func update(_ devices: [DeviceAddress], _ texts: [DeviceAddress: DeviceText] = [:], gone: [MACAddress] = [])
    throws
  {
    do {
      let edited = try edited(devices.filter { $0.domid == domid }, texts, gone)
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

  /// The strings of the file, and where each is.
  private var strings: [(text: [UInt8], range: ByteRange)] {
    file.devices.disks.map { ($0.text.bytes, $0.range) } + file.devices.nics.map { ($0.text.bytes, $0.range) }
  }

  /// The file with the devices as the guest has them now.
  private func edited(
    _ devices: [DeviceAddress],
    _ texts: [DeviceAddress: DeviceText],
    _ gone: [MACAddress]
  ) throws -> SourceText {
    let written = Dictionary(texts.map { (Slot($0.key), $0.value) }) { first, _ in first }
    let observed = try HostSurvey(session.place.client).observedDevices(of: domid)
    let now = Dictionary(observed.map { (Slot($0.address), $0) }) { first, _ in first }
    let kept = try GuestPlan(guest, domid, session).entries.filter(\.change.isKept).compactMap(\.place)
    // The strings as they are to be; nil for one that goes.
    var changed: [Int: [UInt8]?] = [:]
    var added: [(key: String, text: [UInt8])] = []
    for slot in Set(devices.map(Slot.init)) {
      switch (places[slot], now[slot]) {
      case (let place?, nil): changed[place] = .some(nil)
      case (let place?, let device?):
        if !kept.contains(place) { changed[place] = try text(device, written[slot]) }
      case (nil, let device?):
        added.append((slot.kind == .vbd ? "disk" : "vif", try text(device, written[slot])))
      case (nil, nil): break
      }
    }
    for (place, nic) in nicPlaces where gone.contains(where: { $0 == nic.spec.mac }) {
      changed[place] = .some(nil)
    }
    keepNumbers(&changed)
    return try apply(changed, added.sorted { $0.text.lexicographicallyPrecedes($1.text) })
  }

  /// The interfaces of the file with their places among the strings.
  private var nicPlaces: [(place: Int, nic: ConfigDevices.Nic)] {
    file.devices.nics.enumerated().map { (file.devices.disks.count + $0, $1) }
  }

  /// Writes `devid=` into interfaces after one that goes, where nothing else identifies them.
  private func keepNumbers(_ changed: inout [Int: [UInt8]?]) {
    let removed = changed.filter { $0.key >= file.devices.disks.count && $0.value == nil }.map(\.key)
    guard let first = removed.min() else { return }
    for (place, nic) in nicPlaces where place > first && changed[place] == nil {
      guard nic.spec.mac == nil || nic.spec.mac == .zero, nic.spec.givenNumber == nil else { continue }
      changed[place] = nic.text.bytes + (nic.text.bytes.isEmpty ? "" : ",").utf8 + "devid=\(nic.devid)".utf8
    }
  }

  /// The file after changes of strings, by their places, and with further ones.
  private func apply(_ changed: [Int: [UInt8]?], _ added: [(key: String, text: [UInt8])]) throws -> SourceText
  {
    var edited = EditedConfig(file.syntax)
    let strings = strings
    // From the end, so that the places before stay what they are.
    for (place, text) in changed.sorted(by: { strings[$0.key].range.start > strings[$1.key].range.start }) {
      if let text {
        edited.replace(at: strings[place].range, by: text)
      } else {
        edited.remove(at: strings[place].range)
      }
    }
    for (key, text) in added { edited.append(text, to: key) }
    let after = CheckedConfig(edited.text, options: CheckOptions(xen: session.settings.xen))
    if let error = DesiredFile.errors(of: after).first {
      throw LintFault.unwritable(path, "it would have an error: \(error.message)")
    }
    let expected = strings.indices.map { changed[$0] ?? strings[$0].text }
    let count = file.devices.disks.count
    let disks = expected[..<count].compactMap(\.self) + added.filter { $0.key == "disk" }.map(\.text)
    let nics = expected[count...].compactMap(\.self) + added.filter { $0.key == "vif" }.map(\.text)
    guard after.devices.disks.map(\.text.bytes) == disks, after.devices.nics.map(\.text.bytes) == nics else {
      throw LintFault.unwritable(path, "its device lists are not plain lists of strings")
    }
    return edited.text
  }

  /// A device as a string of the file: as it was written, with the MAC address that it got; what was written
  /// as several words is put together.
  private func text(_ device: ObservedDevice, _ written: DeviceText?) throws -> [UInt8] {
    guard let request = device.request else {
      throw LintFault.unwritable(path, "\(device.address) cannot be described by a string")
    }
    if let written, !written.text.bytes.contains(0) {
      guard case .nic(let nic) = written, nic.spec.mac == nil, case .nic(let made) = request else {
        return written.text.bytes
      }
      return written.text.bytes + (written.text.bytes.isEmpty ? "" : ",").utf8 + "mac=\(made.mac)".utf8
    }
    let server = written?.backendDomain
    guard let text = request.specification(ownDomid: session.place.ownDomid, backendName: server) else {
      throw LintFault.unwritable(path, "\(device.address) cannot be described by a string")
    }
    return text
  }
}
