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
    var members = spec.members.compactMap { member -> JSONValue.Member? in
      switch (member.path, member.value) {
      case ("format", .name("raw")), ("readwrite", _): nil
      case (let name, .choice(let choice)): .init(name, .bool(choice))
      default: DomainDocument.member(member)
      }
    }
    if spec.target == nil { members.append(.init("pdev_path", .null)) }
    if !spec.isReadWrite { members.append(.init("readwrite", 0)) }
    self.members = members.sorted { $0.name < $1.name }
  }
}
