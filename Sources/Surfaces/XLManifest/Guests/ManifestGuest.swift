import LibYAML
public import XLCheck
public import XLModel
import XLRules
public import XLText

/// One guest of a manifest: how it is found, and its devices as xl reads them from a file that says the same.
///
/// Ranges of devices are in the text of that file; `place` leads to the manifest.
public struct ManifestGuest: Hashable, Sendable {
  /// The name.
  public let name: [UInt8]?
  /// The UUID, as it is written.
  public let uuid: [UInt8]?
  /// Where the name is in the manifest, or else the UUID.
  public let place: ByteRange
  /// Where the guest is in the manifest.
  public let range: ByteRange
  /// Whether there is a list of disks; without one the disks of the guest are not part of the manifest.
  public let listsDisks: Bool
  /// Whether there is a list of interfaces; without one they are not part of the manifest.
  public let listsNics: Bool
  /// The file of xl that says the same: its `disk`, `vif`, `name` and `uuid`, checked.
  public let checked: CheckedConfig

  /// The disks and interfaces.
  public var devices: ConfigDevices { checked.devices }

  /// The text of the file, with the place of each byte in the manifest.
  let text: EmbeddedText
  /// The single values of the manifest that are in the text, in order.
  let spots: [ManifestSpot]
  /// What it takes that only one guest can have, with places in the manifest.
  private(set) var claims: [Claim] = []

  init(_ draft: GuestDraft, in manifest: SourceText, options: CheckOptions) {
    let built = GuestText(draft, in: manifest)
    name = draft.name.map { ManifestReader.bytes($0.node) }
    uuid = draft.uuid.map { ManifestReader.bytes($0.node) }
    place = draft.place
    range = draft.range
    listsDisks = draft.disks != nil
    listsNics = draft.nics != nil
    text = built.text
    spots = built.spots
    checked = CheckedConfig(built.text.text, options: options)
    claims = checked.claims.map { claim in
      var claim = claim
      claim.range = use(claim.range)
      return claim
    }
  }

  /// Where a range of the file's text is in the manifest; of a value that an alias repeats where its anchor
  /// is.
  public func place(_ range: ByteRange) -> ByteRange {
    // An empty value has no byte in the text, and quotes in the manifest.
    if range.isEmpty, let spot = spot(at: range.start), spot.range == range { return spot.node.range }
    return text.place(range)
  }

  /// Where a device is used: as `place`, but of a value that an alias repeats where the alias is.
  public func use(_ range: ByteRange) -> ByteRange { spot(at: range.start)?.alias ?? place(range) }

  /// The single value that an offset of the text is in or after, in the same string.
  func spot(at offset: Int) -> ManifestSpot? {
    let next = spots.indices.end { spots[$0].range.start <= offset }
    // Of a string in quotes the quote is before its first value.
    if next < spots.count, spots[next].range.start == offset + 1 { return spots[next] }
    guard next > 0, offset <= spots[next - 1].range.end else { return nil }
    return spots[next - 1]
  }
}
