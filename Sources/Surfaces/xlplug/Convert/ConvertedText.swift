import XLConvert
import XLModel
import XLText

/// The devices of guests in the form that was asked for.
struct ConvertedText {
  /// What no two guests of a manifest may share.
  private enum Identity: Hashable {
    case name([UInt8])
    case uuid(String)
  }

  private let form: DeviceForm
  private var manifest = ManifestWriting()
  private var text: [UInt8] = []
  /// Where each guest of the manifest is described.
  private var described: [Identity: (file: ConvertFile, place: ByteRange)] = [:]

  /// A text of a form.
  init(_ form: DeviceForm) { self.form = form }

  /// What is printed.
  var bytes: [UInt8] { form == .manifest ? manifest.bytes : text }

  /// Adds a guest of a file; ends the command where the form cannot have it.
  mutating func add(_ guest: GuestDevices, _ file: ConvertFile) throws {
    switch form {
    case .manifest: try addToManifest(guest, file)
    case .xl:
      text += guest.config
      noteMissingLists(guest, "xl.cfg")
    case .json:
      try requireUTF8(guest, file, "JSON")
      text += guest.libxlJSON
      noteMissingLists(guest, "libxl's JSON")
    case .libvirt:
      let written = LibvirtWriting(guest)
      if written.diagnostics.contains(where: { $0.severity == .error }) {
        throw DesiredFile.refuse(written.diagnostics, of: file.text, file.path, OutputSettings())
      }
      DesiredFile.print(written.diagnostics, of: file.text, file.path, OutputSettings())
      text += written.bytes
      if guest.name != nil { noteMissingLists(guest, "libvirt's XML") }
    }
  }

  private mutating func addToManifest(_ guest: GuestDevices, _ file: ConvertFile) throws {
    let isUUID = guest.name == nil
    guard let identity = guest.name ?? guest.uuidText.map({ Array($0.utf8) }) else {
      throw DeviceSession.end(
        "'\(VisibleText(file.path).shown)' names no guest",
        help: "add the name of the guest, in xl.cfg as 'name = \"…\"'",
        nil
      )
    }
    try requireUTF8(guest, file, "YAML")
    try claim(guest, file)
    let uuid = isUUID ? nil : guest.uuidText
    let (disks, nics) = (guest.disks?.map(\.text.bytes), guest.nics?.map(\.text.bytes))
    switch (disks, nics) {
    case (let disks?, let nics?):
      manifest.add(identity, isUUID: isUUID, uuid: uuid, ["disks": disks, "nics": nics])
    case (let disks?, nil): manifest.add(identity, isUUID: isUUID, uuid: uuid, ["disks": disks])
    case (nil, let nics?): manifest.add(identity, isUUID: isUUID, uuid: uuid, ["nics": nics])
    case (nil, nil): manifest.add(identity, isUUID: isUUID, uuid: uuid, [:])
    }
  }

  /// Ends the command where bytes of a guest cannot be in the form.
  private func requireUTF8(_ guest: GuestDevices, _ file: ConvertFile, _ form: String) throws {
    let obstacles = guest.obstacles(toUTF8: form)
    if obstacles.isEmpty { return }
    throw DesiredFile.refuse(obstacles, of: file.text, file.path, OutputSettings())
  }

  /// Ends the command where a guest was added before: a manifest describes each guest once.
  private mutating func claim(_ guest: GuestDevices, _ file: ConvertFile) throws {
    let name = guest.name.map { (Identity.name($0), "guest '\(VisibleText.quoting($0))'") }
    let uuid = guest.uuidText.map { (Identity.uuid($0), "the guest with the UUID '\($0)'") }
    for case let (identity, words)? in [name, uuid] {
      if let other = described[identity] {
        let (one, two) = (Self.place(other.place, other.file), Self.place(guest.identityPlace, file))
        throw DeviceSession.end(
          "\(words) is described by '\(one)' and by '\(two)'",
          help: "convert a file that describes each guest once",
          nil
        )
      }
      described[identity] = (file, guest.identityPlace)
    }
  }

  private static func place(_ range: ByteRange, _ file: ConvertFile) -> String {
    let place = PlaceIndex(file.text).place(of: range.start)
    return "\(VisibleText(file.path).shown):\(place.line):\(place.column)"
  }

  private func noteMissingLists(_ guest: GuestDevices, _ form: String) {
    guard guest.disks == nil || guest.nics == nil else { return }
    Output.complain(
      "note: the file lacks a list of disks or of interfaces; in \(form) a list that is missing means "
        + "that the guest has no such devices"
    )
  }
}
