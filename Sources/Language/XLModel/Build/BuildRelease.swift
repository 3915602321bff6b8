/// What libxl's checks of a domain depend on, release by release.
///
/// Read in tools/libs/light of each stable branch and, for 4.23, of the development branch of August 2026;
/// 4.17 was observed too.
struct BuildRelease: Hashable, Sendable {
  /// Whether the traditional device model exists: until 4.20.
  ///
  /// A device model in a domain of its own is then that one by default.
  let hasTraditionalDeviceModel: Bool
  /// Whether libxl knows accesses that trap: since 4.21.
  let hasUnmappedAccesses: Bool

  /// Whether xl numbers channels from 0, as libxl numbers consoles: 4.17, and some releases of 4.18 to 4.20.
  let numbersChannelsAsConsoles: Bool
  /// Whether a CD-ROM drive of an HVM guest can have the backend `phy`: since 4.19.
  let hasPhysicalCDROM: Bool

  private static let traditionalUntilMinor = 20
  private static let unmappedAccessesSinceMinor = 21
  private static let physicalCDROMSinceMinor = 19
  private static let channelsAsConsolesUntilMinor = 17

  init(_ xen: XenVersion) {
    hasTraditionalDeviceModel = xen.minor <= Self.traditionalUntilMinor
    numbersChannelsAsConsoles = xen.minor <= Self.channelsAsConsolesUntilMinor
    hasPhysicalCDROM = xen.minor >= Self.physicalCDROMSinceMinor
    hasUnmappedAccesses = xen.minor >= Self.unmappedAccessesSinceMinor
  }
}
