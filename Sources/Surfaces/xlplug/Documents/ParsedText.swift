import JSON
import XLCheck
import XLModel
import XLReport
import XLSyntax
import XLText

/// One parsed string, of whichever kind, as it is shown to people and to programs.
struct ParsedText {
  /// The text that ranges refer to.
  let text: SourceText
  /// What was given: one string, or words; nil of a file, which is not repeated.
  let input: JSONValue?
  /// What xl does.
  let verdict: XLVerdict
  /// Our own verdict.
  let isAcceptable: Bool
  /// The member that holds the fields, and they; nil where xl builds nothing.
  let fields: (name: String, members: [JSONValue.Member])?
  /// Members beside `xl` and `ok`.
  var extra: [JSONValue.Member] = []
  /// The settings of a file, for programs only.
  var settings: JSONValue?
  /// A byte of the text that means the end of a word, and is not the user's.
  var wordSeparator: UInt8?
  /// All that is wrong or doubtful.
  let diagnostics: [Diagnostic]

  /// Appends the JSON document and a newline.
  func appendDocument(to output: inout [UInt8]) {
    var members: [JSONValue.Member] = []
    if let input { members.append(.init("input", input)) }
    members.append(.init("xl", .string(verdict.rawValue)))
    members.append(.init("ok", .bool(isAcceptable)))
    members += extra
    if let settings { members.append(.init("settings", settings)) }
    if let fields { members.append(.init(fields.name, .object(fields.members))) }
    members.append(.init("diagnostics", .array(diagnostics.map(\.document))))
    JSONValue.append(members, input: text.bytes, to: &output)
    output.append(UInt8(ascii: "\n"))
  }
}

extension ParsedText {
  /// An element of `vif = [...]`.
  init(vif text: SourceText, options: CheckOptions) {
    self.init(CheckedNic(text, options: options), input: .bytes(text.bytes))
  }

  /// The words of one `xl network-attach`.
  init(vifWords words: [SourceText], options: CheckOptions) {
    self.init(CheckedNic(words: words, options: options), input: .array(words.map { .bytes($0.bytes) }))
  }

  private init(_ nic: CheckedNic, input: JSONValue) {
    text = nic.text
    self.input = input
    verdict = nic.verdict
    isAcceptable = nic.isAcceptable
    fields = nic.isBuilt ? ("nic", NicDocument(nic.spec, form: nic.syntax.form).members) : nil
    wordSeparator = nic.syntax.form == .words ? VifSyntax.wordSeparator : nil
    diagnostics = nic.diagnostics
  }

  /// A disk string.
  init(disk text: SourceText, options: CheckOptions) {
    self.init(CheckedDisk(text, options: options), input: .bytes(text.bytes))
  }

  /// The words of one `xl block-attach`.
  init(diskWords words: [SourceText], options: CheckOptions) {
    self.init(CheckedDisk(words: words, options: options), input: .array(words.map { .bytes($0.bytes) }))
  }

  private init(_ disk: CheckedDisk, input: JSONValue) {
    text = disk.text
    self.input = input
    verdict = disk.verdict
    isAcceptable = disk.isAcceptable
    let isBuilt = disk.verdict == .accepts || disk.verdict == .ignores
    fields = isBuilt ? ("disk", DiskDocument(disk.spec).members) : nil
    diagnostics = disk.diagnostics
  }

  /// A name of a virtual device.
  init(virtualDevice text: SourceText, options: CheckOptions) {
    let checked = CheckedVirtualDevice(text, options: options)
    self.text = text
    input = .bytes(text.bytes)
    verdict = checked.verdict
    isAcceptable = checked.isAcceptable
    fields = nil
    if let device = checked.device {
      extra.append(.init("devid", .integer(Int64(device.number))))
      if let disk = device.disk { extra.append(.init("disk", .integer(Int64(disk)))) }
      if let partition = device.partition { extra.append(.init("partition", .integer(Int64(partition)))) }
    }
    diagnostics = checked.diagnostics
  }

  /// A whole configuration file; with its domain, if that is to be resolved.
  init(configuration text: SourceText, resolves: Bool = false, options: CheckOptions) {
    var options = options
    options.isWholeFile = resolves
    let checked = CheckedConfig(text, options: options)
    self.text = text
    input = nil
    verdict = checked.verdict
    isAcceptable = checked.isAcceptable
    let isBuilt = verdict == .accepts || verdict == .ignores
    fields = resolves && isBuilt ? ("domain", DomainDocument(checked.domain.spec).members) : nil
    let isRead = checked.reading.verdict == .accepts
    settings = isRead ? ConfigDocument(checked.reading).settings : .array([])
    diagnostics = checked.diagnostics
  }
}
