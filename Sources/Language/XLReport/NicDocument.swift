public import JSON
public import XLModel
public import XLSyntax

/// The members of `libxl_device_nic` that a vif string sets to something else than libxl's default.
///
/// Names and shapes are those of xl's own dry run (`xl -N network-attach`, `xl create -n`, 4.17 to 4.23).
public struct NicDocument: Hashable, Sendable {
  /// The members, sorted by name.
  public let members: [JSONValue.Member]

  /// The members of an interface; the element of a list gets number 0 where the string has none.
  public init(_ spec: NicSpec, form: VifSyntax.Form) {
    let number = spec.devid ?? (form == .configuration ? 0 : nil)
    members = spec.orderedMembers(devid: number).map(DomainDocument.member).sorted { $0.name < $1.name }
  }
}
