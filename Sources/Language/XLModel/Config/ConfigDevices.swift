public import XLSyntax
public import XLText

/// The strings of `disk` and `vif` of a file, each read as xl reads it, with its place in the file.
///
/// Strings behind a list inside the list are here too, although xl stops at that.
public struct ConfigDevices: Hashable, Sendable {
  /// One string of `disk`.
  public struct Disk: Hashable, Sendable {
    /// Where it stands, with its quotes.
    public let range: ByteRange
    /// The string, with the place of each byte.
    public let text: EmbeddedText
    /// What xl reads from it.
    public let reading: DiskReading
    /// The disk.
    public var spec: DiskSpec { reading.spec }
  }

  /// One string of `vif`.
  public struct Nic: Hashable, Sendable {
    /// Where it stands, with its quotes.
    public let range: ByteRange
    /// The string, with the place of each byte.
    public let text: EmbeddedText
    /// Its pieces.
    public let syntax: VifSyntax
    /// What xl reads from it.
    public let lowering: NicLowering
    /// Its number in the list, which is its device number where it gives none.
    public let index: Int
    /// The interface.
    public var spec: NicSpec { lowering.spec }
    /// Its device number.
    public var devid: Int32 { spec.devid ?? Int32(truncatingIfNeeded: index) }
  }

  /// The disks, in order.
  public let disks: [Disk]
  /// The network interfaces, in order.
  public let nics: [Nic]

  /// The devices of a file as a release reads them.
  public init(_ reading: ConfigReading, xen: XenVersion) {
    disks = Self.texts("disk", reading).map { range, text in
      Disk(range: range, text: text, reading: DiskLowering.read(text.text, xen: xen))
    }
    nics = Self.texts("vif", reading).enumerated().map { index, element in
      let syntax = VifSyntax(element.text.text)
      let lowering = NicLowering(syntax, xen: xen)
      return Nic(range: element.range, text: element.text, syntax: syntax, lowering: lowering, index: index)
    }
  }

  private static func texts(_ key: String, _ reading: ConfigReading) -> [(
    range: ByteRange, text: EmbeddedText
  )] {
    guard let index = reading.lastIndex(of: key.utf8) else { return [] }
    return reading.elements(of: index).compactMap { element in element.text.map { (element.range, $0) } }
  }
}
