extension RuleList {
  /// Conversions between the forms of xl, libxl and libvirt: XL8001 and on.
  static let conversions: [any Rule.Type] = [
    UnreadableXML.self,
    UnreadableJSON.self,
    ForeignDomain.self,
    UnreadableDevice.self,
    LostInLibvirt.self,
    ChangedInLibvirt.self,
    UnwritableDevice.self,
    LostFromLibvirt.self,
    LostFromLibxl.self,
  ]
}
