import ArgumentParser
import Glibc
import XLProject
import XLReport
import XLText

/// `xlplug config`: the settings that hold, and where each comes from.
struct ConfigCommand: PagedCommand {
  static let page = CommandPage(
    name: "config",
    purpose: "Print the effective settings of a directory, and their sources.",
    description: ["Changes nothing. Options of other commands take precedence over these settings."],
    examples: ["xlplug config", "xlplug config /srv/guests --json", "xlplug config --files"],
    exits: [
      .init("0", "no error in the settings files"),
      .init("1", "a settings file has an error"),
      .init("2", "usage error"),
      .init("3", "a settings file cannot be used, or another environment error"),
    ],
    files: [
      .init("/etc/xlplug.yaml", "The settings of the host."),
      .init(".xlplug.yaml", "The settings of a directory and of those below it."),
    ],
  )

  @Argument(
    help: ArgumentHelp("The directory; by default, the current one.", valueName: "directory"),
    completion: .directory
  )
  var directory: ArgumentBytes?

  @Flag(help: "Print the settings files in use, in order of precedence.")
  var files = false

  @OptionGroup(title: "Output") var output: OutputOptions

  func run() throws {
    let source: LintSettingsSource
    do throws(LintFault) {
      source = try LintSettingsSource(LintSettingsSource.CommandLine(), file: nil, isOff: false)
    } catch {
      throw DeviceSession.end(error.description, help: nil, output.settings)
    }
    let place = directory.map { FilePath.absolute($0.bytes) } ?? FilePath.current
    let report = SettingsReport(source.file(for: place), source.general)
    tell(source)
    if output.json {
      DeviceJSON.print(report.document)
    } else {
      Output.printDocument((files ? paths(report) : report.lines).joined(separator: "\n"))
    }
    if !source.faults.isEmpty { throw ExitCode(3) }
    if source.reports.contains(where: { $0.diagnostics.contains { $0.severity == .error } }) {
      throw Exit.inputHasErrors.code
    }
  }

  private func paths(_ report: SettingsReport) -> [String] {
    if report.sources.isEmpty { return ["no settings files"] }
    return report.sources.map { source in
      let kind = source.scope.rawValue
      let blanks = String(repeating: " ", count: 9 - kind.utf8.count)
      return kind + blanks + VisibleText(FilePath.shown(source.path)).shown
    }
  }

  /// Reports what is wrong with the files on standard error.
  private func tell(_ source: LintSettingsSource) {
    for report in source.reports { report.complain(output.settings.colour) }
    for fault in source.faults { Output.complain("error: \(fault)") }
  }
}
