import XLCheck
import XLConvert
import XLManifest
import XLProject
import XLText

/// A file whose devices are converted: its guests, after all that was wrong with it is printed.
struct ConvertFile {
  /// The path, as it was given.
  let path: [UInt8]
  /// The text.
  let text: SourceText
  /// The guests.
  let guests: [GuestDevices]
  /// What of the file is lost in any form of xl.
  let losses: [Diagnostic]

  /// Reads a file of a form, or of the one that its name and its beginning show; ends the command where the
  /// file has errors, after they are printed.
  init(_ argument: ArgumentBytes, _ form: DeviceForm?, _ settings: DeviceSettings) throws {
    path = argument.bytes
    do { text = try FileContents.read(path).text } catch {
      throw DeviceSession.end("\(error)", help: nil, nil)
    }
    let options = CheckOptions(xen: settings.xen)
    let isYAML = ManifestFile.isYAML(FilePath.name(path))
    let shown = DeviceForm(beginningOf: text).map { isYAML ? DeviceForm.manifest : $0 }
    guard let form = form ?? shown else {
      throw DesiredFile.refuse([Conversion.blank], of: text, path, OutputSettings())
    }
    let diagnostics: [Diagnostic]
    switch form {
    case .manifest:
      let manifest = CheckedManifest(text, options: options)
      guests = manifest.guests.map { guest in
        GuestDevices(
          guest.checked,
          listsDisks: guest.listsDisks,
          listsNics: guest.listsNics,
          place: { guest.use($0) }
        )
      }
      diagnostics = DesiredFile.errors(of: manifest)
    case .xl:
      let file = CheckedConfig(text, options: options)
      guests = [GuestDevices(file)]
      diagnostics = DesiredFile.errors(of: file)
    case .json:
      let reading = DeviceReading(libxl: text, options: options)
      (guests, diagnostics) = (reading.guests, reading.diagnostics)
    case .libvirt:
      let reading = DeviceReading(libvirt: text, options: options)
      (guests, diagnostics) = (reading.guests, reading.diagnostics)
    }
    let errors = diagnostics.filter { $0.severity == .error }
    if !errors.isEmpty { throw DesiredFile.refuse(diagnostics, of: text, path, OutputSettings()) }
    losses = diagnostics
  }
}
