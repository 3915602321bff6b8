extension RuleList {
  /// A file on a machine: XL5001 and on.
  static let host: [any HostRule.Type] = [
    NonexistentTarget.self,
    UnfitTarget.self,
    EmptyImage.self,
    FormatMismatch.self,
    MissingFile.self,
    MissingScript.self,
    UntrustedScript.self,
    MissingBridge.self,
    MissingOpenVSwitch.self,
    MissingBackendDomain.self,
    UncheckedDomain.self,
    MissingGatewayDevice.self,
    MissingPCIDevice.self,
    MissingPool.self,
  ]
}
