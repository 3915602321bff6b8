extension RuleList {
  /// Conversions between the forms of xl and libxl: XL8001 and on.
  static let conversions: [any Rule.Type] = [
    UnreadableJSON.self,
    ForeignDomain.self,
    UnreadableDevice.self,
    LostFromLibxl.self,
  ]
}
