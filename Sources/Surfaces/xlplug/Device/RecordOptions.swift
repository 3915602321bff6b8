import ArgumentParser
import HotplugState

/// The options that say what libxl records and logs.
struct RecordOptions: ParsableArguments {
  @Option(
    name: .customLong("userdata"),
    help: ArgumentHelp(
      "Record the device in libxl's domain configurations in this directory; 'none' disables this.",
      discussion: "By default, \(LibxlRecords.directory) for the store of the host, none for other stores.",
      valueName: "directory"
    ),
    completion: .directory
  )
  var userdata: String?

  @Flag(name: .shortAndLong, help: "Print the complete log of libxl, not only warnings and errors.")
  var verbose = false

  func validate() throws {
    if let userdata, userdata != "none", !userdata.hasPrefix("/") {
      throw ValidationError("--userdata requires an absolute path or 'none', found '\(userdata)'")
    }
  }

  /// Sets what they say.
  func apply(to settings: inout DeviceSettings) {
    (settings.userdata, settings.isVerbose) = (userdata, verbose)
  }
}
