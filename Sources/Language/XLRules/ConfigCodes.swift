public import XLText

/// Every code of keys of configuration files and of their values; numbers are never reused.
public enum ConfigCode: UInt16, Hashable, Sendable, CaseIterable {
  /// A key that no xl reads.
  case unknownKey = 3001
  /// A key that only newer releases read.
  case keyOfNewerRelease = 3002
  /// A key that older programs read.
  case removedKey = 3003
  /// A key that is for other types of guest.
  case keyOfOtherGuest = 3004
  /// A key that another took the place of.
  case deprecatedKey = 3005
  /// A key that xl warns of and ignores.
  case ignoredKey = 3006
  /// One value in place of a list.
  case valueForList = 3007
  /// A list in place of one value.
  case listForValue = 3008
  /// A list inside a list of texts.
  case nestedList = 3009
  /// Text in place of a number.
  case notANumber = 3010
  /// A word such as yes in place of 0 or 1.
  case wordForTruth = 3011
  /// A size with a unit in quotes.
  case sizeWithUnit = 3012
  /// A number of more than 64 bits.
  case numberTooLarge = 3013
  /// A number that xl refuses.
  case numberOutOfRange = 3014
  /// A number with a leading zero.
  case octalNumber = 3015
  /// A number that `+=` adds.
  case appendedNumber = 3016
  /// A word that the key does not take.
  case unknownValue = 3017
  /// An abbreviated word.
  case abbreviatedValue = 3018
  /// A UUID in another form.
  case malformedUUID = 3019
  /// No name.
  case missingName = 3020
  /// Nothing to start.
  case missingKernel = 3021
  /// Settings that exclude each other.
  case contradiction = 3022
  /// A key that is set again.
  case duplicateKey = 3023
  /// A name of no byte.
  case emptyName = 3024
  /// No memory.
  case missingMemory = 3025
  /// Memory that cannot be meant.
  case implausibleMemory = 3026
  /// More memory than the most.
  case memoryAboveMaximum = 3027
  /// A number of processors that cannot be meant.
  case implausibleProcessors = 3028
  /// A form of the value that is deprecated.
  case deprecatedForm = 3029
  /// A number outside of what makes sense.
  case implausibleNumber = 3030
  /// A key that does nothing without another.
  case keyWithoutEffect = 3031
  /// The firmware as kernel.
  case loaderAsKernel = 3032
  /// Timer mode of a paravirtual guest.
  case timerModeOfPV = 3033
  /// A word that xl hands on and nobody knows.
  case unknownWord = 3034
  /// A letter that no boot device has.
  case unknownBootDevice = 3035
  /// A UUID of zeros.
  case zeroUUID = 3036

  /// The code as diagnostics carry it.
  public var code: DiagnosticCode { DiagnosticCode(rawValue) }
}
