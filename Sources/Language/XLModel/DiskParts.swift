public import XLSyntax

/// What a `DiskSpec` holds besides its text; see there for what each member means.
///
/// Plain numbers only, so that it is copied without counting references while a disk is read.
@usableFromInline
package struct DiskParts: Hashable, Sendable {
  @usableFromInline package internal(set) var targetPlace = Place.none
  @usableFromInline package internal(set) var virtualDevicePlace = Place.none
  @usableFromInline package internal(set) var backendDomainPlace = Place.none
  @usableFromInline package internal(set) var scriptPlace = Place.none
  @usableFromInline package internal(set) var coloHostPlace = Place.none
  @usableFromInline package internal(set) var coloExportPlace = Place.none
  @usableFromInline package internal(set) var activeDiskPlace = Place.none
  @usableFromInline package internal(set) var hiddenDiskPlace = Place.none
  @usableFromInline package internal(set) var formatPlace = Place.none
  @usableFromInline package internal(set) var accessPlace = Place.none
  @usableFromInline package internal(set) var deviceTypePlace = Place.none
  @usableFromInline package internal(set) var backendPlace = Place.none
  @usableFromInline package internal(set) var specificationPlace = Place.none
  @usableFromInline package internal(set) var discardPlace = Place.none
  @usableFromInline package internal(set) var coloPlace = Place.none
  @usableFromInline package internal(set) var trustPlace = Place.none
  @usableFromInline package internal(set) var grantUsagePlace = Place.none
  @usableFromInline package internal(set) var coloPortPlace = Place.none
  @usableFromInline package internal(set) var prefixPlace = Place.none

  @usableFromInline package internal(set) var format = DiskFormat.raw
  @usableFromInline package internal(set) var writtenFormat: DiskFormat?
  @usableFromInline package internal(set) var isReadWrite = true
  @usableFromInline package internal(set) var writtenAccess: Bool?
  @usableFromInline package internal(set) var isCDROM = false
  @usableFromInline package internal(set) var backend = DiskBackend.unknown
  @usableFromInline package internal(set) var specification = DiskSpecification.unknown
  @usableFromInline package internal(set) var isDirectIOSafe = false
  @usableFromInline package internal(set) var discard: Bool?
  @usableFromInline package internal(set) var isColo: Bool?
  @usableFromInline package internal(set) var isTrusted: Bool?
  @usableFromInline package internal(set) var grantUsage: Bool?
  @usableFromInline package internal(set) var coloPort: Int32 = 0
  @usableFromInline package internal(set) var scriptPrefix: DiskWord?

  init() {}
}
