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

  /// Reads and checks a file; ends the command where the file has errors, after they are printed.
  ///
  /// What is only doubtful is lint's to report.
  init(_ argument: ArgumentBytes, _ settings: DeviceSettings, _ output: OutputSettings) throws {
    path = argument.bytes
    let contents: FileContents
    do { contents = try FileContents.read(path) } catch {
      throw DeviceSession.end("\(error)", help: nil, output)
    }
    let options = CheckOptions(xen: settings.xen)
    // What lint is asked to be silent about is not what may be attached.
    var diagnostics: [Diagnostic]
    if ManifestFile.isYAML(FilePath.name(path)) {
      let manifest = CheckedManifest(contents.text, options: options)
      guests = manifest.guests.compactMap { DesiredGuest($0) }
      diagnostics = manifest.diagnostics + manifest.silencedDiagnostics
    } else {
      let file = CheckedConfig(contents.text, options: options)
      guests = DesiredGuest(file).map { [$0] } ?? []
      let devices = (file.devices.disks.map(\.range) + file.devices.nics.map(\.range))
      diagnostics =
        file.diagnostics
        + file.silencedDiagnostics.filter { silenced in
          devices.contains { $0.start <= silenced.range.start && silenced.range.end <= $0.end }
        }
    }
    let errors = diagnostics.filter { $0.severity == .error }
    if !errors.isEmpty { throw Self.refuse(errors, of: contents.text, path, output) }
    if guests.isEmpty, !ManifestFile.isYAML(FilePath.name(path)) {
      throw DeviceSession.end(
        "'\(VisibleText(path).shown)' names no guest",
        help: "add 'name = \"…\"', the name of the guest",
        output
      )
    }
  }

  private static func refuse(
    _ errors: [Diagnostic],
    of text: SourceText,
    _ path: [UInt8],
    _ output: OutputSettings
  ) -> any Error {
    if output.isJSON {
      DeviceJSON.print(DeviceJSON.refused(path, errors))
    } else {
      let terminal = Terminal(STDERR_FILENO, colour: output.colour)
      let rendering = TextRendering(
        path: VisibleText(path).shown,
        usesColour: terminal.usesColour,
        width: terminal.width,
        charset: terminal.charset
      )
      Output.complain(String(rendering.rendered(errors, of: text).dropLast()))
    }
    return Exit.inputHasErrors.code
  }
}
