public import XLCheck
import XLRules
public import XLText

/// The guests of a file that is neither xl.cfg nor a manifest, and what of it is lost or cannot be read.
///
/// Each guest is checked as the xl.cfg that says the same.
public struct DeviceReading: Sendable {
  /// The guests; none where a diagnostic is an error.
  public let guests: [GuestDevices]
  /// What is lost or cannot be read, in the order of the text.
  public let diagnostics: [Diagnostic]

  /// Reads the JSON that libxl prints of a domain, or a list of such domains as `xl list -l` prints it.
  public init(libxl text: SourceText, options: CheckOptions) {
    var reader = LibxlReader(text)
    reader.read()
    self.init(reader.drafts, reader.diagnostics, options)
  }

  /// Reads libvirt's XML: domains, or devices by themselves.
  public init(libvirt text: SourceText, options: CheckOptions) {
    var reader = LibvirtReader(text)
    reader.read()
    self.init(reader.drafts, reader.diagnostics, options)
  }

  private init(_ drafts: [Draft], _ found: [Diagnostic], _ options: CheckOptions) {
    var options = options
    options.isPart = true
    var (guests, diagnostics): ([GuestDevices], [Diagnostic]) = ([], found)
    for draft in drafts {
      let text = draft.config
      let checked = CheckedConfig(text.text, options: options)
      for problem in checked.diagnostics where problem.severity == .error {
        var placed = problem
        placed.range = text.place(problem.range)
        placed.notes = problem.notes.filter { $0.range == nil }
        placed.fixes = []
        diagnostics.append(placed)
      }
      guests.append(
        GuestDevices(checked, listsDisks: draft.listsDisks, listsNics: draft.listsNics) { text.place($0) }
      )
    }
    let hasErrors = diagnostics.contains { $0.severity == .error }
    self.guests = hasErrors ? [] : guests
    self.diagnostics = diagnostics.sorted { $0.range.start < $1.range.start }
  }

  /// A guest as it was found: its name and UUID, and the strings of its devices.
  struct Draft {
    var start: Int
    var name: EmbeddedText?
    var uuid: EmbeddedText?
    var disks: [EmbeddedText] = []
    var nics: [EmbeddedText] = []
    var listsDisks = true
    var listsNics = true

    init(at start: Int) { self.start = start }

    /// The xl.cfg that says the same.
    var config: EmbeddedText {
      var config = ConfigText(at: start)
      if let name { config.add("name", name) }
      if let uuid { config.add("uuid", uuid) }
      config.add("disk", list: disks)
      config.add("vif", list: nics)
      return config.text
    }
  }
}
