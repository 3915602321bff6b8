import Glibc
import XLCheck
import XLManifest
import XLModel
import XLProject
import XLReport
import XLText

/// A file that describes the devices of guests.
struct DesiredFile {
  /// The path, as it was given.
  let path: [UInt8]
  /// The guests.
  let guests: [DesiredGuest]
  /// What was read.
  let contents: FileContents
  /// The checked file; nil for a manifest.
  let config: CheckedConfig?

  /// Reads and checks a file; ends the command where the file has errors, after they are printed.
  ///
  /// What is only doubtful is lint's to report.
  init(_ argument: ArgumentBytes, _ settings: DeviceSettings, _ output: OutputSettings) throws {
    path = argument.bytes
    do { contents = try FileContents.read(path) } catch {
      throw DeviceSession.end("\(error)", help: nil, output)
    }
    let options = CheckOptions(xen: settings.xen)
    let errors: [Diagnostic]
    if ManifestFile.isYAML(FilePath.name(path)) {
      let manifest = CheckedManifest(contents.text, options: options)
      guests = manifest.guests.compactMap { DesiredGuest($0) }
      errors = Self.errors(of: manifest)
      config = nil
    } else {
      let file = CheckedConfig(contents.text, options: options)
      guests = DesiredGuest(file).map { [$0] } ?? []
      errors = Self.errors(of: file)
      config = file
    }
    if !errors.isEmpty { throw Self.refuse(errors, of: contents.text, path, output) }
    if guests.isEmpty, config != nil {
      throw DeviceSession.end(
        "'\(VisibleText(path).shown)' names no guest",
        help: "add 'name = \"…\"', the name of the guest",
        output
      )
    }
  }

  /// The errors of a manifest, also those that comments suppress.
  ///
  /// What lint is asked to be silent about is not what may be attached.
  static func errors(of manifest: CheckedManifest) -> [Diagnostic] {
    (manifest.diagnostics + manifest.silencedDiagnostics).filter { $0.severity == .error }
  }

  /// The errors of a configuration, of its devices also those that comments suppress.
  static func errors(of file: CheckedConfig) -> [Diagnostic] {
    let devices = file.devices.disks.map(\.range) + file.devices.nics.map(\.range)
    let ofDevices = file.silencedDiagnostics.filter { silenced in
      devices.contains { $0.start <= silenced.range.start && silenced.range.end <= $0.end }
    }
    return (file.diagnostics + ofDevices).filter { $0.severity == .error }
  }

  /// Prints the errors of a file, and gives the status to end with.
  static func refuse(
    _ errors: [Diagnostic],
    of text: SourceText,
    _ path: [UInt8],
    _ output: OutputSettings
  ) -> any Error {
    if output.isJSON {
      DeviceJSON.print(DeviceJSON.refused(path, errors))
    } else {
      print(errors, of: text, path, output)
    }
    return Exit.inputHasErrors.code
  }

  /// Prints diagnostics of a file on standard error.
  static func print(
    _ diagnostics: [Diagnostic],
    of text: SourceText,
    _ path: [UInt8],
    _ output: OutputSettings
  ) {
    if diagnostics.isEmpty { return }
    let terminal = Terminal(STDERR_FILENO, colour: output.colour)
    let rendering = TextRendering(
      path: VisibleText(path).shown,
      usesColour: terminal.usesColour,
      width: terminal.width,
      charset: terminal.charset
    )
    Output.complain(String(rendering.rendered(diagnostics, of: text).dropLast()))
  }
}
