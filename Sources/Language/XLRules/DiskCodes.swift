public import XLText

/// Every code that a disk string can get, with its name as a noun phrase; numbers are never reused.
public enum DiskCode: UInt16, Hashable, Sendable, CaseIterable {
  /// The format field is missing, and what follows stands in its place.
  case forgottenFormat = 1001
  /// A format that does not exist.
  case unknownFormat = 1002
  /// An access mode that does not exist.
  case unknownAccess = 1003
  /// A backend type that does not exist.
  case unknownBackendType = 1004
  /// A specification that does not exist.
  case unknownSpecification = 1005
  /// A device type that does not exist.
  case unknownDeviceType = 1006
  /// A COLO port that is no number, or 0.
  case unreadablePort = 1007
  /// A key that does not exist.
  case unknownKey = 1008
  /// A flag with `=` and a value.
  case flagWithValue = 1009
  /// An `=` where none can stand.
  case strayEquals = 1010
  /// An `=` at the end, dropped silently.
  case droppedEquals = 1011
  /// A parameter given twice that may be given once.
  case repeatedParameter = 1012
  /// A later value that silently replaces an earlier one.
  case overriddenParameter = 1013
  /// More positional parameters than there are places.
  case tooManyPositionals = 1014
  /// A prefix that does not exist.
  case unknownPrefix = 1015
  /// A deprecated prefix with a meaning.
  case deprecatedPrefix = 1016
  /// A deprecated prefix without a meaning.
  case ignoredPrefix = 1017
  /// No virtual device.
  case missingVirtualDevice = 1018
  /// No target.
  case missingTarget = 1019
  /// Parameters behind `target=`, which took them.
  case swallowedParameter = 1020
  /// A flag that the release does not know yet.
  case flagTooNew = 1021
  /// White space at the edge of a value.
  case edgeBlank = 1022
  /// A parameter too long for xl's scanner.
  case overlongParameter = 1023
  /// An `=` before a newline, which ends xl.
  case scannerExit = 1024
  /// A NUL byte.
  case nulByte = 1025
  /// A virtual device of no characters.
  case emptyVirtualDevice = 1026
  /// Removed; `VirtualDeviceCode` judges names, in a disk string as alone.
  case impossibleVirtualDevice = 1027
  /// A writable CD-ROM.
  case writableCDROM = 1028
  /// An empty drive that is not a CD-ROM.
  case emptyDriveNotCDROM = 1029
  /// Format empty with a target.
  case emptyFormatWithTarget = 1030
  /// A target of no characters.
  case emptyTarget = 1031
  /// A backend type that runs no script.
  case scriptRefused = 1032
  /// A backend type or script that cannot serve the format.
  case formatRefused = 1033
  /// A backend type that cannot do COLO.
  case coloRefused = 1034
  /// The tap backend in a release that does not use it.
  case tapUnusable = 1035
  /// A backend type and a specification that exclude each other.
  case specificationRefused = 1036
  /// A COLO port in a spelling that is read otherwise than it looks.
  case oddPort = 1037
  /// A COLO port that no host has.
  case impossiblePort = 1038
  /// A target with characters that scripts take apart.
  case shellCharacter = 1039
  /// A script's name with a slash inside.
  case scriptWithSlash = 1040
  /// A target for `block-iscsi` without what that script asks for.
  case incompleteISCSITarget = 1041
  /// The script `block-nbd` or `block-enbd`, which no toolstack can use.
  case unusableNBDScript = 1042
  /// A script that Xen does not ship.
  case foreignScript = 1043
  /// Trust in a driver domain.
  case trustedDriverDomain = 1044
  /// A read-only disk where the emulated bus cannot be read-only.
  case writableBus = 1045
  /// A disk without names for its parameters.
  case positionalForm = 1046

  /// The codes that nothing gets any more; they stay, so that no number is used again.
  public static let removed: Set<DiskCode> = [.impossibleVirtualDevice]

  /// The code.
  public var code: DiagnosticCode { DiagnosticCode(rawValue) }

  /// The name: the complaint as a noun phrase, in words apart.
  public var name: String {
    var result = ""
    for character in "\(self)" {
      if character.isUppercase && result.last?.isUppercase != true && !result.hasSuffix("CDRO") {
        result += " "
      }
      result.append(character)
    }
    return result.replacing("CDROM", with: "cdrom").lowercased()
  }
}
