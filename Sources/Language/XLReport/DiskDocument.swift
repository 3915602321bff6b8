public import JSON
public import XLModel

/// The members of `libxl_device_disk` that a disk string sets to something else than libxl's default.
///
/// Names are libxl's, shapes those of the corpus in grammar/corpus/disk. A target that is not given is
/// `null`.
public struct DiskDocument: Hashable, Sendable {
  /// The members, sorted by name.
  public let members: [JSONValue.Member]

  /// The members of a disk that xl accepts.
  public init(_ spec: DiskSpec) {
    var members = [JSONValue.Member("pdev_path", spec.target.map { .bytes($0.value) } ?? .null)]
    let strings: [(String, Sourced<[UInt8]>?)] = [
      ("vdev", spec.virtualDevice), ("backend_domname", spec.backendDomain), ("script", spec.script),
      ("colo_host", spec.coloHost), ("colo_export", spec.coloExport), ("active_disk", spec.activeDisk),
      ("hidden_disk", spec.hiddenDisk),
    ]
    for case (let name, let value?) in strings { members.append(.init(name, .bytes(value.value))) }
    let flags: [(String, Bool?)] = [
      ("discard_enable", spec.discard), ("colo_enable", spec.isColo), ("trusted", spec.isTrusted),
      ("grant_usage", spec.grantUsage),
    ]
    for case (let name, let value?) in flags { members.append(.init(name, .bool(value))) }
    if spec.format != .raw { members.append(.init("format", .string("\(spec.format)"))) }
    if spec.backend != .unknown { members.append(.init("backend", .string("\(spec.backend)"))) }
    if spec.specification != .unknown {
      members.append(.init("specification", .string("\(spec.specification)")))
    }
    if !spec.isReadWrite { members.append(.init("readwrite", .integer(0))) }
    if spec.isRemovable { members.append(.init("removable", .integer(1))) }
    if spec.isCDROM { members.append(.init("is_cdrom", .integer(1))) }
    if spec.isDirectIOSafe { members.append(.init("direct_io_safe", .bool(true))) }
    if spec.coloPort != 0 { members.append(.init("colo_port", .integer(Int64(spec.coloPort)))) }
    self.members = members.sorted { $0.name < $1.name }
  }
}
