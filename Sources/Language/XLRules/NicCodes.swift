public import XLText

/// Every code of the vif family: its number, never used for something else, and its noun phrase.
public enum NicCode: UInt16, Hashable, Sendable, CaseIterable {
  /// No parameter has this name.
  case unknownKey = 2001
  /// Blanks before a key or its `=`.
  case blankAroundKey = 2002
  /// A key without `=` and value.
  case missingValue = 2003
  /// Nothing where a parameter should be.
  case emptyParameter = 2004
  /// `trusted=` or `untrusted=`.
  case flagWithValue = 2005
  /// A key of a later release.
  case keyOfLaterRelease = 2006
  /// A key with a newer name.
  case deprecatedKey = 2007
  /// A key that does nothing.
  case unsupportedKey = 2008
  /// The same parameter again.
  case repeatedKey = 2009
  /// Both `trusted` and `untrusted`.
  case contradictoryFlags = 2010
  /// A key with nothing behind its `=`.
  case emptyValue = 2011
  /// Blanks at the front or end of a value.
  case blankAroundValue = 2012
  /// A value that holds another parameter.
  case swallowedParameter = 2013
  /// A NUL byte.
  case nulByte = 2014
  /// Neither `vif` nor `ioemu`.
  case unknownType = 2021
  /// `type=ioemu` and what it needs.
  case emulatedType = 2022
  /// A card that QEMU does not have.
  case unknownModel = 2023
  /// A model without emulation.
  case modelWithoutEmulation = 2024
  /// An octet that is none.
  case malformedMAC = 2031
  /// Fewer than six octets.
  case shortMAC = 2032
  /// Text behind the sixth octet.
  case trailingMAC = 2033
  /// An odd spelling of an address.
  case oddMAC = 2034
  /// A group address.
  case multicastMAC = 2035
  /// Six zeros.
  case zeroMAC = 2036
  /// A rate that is none.
  case malformedRate = 2041
  /// A rate that is out of range.
  case rateOutOfRange = 2042
  /// An interval that is none.
  case malformedInterval = 2043
  /// An interval that is out of range.
  case intervalOutOfRange = 2044
  /// A number with a leading zero in a rate.
  case octalRate = 2045
  /// An interval that counts seconds.
  case intervalWithoutUnit = 2046
  /// A rate of no byte an interval.
  case zeroRate = 2047
  /// A good rate that xl refuses.
  case rateAfterOverflow = 2048
  /// A number that is none.
  case malformedNumber = 2051
  /// Bytes behind a number.
  case trailingNumber = 2052
  /// A number below 0 or above 2^31 - 1.
  case wrappedNumber = 2053
  /// An odd spelling of a number.
  case oddNumber = 2054
  /// An MTU that no interface can have.
  case mtuOutOfRange = 2055
  /// An interface name that is too long.
  case longInterfaceName = 2061
  /// An interface name with a byte that none may have.
  case oddInterfaceName = 2062
  /// Something that is no address.
  case oddIPAddress = 2063
  /// A VLAN term that is none.
  case malformedVLAN = 2071
  /// Several VLANs, none for untagged packets.
  case vlanWithoutPVID = 2072
  /// A script's name with a slash inside.
  case scriptWithSlash = 2073
  /// Trust in a driver domain.
  case trustedDriverDomain = 2074

  /// The code as diagnostics carry it.
  public var code: DiagnosticCode { DiagnosticCode(rawValue) }
}
