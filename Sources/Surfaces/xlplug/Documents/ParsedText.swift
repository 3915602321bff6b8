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
  /// What xl does.
  let verdict: XLVerdict
  /// All that is wrong or doubtful.
  let diagnostics: [Diagnostic]
  /// What was given: one string, or words; nil of a file, which is not repeated.
  var input: JSONValue?
  /// The member that holds the fields, and they; nil where xl builds nothing.
  var fields: (name: String, members: [JSONValue.Member])?
  /// Members beside `xl` and `ok`.
  var extra: [JSONValue.Member] = []
  /// The settings of a file, for programs only.
  var settings: JSONValue?
  /// A byte of the text that means the end of a word, and is not the user's.
  var wordSeparator: UInt8?

  /// Our own verdict.
  var isAcceptable: Bool { !diagnostics.contains { $0.severity == .error } }
  /// Whether xl builds something.
  private var isBuilt: Bool { verdict == .accepts || verdict == .ignores }

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
  /// An element of `vif = [...]`, or the words of one `xl network-attach`.
  init(vif words: [SourceText], areWords: Bool, options: CheckOptions) {
    let nic = areWords ? CheckedNic(words: words, options: options) : CheckedNic(words, options)
    self.init(text: nic.text, verdict: nic.verdict, diagnostics: nic.diagnostics)
    input = Self.input(words, areWords: areWords)
    if isBuilt { fields = ("nic", NicDocument(nic.spec, form: nic.syntax.form).members) }
    if nic.syntax.form == .words { wordSeparator = VifSyntax.wordSeparator }
  }

  /// A disk string, or the words of one `xl block-attach`.
  init(disk words: [SourceText], options: CheckOptions) {
    let disk = CheckedDisk(words, options)
    self.init(text: disk.text, verdict: disk.verdict, diagnostics: disk.diagnostics)
    input = Self.input(words, areWords: false)
    if isBuilt { fields = ("disk", DiskDocument(disk.spec).members) }
  }

  private static func input(_ words: [SourceText], areWords: Bool) -> JSONValue {
    words.count == 1 && !areWords ? .bytes(words[0].bytes) : .array(words.map { .bytes($0.bytes) })
  }

  /// A name of a virtual device.
  init(virtualDevice text: SourceText, options: CheckOptions) {
    let checked = CheckedVirtualDevice(text, options: options)
    self.init(text: text, verdict: checked.verdict, diagnostics: checked.diagnostics)
    input = .bytes(text.bytes)
    if let device = checked.device {
      extra.append(.init("devid", .integer(Int64(device.number))))
      if let disk = device.disk { extra.append(.init("disk", .integer(Int64(disk)))) }
      if let partition = device.partition { extra.append(.init("partition", .integer(Int64(partition)))) }
    }
  }

  /// A whole configuration file; with its domain, if that is to be resolved.
  init(configuration text: SourceText, resolves: Bool, options: CheckOptions) {
    var options = options
    options.isWholeFile = resolves
    let checked = CheckedConfig(text, options: options)
    self.init(text: text, verdict: checked.verdict, diagnostics: checked.diagnostics)
    if resolves, isBuilt { fields = ("domain", DomainDocument(checked.domain.spec).members) }
    let isRead = checked.reading.verdict == .accepts
    settings = isRead ? ConfigDocument(checked.reading).settings : .array([])
  }
}
