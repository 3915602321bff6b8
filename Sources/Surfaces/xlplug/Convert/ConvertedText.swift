import XLConvert
import XLModel
import XLText

/// The devices of guests in the form that was asked for.
struct ConvertedText {
  private let form: DeviceForm
  private var manifest = ManifestWriting()
  private var text: [UInt8] = []

  /// A text of a form.
  init(_ form: DeviceForm) { self.form = form }

  /// What is printed.
  var bytes: [UInt8] { form == .manifest ? manifest.bytes : text }

  /// What of a manifest cannot be written, in words.
  var faults: [String] { manifest.notes }

  /// Adds a guest of a file; ends the command where the form cannot have it.
  mutating func add(_ guest: GuestDevices, _ file: ConvertFile) throws {
    switch form {
    case .manifest: try addToManifest(guest, file)
    case .xl:
      text += guest.config
      noteMissingLists(guest, "xl.cfg")
    case .json:
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

  private func noteMissingLists(_ guest: GuestDevices, _ form: String) {
    guard guest.disks == nil || guest.nics == nil else { return }
    Output.complain(
      "note: the file lacks a list of disks or of interfaces; in \(form) a list that is missing means "
        + "that the guest has no such devices"
    )
  }
}
