public import XLSyntax
public import XLText

/// The strings of `disk` and `vif` of a file, each read as xl reads it, with its place in the file.
///
/// Strings after a list inside the list are here too, although xl stops at that.
public struct ConfigDevices: Hashable, Sendable {
  /// One string of `disk`.
  public struct Disk: Hashable, Sendable {
    /// Where it is, with its quotes.
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
    /// Where it is, with its quotes.
    public let range: ByteRange
    /// The string, with the place of each byte.
    public let text: EmbeddedText
    /// What xl reads from it.
    public let lowering: NicLowering
    /// Its number in the list, which is its device number where it gives none.
    public let index: Int
    /// Its tokens.
    public var syntax: VifSyntax { lowering.syntax }
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
  ///
  /// `previous` are those of an earlier text, read as the same release does: the text in both is not read
  /// again.
  public init(_ reading: ConfigReading, xen: XenVersion, previous: ConfigDevices? = nil) {
    let diskTexts = Self.texts("disk", reading)
    let oldDisks = previous?.disks ?? []
    let sameDisks = ListAlignment(oldDisks.map(\.text.bytes), diskTexts.map(\.text.bytes))
    disks = diskTexts.enumerated().map { index, element in
      let known = sameDisks.old(index).map { oldDisks[$0].reading }
      let reading = known ?? DiskLowering.read(element.text.text, xen: xen)
      return Disk(range: element.range, text: element.text, reading: reading)
    }
    let nicTexts = Self.texts("vif", reading)
    let oldNics = previous?.nics ?? []
    let sameNics = ListAlignment(oldNics.map(\.text.bytes), nicTexts.map(\.text.bytes))
    nics = nicTexts.enumerated().map { index, element in
      let known = sameNics.old(index).map { oldNics[$0].lowering }
      let lowering = known ?? NicLowering(VifSyntax(element.text.text), xen: xen)
      return Nic(range: element.range, text: element.text, lowering: lowering, index: index)
    }
  }

  /// Which of the strings was in an earlier text.
  package func alignment(with old: ConfigDevices) -> (disks: ListAlignment, nics: ListAlignment) {
    (
      ListAlignment(old.disks.map(\.text.bytes), disks.map(\.text.bytes)),
      ListAlignment(old.nics.map(\.text.bytes), nics.map(\.text.bytes))
    )
  }

  private static func texts(_ key: String, _ reading: ConfigReading) -> [(
    range: ByteRange, text: EmbeddedText
  )] {
    guard let index = reading.lastIndex(of: key.utf8) else { return [] }
    return reading.elements(of: index).compactMap { element in element.text.map { (element.range, $0) } }
  }
}
