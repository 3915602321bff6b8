import XLModel
import XLRules
import XLText

extension DocumentDefinition {
  private static let text = DocumentShape.either([.string, .list(.string)])

  /// What parse prints about a text: `members` are those of its kind; a file has no `input`.
  private static func parsed(
    _ name: String,
    _ meaning: String,
    input: DocumentShape?,
    _ members: [DocumentMember]
  )
    -> DocumentDefinition
  {
    let verdicts = ["accepts", "ignores", "rejects", "dies"]
    return .init(
      name,
      meaning,
      (input.map { [.init("input", $0, "The string, or its words.")] } ?? []) + [
        .init("xl", .words(verdicts), "What xl does with it; ignores: xl warns and continues."),
        .init("ok", .boolean, "Whether no diagnostic is an error."),
      ] + members + [
        .init("diagnostics", .list(.definition("diagnostic")), "The diagnostics, in the order of the text."),
        .encoding,
      ]
    )
  }

  static let parse: [DocumentDefinition] = [
    parsed(
      "parsedDisk",
      "A disk string.",
      input: text,
      [
        .optional("disk", .definition("disk"), "The disk, if xl accepts or ignores the string.")
      ]
    ),
    .init("disk", "The members of libxl_device_disk that differ from their defaults, and the target.", disk),
    parsed(
      "parsedVif",
      "A vif string.",
      input: text,
      [
        .optional("nic", .definition("nic"), "The interface, if xl accepts or ignores the string.")
      ]
    ),
    .init("nic", "The members of libxl_device_nic that differ from their defaults.", nic),
    parsed(
      "parsedVdev",
      "A name of a virtual device.",
      input: .string,
      [
        .optional("devid", .integer, "The number of the device, if libxl accepts the name."),
        .optional("disk", .integer, "The number of the disk, from 0."),
        .optional("partition", .integer, "The number of the partition; 0 is the whole disk."),
      ]
    ),
    parsed(
      "parsedFile",
      "A configuration file.",
      input: nil,
      [
        .init(
          "settings",
          .list(.tuple([.string, .words(["=", "+="]), .definition("settingValue"), .integer])),
          "The name, operator, value and line of each setting that xl reads, in order."
        ),
        .optional(
          "domain",
          .libxlObject,
          "With --resolve, the members of the domain that are not libxl's defaults, as in xl create -n."
        ),
      ]
    ),
    .init("settingValue", "A value of a setting.", .either([.string, .list(.definition("settingValue"))])),
  ]

  private static let disk: [DocumentMember] =
    [
      .nullable("pdev_path", .string, "The target; null if absent."),
      .init("vdev", .string, "The vdev."),
    ]
    + [
      ("active_disk", .string, "COLO: the active disk."), ("backend_domname", .string, "The backend domain."),
      ("backend", words(DiskBackend.self, but: .unknown), "The kind of backend."),
      ("colo_enable", .boolean, "COLO: whether it is enabled."),
      ("colo_export", .string, "COLO: the name of the export."),
      ("colo_host", .string, "COLO: the other host."),
      ("colo_port", .integer, "COLO: the port of the other host."),
      ("direct_io_safe", .boolean, "Whether direct I/O is safe."),
      ("discard_enable", .boolean, "Whether the guest may discard blocks."),
      ("format", words(DiskFormat.self, but: .raw), "The format of the image."),
      ("grant_usage", .boolean, "Whether grants are used, of a virtio disk."),
      ("hidden_disk", .string, "COLO: the hidden disk."), ("is_cdrom", .integer, "1 for a CD drive."),
      ("readwrite", .integer, "0 for a disk that the guest can only read."),
      ("removable", .integer, "1 for a removable medium."), ("script", .string, "The hotplug script."),
      ("specification", words(DiskSpecification.self, but: .unknown), "The protocol of the disk."),
      ("trusted", .boolean, "Whether the guest trusts the backend."),
    ].map { (name: String, shape: DocumentShape, meaning: String) in .optional(name, shape, meaning) }

  private static func words<Word: RawRepresentable<String> & CaseIterable & Equatable>(
    _: Word.Type,
    but preset: Word
  ) -> DocumentShape { .words(Word.allCases.filter { $0 != preset }.map(\.rawValue)) }

  private static var nic: [DocumentMember] {
    let strings = NicKey.common.filter { $0.kind == .string && $0 != .netdev }.compactMap { key in
      key.field.map { DocumentMember.optional($0, .string, "The parameter \(key.name): \(key.summary).") }
    }
    return strings + [
      .optional("devid", .integer, "The number of the interface."),
      .optional("mac", .string, "The MAC address."),
      .optional("mtu", .integer, "The largest packet in bytes."),
      .optional("nictype", .words(NicType.allCases.map(\.rawValue)), "The type of the interface."),
      .optional("rate_bytes_per_interval", .integer, "The bytes that the guest may send in each interval."),
      .optional("rate_interval_usecs", .integer, "The interval in microseconds."),
      .optional("trusted", .words(["True", "False"]), "Whether the guest trusts the backend."),
    ]
  }

  static let pages: [DocumentDefinition] = [
    .init(
      "page",
      "The page of a rule.",
      [
        .init("code", .string, "The code: XL and four digits."),
        .init("name", .string, "The name of the rule."),
        .init("severity", .words(Diagnostic.Severity.allCases.map(\.rawValue)), "The severity."),
        .init("summary", .string, "What the rule finds."),
        .init("why", .string, "Why it matters, as Markdown."),
        .init("subject", .string, "What the rule checks, such as disk or cfg."),
        .init("bad", .string, "An example that has the problem."),
        .init("good", .string, "The fixed example."),
        .init("xen", .string, "The release of Xen that the example is for."),
        .nullable("fix", .words(["safe", "changesMeaning"]), "The fix that the rule offers."),
        .init("optIn", .boolean, "Whether the rule must be selected."),
      ]
    )
  ]
}
